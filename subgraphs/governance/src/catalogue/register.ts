import { shownCode } from '@e360/identity/codes'
import { maskText } from '@e360/kit/access/mask'
import { loggedTransaction, type NewChange } from '@e360/kit/changes/changeLog'
import { today } from '@e360/kit/clock'
import type { Database, Knex } from '@e360/kit/database/database'
import { newId } from '@e360/kit/id'
import { checkText } from '@e360/kit/records/checks'
import type { Withdrawal } from '@e360/kit/records/withdraw'
import type { Pusher } from '@e360/kit/records/push'
import type { Receipt } from '@e360/kit/records/receipt'
import type { RecordError } from '@e360/kit/records/recordType'
import { versionOrder } from '@e360/kit/records/versionOrder'
import { checkResource, contentOf } from './input.ts'
import {
  insertResource,
  readKnown,
  readOfSystem,
  readRecords,
  updateResource,
  type StoredResource,
} from './repository.ts'
import type { ResourceContent } from './row.ts'
import type { CatalogueResourceInput } from '../types.generated.ts'

/** The kind under which the catalogue's changes stand in the change log. */
export const resourceKind = 'RESOURCE'
/** The source system of what the supergraph declares. */
const supergraphSystem = 'supergraph'

const longestReason = 1_000

type LogChange = (change: NewChange) => void
type Incoming = Omit<StoredResource, 'id' | 'publishedOn'> & { publishedOn: string | null }

/** Who registers: whose resources, besides what a pusher may write. */
export interface Registrar extends Pusher {
  /** the provider whose resources alone may be registered; null: any */
  provider: string | null
}

/**
 * Registers resources outside the supergraph, all that are good in one transaction; each bad one is rejected alone. Idempotent on
 * (system, record id).
 * @returns one receipt an input, in the same order, after the commit
 */
export const registerResources = async (
  database: Database,
  inputs: readonly CatalogueResourceInput[],
  registrar: Registrar,
): Promise<Receipt[]> => {
  const incoming = inputs.map((input): Incoming => incomingOf(input, registrar))
  const errors = inputs.map(checkResource)
  return loggedTransaction(database, async (trx, log) => {
    const known = await readKnown(trx, incoming)
    const receipts: Receipt[] = []
    for (const [index, resource] of incoming.entries()) {
      const wrong = errors[index]!.length > 0 ? errors[index]! : refusals(resource, known, registrar)
      if (wrong.length > 0) receipts.push(receiptOf(index, resource, 'REJECTED', null, wrong))
      else {
        const { outcome, id } = await take(trx, log, resource, known)
        receipts.push(receiptOf(index, resource, outcome, id, []))
      }
    }
    return receipts
  })
}

/**
 * Makes the catalogue hold what the supergraph declares, and no more of its making.
 * @param taken told of each code that belongs to another resource: what is declared under it is left out
 * @returns how many resources that changed
 */
export const publishDeclared = (
  database: Database,
  declared: readonly ResourceContent[],
  taken: (code: string) => void,
): Promise<number> =>
  loggedTransaction(database, async (trx, log) => {
    const incoming = declared.map((content): Incoming => ({
      system: supergraphSystem,
      recordId: content.code,
      version: null,
      recordedAt: null,
      pushedBy: null,
      publishedOn: null,
      withdrawn: false,
      content,
    }))
    const known = await readKnown(trx, incoming)
    let changed = 0
    for (const resource of incoming)
      if (isTaken(resource, known)) taken(resource.content.code)
      else if ((await take(trx, log, resource, known)).outcome !== 'UNCHANGED') changed += 1
    const codes = new Set(declared.map(({ code }) => code))
    for (const gone of await readOfSystem(trx, supergraphSystem))
      if (!codes.has(gone.content.code)) {
        await updateResource(trx, { ...gone, withdrawn: true })
        log(changeOf(gone, 'WITHDRAWN'))
        changed += 1
      }
    return changed
  })

/** Takes registered resources out of the catalogue; the log keeps the reasons. @returns one receipt an input, in the same order, after the commit */
export const withdrawResources = (
  database: Database,
  withdrawals: readonly Withdrawal[],
  registrar: Registrar,
): Promise<Receipt[]> =>
  loggedTransaction(database, async (trx, log) => {
    const known = await readRecords(trx, withdrawals)
    const receipts: Receipt[] = []
    for (const [index, withdrawal] of withdrawals.entries()) {
      const found = known.find(isSame(withdrawal))
      const wrong = found
        ? [...refusals(found, known, registrar), ...checkText('reason', '注销原因', withdrawal.reason, longestReason)]
        : [unknown(withdrawal)]
      if (found && wrong.length === 0 && !found.withdrawn) {
        await updateResource(trx, { ...found, withdrawn: true })
        log(changeOf(found, 'WITHDRAWN', { reason: maskText(withdrawal.reason) }))
      }
      const outcome = wrong.length > 0 ? 'REJECTED' : 'WITHDRAWN'
      receipts.push(receiptOf(index, withdrawal, outcome, wrong.length > 0 ? null : found!.id, wrong))
    }
    return receipts
  })

const unknown = ({ recordId }: Withdrawal): RecordError => ({
  field: 'recordId',
  code: 'NOT_FOUND',
  message: `没有记录编号为“${recordId.slice(0, 100)}”的信息资源`,
})

const incomingOf = (input: CatalogueResourceInput, { sub }: Registrar): Incoming => ({
  system: input.source.system,
  recordId: input.source.recordId,
  version: input.source.version ?? null,
  recordedAt: input.source.recordedAt ?? null,
  pushedBy: sub,
  publishedOn: input.publishedOn ?? null,
  withdrawn: false,
  content: contentOf(input),
})

/** A code belongs to the record that came with it first. */
const refusals = (
  resource: Incoming | StoredResource,
  known: readonly StoredResource[],
  registrar: Registrar,
): RecordError[] => {
  const { system, content } = resource
  const before = known.find(isSame(resource))
  if (
    system === supergraphSystem ||
    !registrar.mayWrite(system, before && before.pushedBy) ||
    (registrar.provider !== null && registrar.provider !== content.providerCode)
  )
    return [
      {
        field: 'system',
        code: 'FORBIDDEN',
        message: `您无权以来源系统“${system}”登记“${content.providerCode}”的信息资源`,
      },
    ]
  if (isTaken(resource, known))
    return [{ field: 'code', code: 'TAKEN', message: `代码“${content.code}”已用于另一项信息资源` }]
  return []
}

const isTaken = (resource: Incoming | StoredResource, known: readonly StoredResource[]): boolean =>
  known.some(other => other.content.code === resource.content.code && !isSame(resource)(other))

const isSame =
  (one: Pick<StoredResource, 'system' | 'recordId'>) =>
  (other: Pick<StoredResource, 'system' | 'recordId'>): boolean =>
    one.system === other.system && one.recordId === other.recordId

const take = async (
  trx: Knex.Transaction,
  log: LogChange,
  incoming: Incoming,
  known: StoredResource[],
): Promise<{ outcome: Receipt['outcome']; id: string }> => {
  const place = known.findIndex(isSame(incoming))
  const before = known[place]
  if (!before) {
    const created = { ...incoming, id: newId(), publishedOn: incoming.publishedOn ?? today() }
    await insertResource(trx, created)
    known.push(created)
    log(changeOf(created, 'UPSERT'))
    return { outcome: 'CREATED', id: created.id }
  }
  const order = versionOrder(asVersioned(incoming), asVersioned(before))
  if (order < 0) return { outcome: 'STALE', id: before.id }
  const after = { ...incoming, id: before.id, publishedOn: incoming.publishedOn ?? before.publishedOn }
  const isUnchanged = !before.withdrawn && told(after) === told(before)
  // a newer version that brings nothing new still makes the ones between stale
  if (!isUnchanged || order > 0) {
    await updateResource(trx, after)
    known[place] = after
  }
  if (!isUnchanged) log(changeOf(after, 'UPSERT'))
  return { outcome: isUnchanged ? 'UNCHANGED' : 'UPDATED', id: before.id }
}

const told = ({ publishedOn, content }: StoredResource): string => JSON.stringify([publishedOn, content])

const asVersioned = ({ version, recordedAt }: Incoming) => ({ version, recorded_at: recordedAt })

const changeOf = ({ id, system, recordId }: StoredResource, op: NewChange['op'], more: object = {}): NewChange => ({
  kind: resourceKind,
  op,
  id,
  orgCode: null,
  payload: { system, recordId, ...more },
})

const receiptOf = (
  index: number,
  { system, recordId }: Pick<StoredResource, 'system' | 'recordId'>,
  outcome: Receipt['outcome'],
  id: string | null,
  errors: RecordError[],
): Receipt => ({ index, system, recordId: shownCode(recordId), outcome, id, orgCode: null, linked: null, errors })
