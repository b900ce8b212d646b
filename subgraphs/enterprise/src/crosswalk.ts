import { insertMany, type Change, type NewChange } from '@e360/kit/changes/changeLog'
import { follower, type Feed, type Follower } from '@e360/kit/changes/follower'
import type { Database, Knex } from '@e360/kit/database/database'
import type { Log } from '@e360/kit/log'
import { linkStateOf } from '@e360/kit/records/push'
import { withdrawn, type LinkState } from '@e360/kit/records/recordTable'
import { enterpriseKind } from '@e360/kit/records/registerProjection'
import {
  keepCandidates,
  linkChange,
  newRow,
  payloadOf,
  readRows,
  recordKey,
  sameSubject,
  subjectOf,
  type CrosswalkRow,
} from './crosswalkRow.ts'
import { decideSubjects } from './match/decideSubjects.ts'
import { enterpriseRepository } from './repository.ts'

type LogChange = (change: NewChange) => void

/** Follows one department: every record gets its place in the crosswalk, and the department is told where it linked otherwise. */
export const departmentFollower = (department: string, feed: Feed, database: Database, log: Log): Follower =>
  follower({
    name: department,
    feed,
    database,
    log,
    apply: (trx, changes, logChange) => takeDepartmentChanges(trx, department, changes, logChange),
  })

/** Follows the register's own log: when a company enters or changes its name, undecided records that may be about it are tried again. */
export const retryFollower = (feed: Feed, database: Database, log: Log): Follower =>
  follower({ name: 'retry', feed, database, log, apply: retryUndecided })

const takeDepartmentChanges = async (
  trx: Knex.Transaction,
  department: string,
  changes: readonly Change[],
  log: LogChange,
): Promise<void> => {
  const latest = new Map(
    changes.filter(({ op }) => op !== 'LINK').map(change => [recordKey(change.kind, payloadOf(change)), change]),
  )
  const known = await readRows(trx, department, [...latest.values()])
  const fresh: { row: CrosswalkRow; told: Change }[] = []
  for (const [key, told] of latest) {
    const before = known.get(key)
    if (told.op === 'WITHDRAWN') {
      if (before) await setAside(trx, before)
      continue
    }
    const row = newRow(department, told.kind, payloadOf(told))
    if (!before) fresh.push({ row, told })
    else if (before.link_state === withdrawn || !sameSubject(before, row))
      fresh.push({ row: { ...row, id: before.id, link_version: before.link_version }, told })
    else if (!agrees(before, told) && payloadOf(told).linkVersion >= before.link_version)
      await relink(trx, { ...before, link_version: payloadOf(told).linkVersion }, before as LinkOf<CrosswalkRow>, log)
  }
  const decisions = await decideSubjects(
    trx,
    fresh.map(({ row }) => subjectOf(row)),
  )
  const decided = fresh.map(({ row, told }, index) => {
    const decision = decisions[index]!
    const linked = { ...row, org_code: decision.orgCode, link_state: linkStateOf(decision) }
    const { linkVersion } = payloadOf(told)
    // A link of what the record said before may be on its way: only a newer one outruns it.
    const settled = agrees(linked, told) && linkVersion >= row.link_version
    linked.link_version = Math.max(row.link_version, linkVersion) + (settled ? 0 : 1)
    if (!settled) log(linkChange(linked))
    return { row: linked, decision }
  })
  await trx('crosswalk')
    .whereIn(
      'id',
      decided.map(({ row }) => row.id),
    )
    .delete()
  await insertMany(
    trx,
    'crosswalk',
    decided.map(({ row }) => ({ ...row })),
  )
  await keepCandidates(trx, decided)
}

const agrees = (row: CrosswalkRow, told: Change): boolean =>
  row.org_code === told.orgCode && row.link_state === payloadOf(told).linkState

const setAside = async (trx: Knex.Transaction, row: CrosswalkRow): Promise<void> => {
  await trx('crosswalk').where('id', row.id).update({ org_code: null, link_state: withdrawn })
  await keepCandidates(trx, [{ row, decision: null }])
}

const retryUndecided = async (trx: Knex.Transaction, changes: readonly Change[], log: LogChange): Promise<void> => {
  const companies = changes.flatMap(({ kind, orgCode }) => (kind === enterpriseKind && orgCode ? [orgCode] : []))
  if (companies.length === 0) return
  const register = enterpriseRepository(trx)
  const [rows, formerNames, formerCodes] = await Promise.all([
    register.byOrgCodes(companies),
    register.formerNamesOf(companies),
    register.formerCodesOf(companies),
  ])
  const names = [...rows, ...formerNames].map(row => row.normalName)
  const present = rows.flatMap(row => [row.orgCode, row.registrationNo]).filter(code => code !== null)
  const codes = [...present, ...formerCodes.map(({ code }) => code)]
  for (let last = ''; ;) {
    const waiting: CrosswalkRow[] = await trx<CrosswalkRow>('crosswalk')
      .where(either => void either.whereIn('normal_name', names).orWhereIn('code', codes))
      .whereNotIn('link_state', ['LINKED', withdrawn])
      .where('id', '>', last)
      .orderBy('id')
      .limit(retryBatch)
      .select('*')
    if (waiting.length === 0) return
    await rematch(trx, waiting, log)
    last = waiting.at(-1)!.id
  }
}
const retryBatch = 500

const rematch = async (trx: Knex.Transaction, rows: readonly CrosswalkRow[], log: LogChange): Promise<void> => {
  const decisions = await decideSubjects(trx, rows.map(subjectOf))
  const decided = rows.map((row, index) => ({ row, decision: decisions[index]! }))
  await keepCandidates(trx, decided)
  for (const { row, decision } of decided) {
    const link = { org_code: decision.orgCode, link_state: linkStateOf(decision), linked_at: new Date().toISOString() }
    if (link.org_code !== row.org_code || link.link_state !== row.link_state) await relink(trx, row, link, log)
  }
}

/**
 * Matches these records anew, linked ones too, and tells the departments where the answer differs. Withdrawn ones stay withdrawn.
 * @param ids of rows of `crosswalk`
 */
export const rematchRecords = async (trx: Knex.Transaction, ids: readonly string[], log: LogChange): Promise<void> => {
  for (let start = 0; start < ids.length; start += retryBatch) {
    const rows: CrosswalkRow[] = await trx<CrosswalkRow>('crosswalk')
      .whereIn('id', ids.slice(start, start + retryBatch))
      .whereNot('link_state', withdrawn)
      .orderBy('id')
      .select('*')
    await rematch(trx, rows, log)
  }
}

/** Moves these records to another company, as {@link relinkCompany} does. @param ids of rows of `crosswalk` that are linked */
export const relinkRecords = async (
  trx: Knex.Transaction,
  ids: readonly string[],
  to: string,
  log: LogChange,
): Promise<void> => {
  for (let start = 0; start < ids.length; start += retryBatch) {
    const rows: LinkOf<CrosswalkRow>[] = await trx<LinkOf<CrosswalkRow>>('crosswalk')
      .whereIn('id', ids.slice(start, start + retryBatch))
      .orderBy('id')
      .select('*')
    for (const row of rows) await relink(trx, row, { ...row, org_code: to }, log)
  }
}

/**
 * Moves every record and candidature of one company to another, which it turned out to be, and tells the departments. `linked_at` stays:
 * it says when a record was linked on its own account.
 */
export const relinkCompany = async (trx: Knex.Transaction, from: string, to: string, log: LogChange): Promise<void> => {
  for (let last = ''; ;) {
    const rows: LinkOf<CrosswalkRow>[] = await trx<LinkOf<CrosswalkRow>>('crosswalk')
      .where('org_code', from)
      .where('id', '>', last)
      .orderBy('id')
      .limit(retryBatch)
      .select('*')
    for (const row of rows) await relink(trx, row, { ...row, org_code: to }, log)
    if (rows.length < retryBatch) break
    last = rows.at(-1)!.id
  }
  const waiting = await trx('crosswalk_candidate')
    .where('org_code', from)
    .orderBy('crosswalk_id')
    .pluck<string[]>('crosswalk_id')
  const rows = waiting.map(crosswalk_id => ({ org_code: to, crosswalk_id }))
  for (const row of rows) await trx('crosswalk_candidate').insert(row).onConflict(['org_code', 'crosswalk_id']).ignore()
  await trx('crosswalk_candidate').where('org_code', from).delete()
}

type LinkOf<Row> = Omit<Row, 'link_state'> & { link_state: LinkState }

const relink = async (
  trx: Knex.Transaction,
  row: CrosswalkRow,
  { org_code, link_state, linked_at }: Pick<LinkOf<CrosswalkRow>, 'org_code' | 'link_state' | 'linked_at'>,
  log: LogChange,
): Promise<void> => {
  const next = { ...row, org_code, link_state, linked_at, link_version: row.link_version + 1 }
  await trx('crosswalk')
    .where('id', row.id)
    .update({ org_code, link_state, linked_at, link_version: next.link_version })
  log(linkChange(next))
}
