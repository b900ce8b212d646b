import { isProvisional } from '@e360/identity/provisionalCodes'
import type { Caller } from '@e360/kit/caller'
import { loggedTransaction } from '@e360/kit/changes/changeLog'
import { today } from '@e360/kit/clock'
import type { Database, Knex } from '@e360/kit/database/database'
import { failure } from '@e360/kit/errors'
import { newId } from '@e360/kit/id'
import { relinkCompany } from '../crosswalk.ts'
import { movePeriods, writePeriods } from '../periods.ts'
import { countRegions } from '../regionCounts.ts'
import type { StoredEnterprise } from '../registerBatch.ts'
import { entryChange } from '../registerEntry.ts'
import { keepingIndex } from '../search/keepIndex.ts'
import { searchRepository } from '../search/repository.ts'
import { toldFields } from '../toldFields.ts'
import type { MutationMergeEnterprisesArgs } from '../types.generated.ts'
import { saysCodesConflict, warningsOf } from '../warnings.ts'
import { requireReason } from '../steward/comment.ts'
import { requireOwnCompany } from '../steward/jurisdiction.ts'
import { keepEarlierLean, keptTexts } from './kept.ts'
import { mergeRepository } from './repository.ts'
import { snapshotOf } from './snapshot.ts'
import { filledFrom } from './survivorship.ts'

/**
 * Makes two companies one, in one transaction: the survivor keeps its code, id and name and takes what it lacks ({@link filledFrom}); names
 * and codes of the other one become former ones of it, and its register rows, departmental records and branches follow.
 * @throws BAD_USER_INPUT where one is unknown, already merged, or both are the same; FORBIDDEN outside the steward's region
 */
export const mergeEnterprises = async (
  database: Database,
  { survivor: survivorCode, merged: mergedCode, ...given }: MutationMergeEnterprisesArgs,
  caller: Caller,
): Promise<void> => {
  const reason = requireReason(given.reason, '合并')
  if (survivorCode === mergedCode) throw failure('BAD_USER_INPUT', `“${mergedCode}”不能与自己合并`)
  await loggedTransaction(database, async (trx, log) => {
    const codes = [survivorCode, mergedCode]
    const before = await snapshotOf(trx, codes)
    const survivor = await standing(trx, before.enterprise, survivorCode)
    const merged = await standing(trx, before.enterprise, mergedCode)
    for (const { org_code: orgCode, name, region_code: regionCode } of [survivor, merged])
      requireOwnCompany(caller, { orgCode, name, regionCode })
    if (isProvisional(survivorCode) && !isProvisional(mergedCode))
      throw failure('BAD_USER_INPUT', `“${survivorCode}”是临时代码，请以有正式代码的“${mergedCode}”为保留的一方`)

    const [id, at] = [newId(), new Date().toISOString()]
    const next = joined(survivor, merged)
    const numbers = await searchRepository(trx).numbersOf([mergedCode])
    await keepingIndex(trx, { known: codes, created: [] }, async () => {
      await trx('enterprise').where('org_code', mergedCode).delete()
      await trx('enterprise')
        .where('org_code', survivorCode)
        .update({ ...next })
      await joinHistory(trx, next, merged)
    })
    await trx('enterprise_version').insert({
      org_code: survivorCode,
      version: next.version,
      at,
      system: mergeSystem,
      record_id: id,
      differences: JSON.stringify(differencesOf(survivor, next, merged)),
    })
    await countRegions(trx, [
      [survivor.region_code, -1],
      [merged.region_code, -1],
      [next.region_code, 1],
    ])
    await trx.into(trx.raw('?? (??, ??)', ['merge_moved_record', 'merge_id', 'crosswalk_id'])).insert(
      trx('crosswalk')
        .where('org_code', mergedCode)
        .select(trx.raw('?', [id]), 'id'),
    )
    await relinkCompany(trx, mergedCode, survivorCode, log)
    await keepEarlierLean(trx, codes, before)
    await trx('enterprise_merge').insert({
      id,
      number: await mergeRepository(trx).nextNumber(),
      survivor: survivorCode,
      merged: mergedCode,
      merged_name: merged.name,
      merged_normal_name: merged.normal_name,
      merged_region_code: merged.region_code,
      merged_registration_no: merged.registration_no,
      merged_search_number: numbers.get(mergedCode) ?? null,
      at,
      merged_by: caller.sub,
      reason,
      ...(await keptTexts(before, await snapshotOf(trx, [survivorCode]))),
    })
    log(entryChange(merged, survivorCode))
    log(entryChange(next))
  })
}

/** As which source system a version is told that a merge made. */
const mergeSystem = '企业合并'

const standing = async (
  trx: Knex.Transaction,
  companies: readonly StoredEnterprise[],
  orgCode: string,
): Promise<StoredEnterprise> => {
  const found = companies.find(company => company.org_code === orgCode)
  if (found) return found
  const end = await mergeRepository(trx).endOf(orgCode)
  throw failure(
    'BAD_USER_INPUT',
    end
      ? `“${orgCode}”（${end.mergedName}）已并入“${end.survivor}”，请改用“${end.survivor}”`
      : `登记库中没有组织机构代码为“${orgCode}”的企业`,
    end ? { companies: [end.survivor] } : {},
  )
}

const joined = (survivor: StoredEnterprise, merged: StoredEnterprise): StoredEnterprise => {
  const next = { ...survivor, ...filledFrom(survivor, merged), version: survivor.version + 1 }
  return { ...next, warnings: warningsOf(next, saysCodesConflict(survivor.warnings)) }
}

/** What the other company was called and had as codes, the survivor was called and had until today; its register rows speak of the survivor. */
const joinHistory = async (trx: Knex.Transaction, next: StoredEnterprise, merged: StoredEnterprise): Promise<void> => {
  const { org_code } = next
  const to_on = today()
  await movePeriods(trx, merged.org_code, org_code)
  const { name, normal_name, name_since } = merged
  const codes = [
    { kind: 'ORG_CODE', code: merged.org_code, from_on: null },
    { kind: 'USCC', code: merged.uscc, from_on: merged.uscc_since },
    { kind: 'REGISTRATION_NO', code: merged.registration_no, from_on: merged.registration_no_since },
  ] as const
  const borne = [next.uscc, next.registration_no]
  await writePeriods(
    trx,
    name === next.name ? [] : [{ org_code, name, normal_name, from_on: name_since, to_on }],
    codes.flatMap(({ code, ...period }) =>
      code === null || borne.includes(code) ? [] : [{ ...period, code, org_code, to_on }],
    ),
  )
  const told = () => trx('register_record').where('org_code', merged.org_code)
  await told().whereNull('merged_code').update({ merged_code: merged.org_code })
  await told().update({ org_code })
}

const differencesOf = (survivor: StoredEnterprise, next: StoredEnterprise, merged: StoredEnterprise): object[] => {
  const fields = [...Object.values(toldFields), 'warnings'] as const
  return [
    { field: 'merged_org_code', from: null, to: merged.org_code },
    ...fields
      .filter(field => next[field] !== survivor[field])
      .map(field => ({ field, from: survivor[field], to: next[field] })),
    ...(merged.name === next.name ? [] : [{ field: 'former_name', from: null, to: merged.name }]),
  ]
}
