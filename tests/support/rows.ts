import path from 'node:path'
import { openDatabase, type Database } from '@e360/kit/database/database'
import { departments, type DepartmentName } from './product.ts'
import type { Environment } from './process.ts'

/** Looks into the databases of a data directory from beside the product. */
export interface Rows {
  of: <Row = Record<string, unknown>>(department: DepartmentName, table: string, ...columns: string[]) => Promise<Row[]>
  count: (department: DepartmentName, table: string) => Promise<number>
  /** grows with everything that any department writes */
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
  const count: Rows['count'] = async (department, table) => {
    const knex = open.get(department)!.read
    if (!(await knex.schema.hasTable(table))) return 0
    const row = await knex(table).count({ rows: '*' }).first<{ rows: number | string }>()
    return Number(row.rows)
  }
  return {
    of: async (department, table, ...columns) =>
      (await open.get(department)!.read(table).select(columns).orderBy(columns)) as never,
    count,
    written: async () => {
      const counts = await Promise.all(departments.map(name => count(name, 'change_log')))
      return counts.reduce((sum, each) => sum + each, 0)
    },
    close: async () => void (await Promise.all([...open.values()].map(database => database.close()))),
  }
}
