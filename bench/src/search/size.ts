import type { Database } from '@e360/kit/database/database'
import { createTable } from '@e360/kit/database/migrate'

/** Bytes on the disk. */
export interface Sizes {
  /** a plain table of every name, present and former, with its org code */
  names: number
  /** the tables of the search index with their indexes */
  index: number
}

/** Measures the index beside a plain table of the names, which is made for this and dropped again. */
export const measureSizes = async (database: Database): Promise<Sizes> => {
  const { read, dialect } = database
  await createTable(read, 'bench_name', table => {
    table.increments('id')
    table.string('org_code', 9).notNullable()
    table.string('name', 200).notNullable()
  })
  await read.raw('insert into bench_name (org_code, name) select org_code, name from enterprise order by org_code')
  await read.raw('insert into bench_name (org_code, name) select org_code, name from former_name order by org_code')
  const bytes = dialect === 'sqlite' ? sqliteBytes : mysqlBytes
  const sizes = {
    names: await bytes(database, ['bench_name']),
    index: await bytes(database, ['search_company', 'search_posting']),
  }
  await read.schema.dropTable('bench_name')
  return sizes
}

const sqliteBytes = async ({ read }: Database, tables: readonly string[]): Promise<number> => {
  const [row] = await read.raw<{ bytes: number }[]>(
    `select sum(pgsize) as bytes from dbstat where aggregate = true and name in
       (select name from sqlite_master where tbl_name in (${tables.map(() => '?').join()}))`,
    [...tables],
  )
  return row!.bytes
}

const mysqlBytes = async ({ read }: Database, tables: readonly string[]): Promise<number> => {
  for (const table of tables) await read.raw('analyze table ??', [table])
  const [[row]] = (await read.raw(
    `select sum(data_length + index_length) as bytes from information_schema.tables
       where table_schema = database() and table_name in (${tables.map(() => '?').join()})`,
    [...tables],
  )) as [[{ bytes: string }]]
  return Number(row.bytes)
}
