import { failure } from '../errors.ts'
import { operator } from '../records/departmentContext.ts'
import type { Importer, KeptRecords } from '../records/importer.ts'
import type { Row } from '../tabular/row.ts'
import { openForeignRows, type ForeignRows } from './foreignRows.ts'
import { columnsOf } from './columnsOf.ts'
import { inGroups } from './inGroups.ts'
import { openLegacyTable, type LegacyRow, type LegacyTable, type Place } from './legacyTable.ts'
import type { Run, RunResult } from './run.ts'
import type { PullSource } from './sourceFile.ts'
import { atMost, overlapped } from './watermark.ts'

/**
 * Reads what is new in a department's own table, page by page; how far it came is committed after each page, so that a kill repeats at most
 * a page. From time to time it asks which of the records that came from there are gone, and withdraws them.
 */
export const pull = async (source: PullSource, run: Run): Promise<RunResult> => {
  const { lease, importer, clock, signal } = run
  const kept = source.tombstones && withdrawable(source, importer)
  const headers = columnsOf(source.mapping)
  const table = await openLegacyTable(source, run.named(source.connection), headers, () => run.permit(signal))
  let rows: ForeignRows | undefined
  try {
    const looked = Object.entries(source.lookups).map(([field, lookup]) => ({
      ...virtual(source, field),
      field,
      lookup,
    }))
    const codes: Map<string, string>[] = []
    for (const { lookup } of looked) codes.push(await table.codes(lookup))
    rows = openForeignRows(
      run,
      source.system,
      [...headers, ...looked.map(({ header }) => header)],
      withLookups(source, looked),
    )
    const rowOf = ({ key, cells }: LegacyRow): Omit<Row, 'line'> => {
      const written = looked.map(({ from }) => cells[headers.indexOf(from)]!)
      const names = written.map((code, at) => (code === '' ? '' : codes[at]!.get(code)))
      const faults = looked.flatMap(({ lookup }, at) => {
        const message = `代码表“${lookup.table}”中没有代码“${written[at]}”`
        return names[at] === undefined ? [[1 + headers.length + at, { code: 'UNKNOWN_CHOICE', message }] as const] : []
      })
      const shown = [key, ...cells, ...names.map((name, at) => name ?? written[at]!)]
      return { cells: shown, ...(faults.length > 0 ? { cellFaults: new Map(faults) } : {}) }
    }
    let { watermark } = lease.run
    const { column = '', overlap } = source.watermark ?? {}
    const since = watermark === null ? null : overlapped(column, overlap, watermark)
    for (let after: Place | null = null; ;) {
      const page = await table.page(since, after)
      await rows.take(page.rows.map(rowOf))
      const last = page.rows.at(-1)
      after = last ?? after
      if (last && last.watermark !== null) watermark = atMost(last.watermark, page.now)
      await lease.note({ watermark })
      if (page.rows.length < source.limits.rowsPerQuery) break
    }
    const due = source.tombstones && clock.now() >= lease.run.scannedAt + source.tombstones.every
    if (kept && due) await withdrawVanished(source, table, kept, run)
    return {
      rows: rows.taken.rows,
      rejected: rows.taken.outcomes.REJECTED,
      ...(due ? { scannedAt: clock.now() } : {}),
    }
  } finally {
    rows?.close()
    await table.close()
  }
}

const withdrawable = (source: PullSource, { kept }: Importer): KeptRecords => {
  if (kept) return kept
  throw failure('BAD_USER_INPUT', `“${source.type}”的记录不能撤回，请从来源文件中删去 tombstones`)
}

/** Nothing is withdrawn before all is asked: a table that is just being filled anew must not empty the department's. */
const withdrawVanished = async (source: PullSource, table: LegacyTable, kept: KeptRecords, run: Run): Promise<void> => {
  const { most } = source.tombstones!
  const vanished: string[] = []
  for (let after = ''; ;) {
    const ids = await kept.ids(source.system, after, Math.min(500, source.limits.rowsPerQuery))
    if (ids.length === 0) break
    const present = await table.present(ids)
    vanished.push(...ids.filter(id => !present.has(id)))
    if (vanished.length > most)
      throw failure(
        'BAD_USER_INPUT',
        `对方已没有的记录超过 ${most} 条，未撤回任何记录；请先向对方核实，确实删除的请调大 tombstones.most`,
      )
    after = ids.at(-1)!
    await run.lease.note({})
  }
  const reason = `来源系统“${source.system}”已没有这条记录`
  for (const group of inGroups(vanished, 500))
    await kept.withdraw(
      group.map(recordId => ({ system: source.system, recordId, reason })),
      operator,
    )
}

/** A field whose code is looked up is read from a column that the foreign table has not: the name behind the code. */
const virtual = ({ mapping, lookups }: PullSource, field: string): { from: string; header: string } => {
  const given = mapping.columns[field]
  const [from, ...more] = given && 'first' in given ? given.first : []
  if (from === undefined || more.length > 0)
    throw failure('BAD_USER_INPUT', `“lookups.${field}”有误：mapping.columns.${field} 应为一个代码列`)
  return { from, header: `${from} → ${lookups[field]!.table}.${lookups[field]!.name}` }
}

const withLookups = (
  { mapping }: PullSource,
  looked: readonly { field: string; header: string }[],
): PullSource['mapping'] => ({
  ...mapping,
  columns: {
    ...mapping.columns,
    ...Object.fromEntries(looked.map(({ field, header }) => [field, { first: [header] }])),
  },
})
