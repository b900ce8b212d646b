import path from 'node:path'
import { openDatabase, type Database } from '@e360/kit/database/database'
import { departments, type DepartmentName } from './product.ts'
import type { Environment } from './process.ts'

/** Looks into the databases of a data directory from beside the product. */
export interface Rows {
  of: (department: DepartmentName, table: string, ...columns: string[]) => Promise<Record<string, unknown>[]>
  /** every change that a department committed or took from another: grows with everything that is written */
  written: () => Promise<number>
  close: () => Promise<void>
}

/** @param environment where `<NAME>_DATABASE_URL` stands; files in the data directory otherwise */
export const openRows = (dataDir: string, environment: Environment = {}): Rows => {
  const open = new Map<DepartmentName, Database>(
    departments.map(name => [
      name,
      openDatabase(String(environment[`${name.toUpperCase()}_DATABASE_URL`] ?? path.join(dataDir, `${name}.sqlite`))),
    ]),
  )
  const sum = async (department: DepartmentName, table: string): Promise<number> => {
    const knex = open.get(department)!.read
    if (!(await knex.schema.hasTable(table))) return 0
    const row = await knex(table).sum({ cursors: 'cursor' }).first<{ cursors: number | string | null }>()
    return Number(row.cursors ?? 0)
  }
  return {
    of: async (department, table, ...columns) =>
      (await open.get(department)!.read(table).select(columns).orderBy(columns)) as Record<string, unknown>[],
    written: async () => {
      const cursors = await Promise.all(
        departments.flatMap(name => [sum(name, 'change_head'), sum(name, 'follow_cursor')]),
      )
      return cursors.reduce((total, each) => total + each, 0)
    },
    close: async () => void (await Promise.all([...open.values()].map(database => database.close()))),
  }
}
