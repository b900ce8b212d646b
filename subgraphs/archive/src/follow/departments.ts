import { replaceMany } from '@e360/kit/database/insertMany'
import type { Database, Knex } from '@e360/kit/database/database'
import { follower, type Feed, type Follower } from '@e360/kit/changes/follower'
import type { Log } from '@e360/kit/log'
import { isReport } from '@e360/kit/changes/reports'
import { turning } from '@e360/kit/turns'
import type { ToldChange } from '@e360/kit/records/telling'
import { recordColumns, unknownCompany, type RecordRow } from '../rows.ts'
import { takeReports } from '../reports/takeReports.ts'
import { push, readCountedCompanies, readInspectedDays, readRecordsOf } from './read.ts'
import { countUnlinked, noDeltas } from './counters.ts'
import { inspectedDays } from './measures.ts'
import { kinds, recordRow } from './recordRow.ts'
import { nothingMade, takeTurn } from './turn.ts'
import { changesPerTransaction, deleteRows, inParts, lookAgain, writeDeltas, writeMade } from './write.ts'

/** Follows one department's records. */
export const recordFollower = (department: string, feed: Feed<ToldChange>, database: Database, log: Log): Follower =>
  follower({
    name: department,
    feed,
    database,
    log,
    batch: changesPerTransaction,
    apply: async (trx, changes) => {
      await takeRecords(
        trx,
        department,
        changes.filter(({ kind }) => !isReport(kind)),
      )
      await takeReports(trx, changes)
    },
  })

/** Each record is what it is told to be now, however many changes told it: to apply a batch again changes nothing. */
const takeRecords = async (
  trx: Knex.Transaction,
  department: string,
  changes: readonly ToldChange[],
): Promise<void> => {
  const latest = new Map(changes.map(change => [change.id, change]))
  const stored = await readByIds(trx, [...latest.keys()])
  const changed = new Map<string, RecordRow | null>()
  const mayTurn = turning()
  for (const [id, change] of latest) {
    await mayTurn()
    const before = stored.get(id)
    const after = change.told && recordRow(department, change, change.told)
    if (!same(before ?? null, after)) changed.set(id, after)
  }
  if (changed.size === 0) return

  const deltas = noDeltas()
  const outOf = new Map<string, RecordRow[]>()
  const into = new Map<string, RecordRow[]>()
  for (const [id, after] of changed) {
    const before = stored.get(id)
    if (before?.org_code === null) countUnlinked(deltas, before, -1)
    if (before?.org_code) push(outOf, before.org_code, before)
    if (after?.org_code === null) countUnlinked(deltas, after, 1)
    if (after?.org_code) push(into, after.org_code, after)
  }
  const orgCodes = [...new Set([...outOf.keys(), ...into.keys()])]
  const companies = await readCountedCompanies(trx, orgCodes)
  const leaving = companiesWith(kinds.inspection, outOf)
  const together = await readRecordsOf(
    trx,
    [...new Set([...leaving, ...companiesWith(kinds.grade, outOf, into)])],
    [kinds.inspection, kinds.grade],
  )
  const inspected = new Set([...companiesWith(kinds.inspection, into)].filter(orgCode => !leaving.has(orgCode)))
  const days = await readInspectedDays(trx, [...inspected])
  const made = nothingMade()
  const fresh: Record<string, unknown>[] = []
  for (const orgCode of orgCodes) {
    await mayTurn()
    const before = companies.get(orgCode) ?? null
    const after = before ?? unknownCompany(orgCode)
    if (!before) fresh.push({ ...after })
    const stay = (together.get(orgCode) ?? []).filter(({ id }) => !changed.has(id))
    const recordsBefore = [...stay, ...(outOf.get(orgCode) ?? [])]
    const recordsAfter = [...stay, ...(into.get(orgCode) ?? [])]
    const daysBefore = days.get(orgCode) ?? []
    takeTurn(deltas, made, {
      before,
      after,
      recordsBefore,
      recordsAfter,
      ...(inspected.has(orgCode) && { days: { before: daysBefore, after: withDays(daysBefore, into.get(orgCode)!) } }),
    })
  }
  await replaceMany(trx, 'company', fresh)
  await deleteRows(
    trx,
    'record',
    [...changed].flatMap(([id, after]) => (after === null ? [id] : [])),
  )
  await replaceMany(
    trx,
    'record',
    [...changed.values()].flatMap(after => (after === null ? [] : [{ ...after }])),
  )
  await writeMade(trx, 'inspected_day', made.inspectedDays)
  await writeMade(trx, 'odd_validity', made.validities)
  await writeDeltas(trx, deltas)
  await lookAgain(trx, orgCodes)
}

/**
 * Companies of which a record of this kind comes or goes. Their inspections and evaluations are counted together, not one by one. Where inspections
 * only come, the days of those before are enough; where one goes, another one of its day may stay.
 */
const companiesWith = (kind: string, ...lists: ReadonlyMap<string, readonly RecordRow[]>[]): Set<string> => {
  const orgCodes = new Set<string>()
  for (const list of lists)
    for (const [orgCode, records] of list) if (records.some(record => record.kind === kind)) orgCodes.add(orgCode)
  return orgCodes
}

const withDays = (days: readonly string[], records: readonly RecordRow[]): string[] =>
  [...new Set([...days, ...inspectedDays(records)])].sort()

const readByIds = async (trx: Knex.Transaction, ids: readonly string[]): Promise<Map<string, RecordRow>> => {
  const stored = new Map<string, RecordRow>()
  await inParts(ids, async part => {
    const rows = await trx('record').whereIn('id', part).select<RecordRow[]>(recordColumns)
    for (const row of rows) stored.set(row.id, row)
  })
  return stored
}

const same = (before: RecordRow | null, after: RecordRow | null): boolean =>
  before === null || after === null ? before === after : recordColumns.every(column => before[column] === after[column])
