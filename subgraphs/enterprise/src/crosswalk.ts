import { readCode } from '@e360/identity/codes'
import { normalName } from '@e360/identity/normalName'
import { insertMany, type Change, type NewChange } from '@e360/kit/changes/changeLog'
import { follower, type Feed, type Follower } from '@e360/kit/changes/follower'
import type { Database, Knex } from '@e360/kit/database/database'
import type { Log } from '@e360/kit/log'
import type { MatchDecision, Subject } from '@e360/kit/records/matchPort'
import { linkStateOf } from '@e360/kit/records/push'
import type { LinkState } from '@e360/kit/records/recordTable'
import { enterpriseKind, linkKind, type RegisterEntry, type RegisterLink } from '@e360/kit/records/registerProjection'
import { newId } from '@e360/kit/id'
import { matchExactly } from './exactMatch.ts'

/** A department's record as the crosswalk keeps it. */
interface CrosswalkRow {
  id: string
  department: string
  kind: string
  system: string
  record_id: string
  recorded_name: string | null
  recorded_code: string | null
  recorded_address: string | null
  recorded_district: string | null
  normal_name: string
  code: string
  org_code: string | null
  link_state: LinkState
  link_version: number
}

/** What a department's change log tells of a record. */
interface RecordPayload {
  system: string
  recordId: string
  subject: Subject
  linkState: LinkState
  linkVersion: number
}

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
  const latest = new Map<string, Change & { payload: unknown }>()
  for (const change of changes) {
    if (change.op === 'LINK') continue
    const { system, recordId } = change.payload as unknown as RecordPayload
    latest.set(JSON.stringify([change.kind, system, recordId]), change)
  }
  const known = await readCrosswalk(trx, department, [...latest.values()])
  const fresh: { row: CrosswalkRow; told: RecordPayload & { orgCode: string | null } }[] = []
  const gone: string[] = []
  const replaced: string[] = []
  for (const [key, change] of latest) {
    const told = { ...(change.payload as unknown as RecordPayload), orgCode: change.orgCode }
    const before = known.get(key)
    if (change.op === 'WITHDRAWN') {
      if (before) gone.push(before.id)
      continue
    }
    const row = rowOf(department, change.kind, told)
    if (before && sameSubject(before, row)) {
      const agrees = before.org_code === told.orgCode && before.link_state === told.linkState
      if (!agrees && told.linkVersion >= before.link_version) await relink(trx, before, before, told.linkVersion, log)
      continue
    }
    if (before) replaced.push(before.id)
    fresh.push({ row: before ? { ...row, id: before.id, link_version: before.link_version } : row, told })
  }
  const decisions = await matchExactly(
    trx,
    fresh.map(({ told }) => told.subject),
  )
  for (const [index, { row, told }] of fresh.entries()) {
    const decision = decisions[index]!
    row.org_code = decision.orgCode
    row.link_state = linkStateOf(decision)
    const agrees = row.org_code === told.orgCode && row.link_state === told.linkState
    row.link_version = Math.max(row.link_version, told.linkVersion) + (agrees ? 0 : 1)
    if (!agrees) log(linkChange(row))
  }
  await forget(trx, [...gone, ...replaced])
  await insertMany(
    trx,
    'crosswalk',
    fresh.map(({ row }) => ({ ...row })),
  )
  await insertMany(
    trx,
    'crosswalk_candidate',
    fresh.flatMap(({ row }, index) => candidatesOf(row, decisions[index]!)),
  )
}

const retryUndecided = async (trx: Knex.Transaction, changes: readonly Change[], log: LogChange): Promise<void> => {
  const entries = changes.filter(change => change.kind === enterpriseKind)
  const names = entries.map(change => (change.payload as unknown as RegisterEntry).normalName)
  const codes = entries.map(change => change.orgCode!)
  if (entries.length === 0) return
  for (let last = ''; ;) {
    const waiting: CrosswalkRow[] = await trx<CrosswalkRow>('crosswalk')
      .where(either => void either.whereIn('normal_name', names).orWhereIn('code', codes))
      .whereNot('link_state', 'LINKED')
      .where('id', '>', last)
      .orderBy('id')
      .limit(retryBatch)
      .select('*')
    if (waiting.length === 0) return
    const decisions = await matchExactly(trx, waiting.map(subjectOf))
    for (const [index, row] of waiting.entries()) {
      const decision = decisions[index]!
      await trx('crosswalk_candidate').where('crosswalk_id', row.id).delete()
      await insertMany(trx, 'crosswalk_candidate', candidatesOf(row, decision))
      const link = { org_code: decision.orgCode, link_state: linkStateOf(decision) }
      if (link.org_code !== row.org_code || link.link_state !== row.link_state)
        await relink(trx, row, link, row.link_version, log)
    }
    last = waiting.at(-1)!.id
  }
}
const retryBatch = 500

const relink = async (
  trx: Knex.Transaction,
  row: CrosswalkRow,
  link: Pick<CrosswalkRow, 'org_code' | 'link_state'>,
  version: number,
  log: LogChange,
): Promise<void> => {
  const next = { ...row, org_code: link.org_code, link_state: link.link_state, link_version: version + 1 }
  const { org_code, link_state, link_version } = next
  await trx('crosswalk').where('id', row.id).update({ org_code, link_state, link_version })
  log(linkChange(next))
}

const linkChange = (row: CrosswalkRow): NewChange => ({
  kind: linkKind,
  op: 'LINK',
  id: row.id,
  orgCode: row.org_code,
  payload: {
    department: row.department,
    kind: row.kind,
    system: row.system,
    recordId: row.record_id,
    linkState: row.link_state,
    version: row.link_version,
  } satisfies RegisterLink,
})

const rowOf = (department: string, kind: string, { system, recordId, subject }: RecordPayload): CrosswalkRow => {
  const { canonical, orgCode } = readCode(subject.code ?? '')
  return {
    id: newId(),
    department,
    kind,
    system,
    record_id: recordId,
    recorded_name: subject.name,
    recorded_code: subject.code,
    recorded_address: subject.address,
    recorded_district: subject.district,
    normal_name: normalName(subject.name ?? '').slice(0, 500),
    code: orgCode ?? canonical ?? '',
    org_code: null,
    link_state: 'PENDING',
    link_version: 0,
  }
}

const subjectOf = (row: CrosswalkRow): Subject => ({
  name: row.recorded_name,
  code: row.recorded_code,
  address: row.recorded_address,
  district: row.recorded_district,
})

const sameSubject = (a: CrosswalkRow, b: CrosswalkRow): boolean =>
  JSON.stringify(subjectOf(a)) === JSON.stringify(subjectOf(b))

const candidatesOf = ({ id }: CrosswalkRow, { decision, candidates }: MatchDecision) =>
  decision === 'REVIEW' ? candidates.map(orgCode => ({ org_code: orgCode, crosswalk_id: id })) : []

const readCrosswalk = async (
  trx: Knex.Transaction,
  department: string,
  changes: readonly Change[],
): Promise<Map<string, CrosswalkRow>> => {
  const recordIds = new Map<string, { kind: string; system: string; ids: string[] }>()
  for (const { kind, payload } of changes) {
    const { system, recordId } = payload as unknown as RecordPayload
    const group = recordIds.get(`${kind} ${system}`) ?? { kind, system, ids: [] }
    group.ids.push(recordId)
    recordIds.set(`${kind} ${system}`, group)
  }
  const known = new Map<string, CrosswalkRow>()
  for (const { kind, system, ids } of recordIds.values()) {
    const rows: CrosswalkRow[] = await trx<CrosswalkRow>('crosswalk')
      .where({ department, kind, system })
      .whereIn('record_id', ids)
      .select('*')
    for (const row of rows) known.set(JSON.stringify([kind, system, row.record_id]), row)
  }
  return known
}

const forget = async (trx: Knex.Transaction, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return
  await trx('crosswalk')
    .whereIn('id', [...ids])
    .delete()
  await trx('crosswalk_candidate')
    .whereIn('crosswalk_id', [...ids])
    .delete()
}
