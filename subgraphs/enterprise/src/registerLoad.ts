import { createHash } from 'node:crypto'
import { shownCode } from '@e360/identity/codes'
import { normalName } from '@e360/identity/normalName'
import { isProvisional } from '@e360/identity/provisionalCodes'
import { loggedTransaction, type NewChange } from '@e360/kit/changes/changeLog'
import type { Database, Knex } from '@e360/kit/database/database'
import type { Pusher } from '@e360/kit/records/push'
import { rejection, type Receipt } from '@e360/kit/records/receipt'
import type { RecordError, SourceInput } from '@e360/kit/records/recordType'
import { versionAfter, versionOrder } from '@e360/kit/records/versionOrder'
import { notePushed } from '@e360/kit/sources/pushed'
import { mapInTurns } from '@e360/kit/turns'
import {
  nextProvisionalCode,
  openBatch,
  provisionalKey,
  sourceKey,
  touchedBy,
  writeBatch,
  type RegisterBatch,
  type StoredEnterprise,
  type StoredSource,
} from './registerBatch.ts'
import { toldBy } from './claims.ts'
import { changeEnterprise, createEnterprise } from './registerChange.ts'
import { entryChange } from './registerEntry.ts'
import { claimedCodes } from './merge/mergedKeys.ts'
import { claimOnly } from './merge/survivorship.ts'
import { retireProvisional, writeRetirements } from './retireProvisional.ts'
import { checkRegisterRow, readRegisterRow, type RegisterRow, type ToldFields } from './registerRow.ts'
import { keepDisputes, undisputed } from './authority/disputes.ts'
import { requestSystem } from './changeRequest/repository.ts'
import { keepingIndex } from './search/keepIndex.ts'
import type { EnterpriseInput } from './types.generated.ts'

/**
 * Loads register rows: a code seen for the first time makes version 1, a difference to what is known makes the next version and keeps
 * what was. A row that does not tell a field leaves it as it is. Idempotent on (system, record id).
 * @param inputs callers bound their number
 * @returns one receipt a row, in the same order, after the commit
 */
export const loadRegister = async (
  database: Database,
  inputs: readonly EnterpriseInput[],
  pusher: Pusher,
): Promise<Receipt[]> => {
  const rows = await mapInTurns(inputs, input => prepareRow(input, notAsRequests(pusher)))
  return loggedTransaction(database, (trx, log) => loadRows(trx, rows, log, pusher.sub))
}

/** What is told as an approved request was approved: nobody else tells anything so. */
const notAsRequests = ({ sub, mayWrite }: Pusher): Pusher => ({
  sub,
  mayWrite: (system, pushedBy) => system.trim() !== requestSystem && mayWrite(system, pushedBy),
})

/** A row that is read, or why it cannot be kept. */
export interface PreparedRow {
  source: SourceInput
  row: RegisterRow | null
  errors: RecordError[]
}

export const prepareRow = (input: EnterpriseInput, pusher: Pusher): PreparedRow => {
  const errors = pusher.mayWrite(input.source.system, undefined) ? checkRegisterRow(input) : [forbidden(input)]
  return { source: input.source, row: errors.length === 0 ? readRegisterRow(input) : null, errors }
}

/** Loads rows as {@link loadRegister} does, within a transaction that writes more than these. @param by who sends them; null: nobody with a token */
export const loadRows = async (
  trx: Knex.Transaction,
  rows: readonly PreparedRow[],
  log: (change: NewChange) => void,
  by: string | null,
): Promise<Receipt[]> => {
  const batch = await openBatch(
    trx,
    rows.map(({ source }) => ({ system: source.system, record_id: source.recordId })),
    rows.map(({ row }) => row).filter(row => row !== null),
  )
  const receipts = await mapInTurns(rows, ({ source, row, errors }, index) =>
    row ? takeRow(batch, index, source, row, log) : rejection(index, source.system, source.recordId, errors),
  )
  await keepingIndex(trx, touchedBy(batch), async () => {
    await writeRetirements(trx, batch.retired, log)
    await writeBatch(trx, batch)
  })
  await keepDisputes(trx, batch.disputes, by)
  await notePushed(trx, receipts)
  return receipts
}

const forbidden = ({ source }: EnterpriseInput): RecordError => ({
  field: 'system',
  code: 'FORBIDDEN',
  message: `您无权以来源系统“${source.system}”写入这条记录`,
})

const takeRow = (
  batch: RegisterBatch,
  index: number,
  input: SourceInput,
  row: RegisterRow,
  log: (change: NewChange) => void,
): Receipt => {
  const before = batch.sources.get(sourceKey({ system: input.system, record_id: input.recordId }))
  const sent = { version: input.version?.trim() || null, recorded_at: input.recordedAt ?? null }
  const order = before ? versionOrder(sent, before) : 0
  const source: Omit<StoredSource, 'org_code' | 'merged_code'> = {
    system: input.system,
    record_id: input.recordId,
    ...(before ? versionAfter(sent, before) : sent),
    content_hash: createHash('sha256').update(JSON.stringify(row)).digest('base64url'),
    told: toldBy(row, before?.told),
    received_at: new Date().toISOString(),
  }
  const earlier = before && { ...before }
  let formerOrgCodes: string[] = []
  const receipt = (outcome: Receipt['outcome'], { id, org_code: orgCode }: StoredEnterprise): Receipt => ({
    index,
    system: input.system,
    recordId: shownCode(input.recordId),
    outcome,
    id,
    orgCode,
    linked: 'LINKED',
    errors: [],
    ...(formerOrgCodes.length > 0 && { formerOrgCodes }),
  })
  if (before && order < 0) return receipt('STALE', batch.enterprises.get(before.org_code)!)
  if (before?.content_hash === source.content_hash) {
    if (order > 0 || before.told === null)
      keepSource(batch, { ...source, org_code: before.org_code, merged_code: before.merged_code })
    return receipt('UNCHANGED', batch.enterprises.get(before.org_code)!)
  }

  const told = codeFor(batch, row, before)
  if (typeof told !== 'string') return rejection(index, input.system, input.recordId, [told], before?.org_code)
  const orgCode = batch.merged.successors.get(told) ?? told
  formerOrgCodes = provisionalCodesOf(batch, orgCode, row, before)
  for (const provisional of formerOrgCodes) retireProvisional(batch, provisional, orgCode, row.told.name)
  keepSource(batch, { ...source, org_code: orgCode, merged_code: told === orgCode ? null : told })

  const known = batch.enterprises.get(orgCode)
  const next = known
    ? changeEnterprise(
        batch,
        known,
        told === orgCode ? undisputed(batch, known, newsOf(row, known, earlier), input) : claimOnly(known, row),
        input,
      )
    : createEnterprise(batch, orgCode, row)
  if (told !== orgCode) batch.formerCodes.push(...claimedCodes(batch.merged, next, row))
  if (next === known) return receipt('UNCHANGED', next)
  const formerNames = batch.formerNames.flatMap(({ org_code, normal_name }) =>
    org_code === orgCode ? normal_name : [],
  )
  log(entryChange(next, null, formerNames))
  return receipt(known ? 'UPDATED' : 'CREATED', next)
}

const keepSource = (batch: RegisterBatch, source: StoredSource): void => {
  batch.sources.set(sourceKey(source), source)
  batch.changedSources.add(sourceKey(source))
}

/** The code under which the register knows, or before a merge knew, the company that a row is about; or why that cannot be told. */
const codeFor = (batch: RegisterBatch, row: RegisterRow, before: StoredSource | undefined): string | RecordError => {
  if (row.orgCode !== null) {
    const orgCode = batch.merged.successors.get(row.orgCode) ?? row.orgCode
    if (!before || before.org_code === orgCode || isProvisional(before.org_code)) return row.orgCode
    return {
      field: 'orgCode',
      code: 'CODE_CHANGED',
      message: `这条记录原为 ${before.org_code}，现为 ${row.orgCode}；更换代码须由数据管理员核实`,
    }
  }
  const number = row.told.registration_no
  const known =
    before?.merged_code ??
    before?.org_code ??
    mergedCodeOf(batch, row) ??
    (number === null ? undefined : bearerOfNumber(batch, number, row)) ??
    codelessNamesake(batch, row)
  return (
    known ??
    nextProvisionalCode(batch) ?? {
      field: 'orgCode',
      code: 'NO_CODE_LEFT',
      message: '临时代码已用完，请补录组织机构代码',
    }
  )
}

/** The one company that bears a registration number, of several the only one that the row also names. */
const bearerOfNumber = (batch: RegisterBatch, number: string, row: RegisterRow): string | undefined => {
  const bearers = batch.byRegistrationNo.get(number) ?? []
  const named = bearers.filter(orgCode => batch.enterprises.get(orgCode)!.normal_name === row.normalName)
  return bearers.length === 1 ? bearers[0] : named.length === 1 ? named[0] : undefined
}

/** The code of a company that was merged, whose number or, where it had no code, name and district a row tells and no other company bears. */
const mergedCodeOf = (batch: RegisterBatch, { normalName: form, told }: RegisterRow): string | undefined => {
  const { registration_no: number, region_code: region } = told
  if (batch.provisional.has(provisionalKey(form, region))) return undefined
  const found = batch.merged.ended.filter(({ orgCode, normalName: name, regionCode, registrationNo }) => {
    const survivor = batch.merged.successors.get(orgCode) ?? ''
    if (number === null || registrationNo === null)
      return isProvisional(orgCode) && name === form && regionCode === region
    const isSurvivor = batch.enterprises.get(survivor)?.normal_name === form
    const bearers = batch.byRegistrationNo.get(number) ?? []
    return registrationNo === number && !isSurvivor && bearers.every(bearer => bearer === survivor)
  })
  return found.length === 1 ? found[0]!.orgCode : undefined
}

/** The company without any code that bears the row's name in the row's district, unless it has another registration number. */
const codelessNamesake = (batch: RegisterBatch, { normalName: form, told }: RegisterRow): string | undefined => {
  const orgCode = batch.provisional.get(provisionalKey(form, told.region_code))
  const number = orgCode && batch.enterprises.get(orgCode)!.registration_no
  return number && told.registration_no !== null && number !== told.registration_no ? undefined : orgCode
}

/**
 * What a row tells anew. A record that repeats what it told before changes nothing: others, or a steward, may have corrected it since. One that
 * knows a company by the number that it had before does not give it that number back.
 */
const newsOf = (row: RegisterRow, known: StoredEnterprise, before: StoredSource | undefined): RegisterRow => {
  const tookEffect = before?.org_code === known.org_code && before.content_hash !== ''
  const repeated = tookEffect && before.told ? (JSON.parse(before.told) as Record<string, unknown>) : {}
  const told = Object.entries(row.told).map(([field, value]) => [field, value === repeated[field] ? null : value])
  const isFormer = !before && row.orgCode === null && known.registration_no !== null
  return { ...row, told: { ...Object.fromEntries(told), ...(isFormer && { registration_no: null }) } as ToldFields }
}

/**
 * Under which provisional codes the register knew the company whose code a row tells: the row's own until now, and that of a company of the
 * same registration number and name.
 */
const provisionalCodesOf = (
  batch: RegisterBatch,
  to: string,
  row: RegisterRow,
  before: StoredSource | undefined,
): string[] => {
  if (row.orgCode === null) return []
  const names = [row.normalName, ...row.formerNames.map(normalName)]
  const numbered = (batch.byRegistrationNo.get(row.told.registration_no ?? '') ?? []).filter(orgCode =>
    names.includes(batch.enterprises.get(orgCode)!.normal_name),
  )
  const codes = new Set([...(before ? [before.org_code] : []), ...numbered])
  return [...codes].filter(orgCode => orgCode !== to && isProvisional(orgCode))
}
