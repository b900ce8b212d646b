import { existsSync } from 'node:fs'
import { isMysqlUrl, openDatabase, sqliteConnection, type Knex } from './database.ts'
import { unusableDatabase } from './unusable.ts'

/**
 * Reads a department's database as it is at one moment, beside whoever writes to it: every statement of the work sees the same rows.
 * Nothing is made, migrated or changed.
 * @param name the department, for the sentence
 * @param work is given a transaction that only reads; its statements run one after the other
 * @throws Error whose Chinese sentence names the setting where there is no such database, or its tables are not those of this version
 */
export const readSnapshot = async <Result>(
  name: string,
  url: string,
  work: (read: Knex) => Promise<Result>,
): Promise<Result> => {
  try {
    return await (isMysqlUrl(url) ? onServer(url, work) : onFile(url, work))
  } catch (error) {
    throw unusableDatabase(name, error)
  }
}

const onServer = async <Result>(url: string, work: (read: Knex) => Promise<Result>): Promise<Result> => {
  const database = openDatabase(url)
  try {
    return await database.read.transaction(work, { isolationLevel: 'repeatable read' })
  } finally {
    await database.close()
  }
}

const onFile = async <Result>(file: string, work: (read: Knex) => Promise<Result>): Promise<Result> => {
  if (!existsSync(file)) throw Object.assign(new Error(`${file} is missing`), { code: 'E360_NO_FILE' })
  const reader = sqliteConnection({ filename: file, busyTimeoutMs, readonly: true })
  try {
    return await reader.transaction(work)
  } finally {
    await reader.destroy()
  }
}

/** An empty SQLite database on the temporary disk that goes with its connection, for what would not fit in memory. */
export const openScratch = (): Knex => sqliteConnection({ filename: '', busyTimeoutMs })

const busyTimeoutMs = 10_000
