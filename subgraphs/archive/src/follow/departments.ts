import { replaceMany } from '@e360/kit/database/insertMany'
import type { Database, Knex } from '@e360/kit/database/database'
import { follower, type Feed, type Follower } from '@e360/kit/changes/follower'
import { inGroups } from '@e360/kit/inGroups'
import type { Log } from '@e360/kit/log'
import { isReport } from '@e360/kit/changes/reports'
import { turning } from '@e360/kit/turns'
import type { ToldChange } from '@e360/kit/records/telling'
import { recordColumns, unknownCompany, type RecordRow } from '../rows.ts'
import { takeReports } from '../reports/takeReports.ts'
import { companiesAtOnce, push, readCountedCompanies, readInspectedDays, readRecordsOf } from './read.ts'
import { countUnlinked, noDeltas, type Deltas } from './counters.ts'
import { inspectedDays } from './measures.ts'
import { kinds, recordRow } from './recordRow.ts'
import { nothingMade, takeTurn, type MadeRows } from './turn.ts'
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
  const made = nothingMade()
  for (const group of inGroups(orgCodes, companiesAtOnce))
    await takeTurns(trx, group, { changed, outOf, into }, deltas, made)
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

/** The records that change, and those of them that companies have before and after. */
interface Changed {
  changed: ReadonlyMap<string, RecordRow | null>
  outOf: ReadonlyMap<string, readonly RecordRow[]>
  into: ReadonlyMap<string, readonly RecordRow[]>
}

/** Some companies' turns; those that nobody told of yet are written. */
const takeTurns = async (
  trx: Knex.Transaction,
  orgCodes: readonly string[],
  { changed, outOf, into }: Changed,
  deltas: Deltas,
  made: MadeRows,
): Promise<void> => {
  const companies = await readCountedCompanies(trx, orgCodes)
  const leaving = orgCodes.filter(orgCode => has(kinds.inspection, outOf.get(orgCode)))
  const graded = orgCodes.filter(orgCode => has(kinds.grade, outOf.get(orgCode), into.get(orgCode)))
  const together = await readRecordsOf(trx, [...new Set([...leaving, ...graded])], [kinds.inspection, kinds.grade])
  const inspected = new Set(orgCodes.filter(orgCode => has(kinds.inspection, into.get(orgCode))))
  for (const orgCode of leaving) inspected.delete(orgCode)
  const days = await readInspectedDays(trx, [...inspected])
  const fresh: Record<string, unknown>[] = []
  const mayTurn = turning()
  for (const orgCode of orgCodes) {
    await mayTurn()
    const before = companies.get(orgCode) ?? null
    const after = before ?? unknownCompany(orgCode)
    if (!before) fresh.push({ ...after })
    const stay = (together.get(orgCode) ?? []).filter(({ id }) => !changed.has(id))
    const daysBefore = days.get(orgCode) ?? []
    await takeTurn(deltas, made, {
      before,
      after,
      recordsBefore: [...stay, ...(outOf.get(orgCode) ?? [])],
      recordsAfter: [...stay, ...(into.get(orgCode) ?? [])],
      ...(inspected.has(orgCode) && { days: { before: daysBefore, after: withDays(daysBefore, into.get(orgCode)!) } }),
    })
  }
  await replaceMany(trx, 'company', fresh)
}

/**
 * Whether a record of this kind comes or goes. Inspections and evaluations of a company are counted together, not one by one. Where inspections
 * only come, the days of those before are enough; where one goes, another one of its day may stay.
 */
const has = (kind: string, ...lists: readonly (readonly RecordRow[] | undefined)[]): boolean =>
  lists.some(records => records?.some(record => record.kind === kind))

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
