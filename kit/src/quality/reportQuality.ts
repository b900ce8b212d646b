import { createHash } from 'node:crypto'
import { loggedTransaction } from '../changes/changeLog.ts'
import { qualityKind } from '../changes/reports.ts'
import { createTable, type Migration } from '../database/migrate.ts'
import type { Database } from '../database/database.ts'
import { insertMany } from '../database/insertMany.ts'
import { groupedBy } from '../grouped.ts'
import type { QualityReport } from './types.ts'

/** What the archive was told last of how good a department's data are; a row a district. */
export const qualityReportMigration: Migration = {
  name: '007-quality-reports',
  up: knex =>
    createTable(knex, 'quality_report', table => {
      table.string('id', 26).primary()
      table.string('judged_on', 10).notNullable()
      table.text('reports', 'mediumtext').notNullable()
    }),
}

/** Tells the followers of a department's change log how good its data are, where that is another than they were told of the same day. */
export const reportQuality = async (
  database: Database,
  department: string,
  on: string,
  reports: readonly QualityReport[],
): Promise<void> => {
  const districts = groupedBy(reports, ({ regionCode }) => regionCode ?? '')
  // a department of which nothing is kept was judged as well
  if (districts.size === 0) districts.set('', [])
  const rows = [...districts].map(([region, own]) => ({
    region,
    row: { id: idOf(department, region, on), judged_on: on, reports: JSON.stringify(own) },
  }))
  await loggedTransaction(database, async (trx, log) => {
    const stored = await trx('quality_report')
      .where('judged_on', on)
      .select<{ id: string; reports: string }[]>('id', 'reports')
    const told = new Map(stored.map(each => [each.id, each.reports]))
    await trx('quality_report').delete()
    await insertMany(
      trx,
      'quality_report',
      rows.map(({ row }) => row),
    )
    for (const { region, row } of rows)
      if (told.get(row.id) !== row.reports) {
        const payload = { department, region, on, reports: row.reports }
        log({ kind: qualityKind, op: 'UPSERT', id: row.id, orgCode: null, payload })
      }
    const known = new Set(rows.map(({ row }) => row.id))
    for (const id of told.keys())
      if (!known.has(id)) log({ kind: qualityKind, op: 'WITHDRAWN', id, orgCode: null, payload: { department, on } })
  })
}

/** The day as of which a department's data were judged last; null: they never were. */
export const lastJudgedOn = async ({ read }: Pick<Database, 'read'>): Promise<string | null> => {
  const last = await read('quality_report').max({ on: 'judged_on' }).first<{ on: string | null }>()
  return last.on
}

const idOf = (...parts: string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 26)
