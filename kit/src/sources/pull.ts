import { failure } from '../errors.ts'
import { inGroups } from '../inGroups.ts'
import { operator } from '../records/departmentContext.ts'
import type { Importer, KeptRecords } from '../records/importer.ts'
import { openForeignRows, type ForeignRows } from './foreignRows.ts'
import { openLegacyTable, type LegacyTable } from './legacyTable.ts'
import { lookupsOf } from './lookups.ts'
import { readTable } from './readTable.ts'
import type { Run, RunResult } from './run.ts'
import type { TableSource } from './sourceFile.ts'

/**
 * Reads what is new in a department's own table, page by page; how far it came is committed after each page, so that a kill repeats at most
 * a page. From time to time it asks which of the records that came from there are gone, and withdraws them.
 */
export const pull = async (source: TableSource, run: Run): Promise<RunResult> => {
  const { lease, importer, clock } = run
  const until = clock.now() + source.every
  const kept = source.tombstones && withdrawable(source, importer)
  const looked = lookupsOf(source)
  const permits = openPermits(run, until)
  const table = await openLegacyTable(source, run.named(source.connection), looked.columns, permits.permit)
  let rows: ForeignRows | undefined
  try {
    const rowOf = await looked.readCodes(table)
    rows = openForeignRows(run, source.system, looked.headers, looked.mapping)
    const { take } = rows
    await readTable(source, run, permits.spare, async (...place) => {
      const page = await table.page(...place)
      await take(page.rows.map(rowOf))
      const last = page.rows.at(-1)
      return {
        now: page.now,
        last: last && { watermark: last.watermark, key: last.key },
        isLast: page.rows.length < source.limits.rowsPerQuery,
      }
    })
    const due = source.tombstones && clock.now() >= lease.run.scannedAt + source.tombstones.every
    if (kept && due) {
      await withdrawVanished(source, table, kept, run)
      // whenever they were written: the next run reads everything
      if (await haveReturned(source, table, kept, run)) await lease.note({ watermark: null })
    }
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

/** @returns `permit` for what must be sent; `spare` asks whether one more query may be, for which `permit` then waits no more */
const openPermits = (run: Run, until: number) => {
  let given = false
  return {
    permit: async () => {
      if (given) given = false
      else await run.permit(run.signal)
    },
    spare: async () => (given = await run.spare(run.signal, until)),
  }
}

const withdrawable = (source: TableSource, { kept }: Importer): KeptRecords => {
  if (kept) return kept
  throw failure('BAD_USER_INPUT', `“${source.type}”的记录不能撤回，请从来源文件中删去 tombstones`)
}

/** As many may vanish whatever share of all that is. */
const few = 20

/** Nothing is withdrawn before all is asked: a table that is just being filled anew must not empty the department's. */
const withdrawVanished = async (
  source: TableSource,
  table: LegacyTable,
  kept: KeptRecords,
  run: Run,
): Promise<void> => {
  const { most, percent } = source.tombstones!
  const vanished: string[] = []
  let asked = 0
  for await (const ids of pagesOf(kept.ids, source)) {
    const present = await table.present(ids)
    asked += ids.length
    vanished.push(...ids.filter(id => !present.has(id)))
    if (vanished.length > most)
      throw failure(
        'BAD_USER_INPUT',
        `对方已没有的记录超过 ${most} 条，未撤回任何记录；请先向对方核实，确实删除的请调大 tombstones.most`,
      )
    await run.lease.note({})
  }
  if (vanished.length > few && vanished.length * 100 > asked * percent)
    throw failure(
      'BAD_USER_INPUT',
      `现有 ${asked} 条记录中有 ${vanished.length} 条对方已没有，超过百分之 ${percent}，未撤回任何记录；请先向对方核实，确实删除的请调大 tombstones.percent`,
    )
  const reason = `来源系统“${source.system}”已没有这条记录`
  for (const group of inGroups(vanished, 500))
    await kept.withdrawVanished(
      group.map(recordId => ({ system: source.system, recordId, reason })),
      operator,
    )
}

/** Whether any record is there again that had vanished: a table that was filled anew, or a row that was put back with its old time. */
const haveReturned = async (source: TableSource, table: LegacyTable, kept: KeptRecords, run: Run): Promise<boolean> => {
  for await (const ids of pagesOf(kept.vanished, source)) {
    const present = await table.present(ids)
    if (ids.some(id => present.has(id))) return true
    await run.lease.note({})
  }
  return false
}

async function* pagesOf(idsOf: KeptRecords['ids'], { system, limits }: TableSource): AsyncGenerator<string[]> {
  for (let after = ''; ;) {
    const ids = await idsOf(system, after, Math.min(500, limits.rowsPerQuery))
    if (ids.length === 0) return
    yield ids
    after = ids.at(-1)!
  }
}
