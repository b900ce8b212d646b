import type { NewChange } from '@e360/kit/changes/changeLog'
import { today } from '@e360/kit/clock'
import type { Knex } from '@e360/kit/database/database'
import { relinkCompany } from './crosswalk.ts'
import { keepFormerName, movePeriods } from './periods.ts'
import { provisionalKey, type RegisterBatch, type Retirement } from './registerBatch.ts'
import { entryChange } from './registerEntry.ts'

/**
 * Notes that the company of a provisional code is the one of this code: later rows of the batch find it there. What it was called and numbered
 * leads to the other one from now on.
 * @param name as the row calls the company that tells the code
 */
export const retireProvisional = (batch: RegisterBatch, provisional: string, orgCode: string, name: string): void => {
  const from = batch.enterprises.get(provisional)!
  const known = batch.enterprises.get(orgCode)
  const joins = batch.enterprises.has(orgCode)
  batch.enterprises.delete(provisional)
  batch.provisional.delete(provisionalKey(from.normal_name, from.region_code))
  if (!joins) batch.enterprises.set(orgCode, { ...from, org_code: orgCode })
  if (batch.created.delete(provisional) && !joins) batch.created.add(orgCode)
  else batch.retired.push({ from, to: orgCode, joins })
  if (batch.changed.delete(provisional)) batch.changed.add(orgCode)
  for (const source of batch.sources.values()) if (source.org_code === provisional) source.org_code = orgCode
  for (const row of [...batch.formerNames, ...batch.formerCodes, ...batch.versions])
    if (row.org_code === provisional) row.org_code = orgCode
  for (const [number, bearers] of batch.byRegistrationNo)
    if (bearers.includes(provisional))
      batch.byRegistrationNo.set(number, [...new Set(bearers.map(code => (code === provisional ? orgCode : code)))])
  const ended = { org_code: orgCode, from_on: null, to_on: today() }
  batch.formerCodes.push({ ...ended, kind: 'ORG_CODE', code: provisional })
  if (known && from.registration_no !== null && from.registration_no !== known.registration_no)
    batch.formerCodes.push({ ...ended, kind: 'REGISTRATION_NO', code: from.registration_no })
  if (known && from.name !== name) keepFormerName(batch, orgCode, from.name)
  if (joins && from.region_code !== null)
    batch.regionDeltas.set(from.region_code, (batch.regionDeltas.get(from.region_code) ?? 0) - 1)
}

/**
 * Moves everything that was kept under provisional codes to the real ones, the departments' records included, and tells the departments.
 * Where two companies turn out to be one, the versions of the provisional one stay under its code.
 */
export const writeRetirements = async (
  trx: Knex.Transaction,
  retired: readonly Retirement[],
  log: (change: NewChange) => void,
): Promise<void> => {
  for (const { from, to, joins } of retired) {
    const { org_code } = from
    if (joins) await trx('enterprise').where({ org_code }).delete()
    else {
      await trx('enterprise').where({ org_code }).update({ org_code: to })
      await trx('enterprise_version').where({ org_code }).update({ org_code: to })
    }
    await movePeriods(trx, org_code, to)
    await trx('register_record').where({ org_code }).update({ org_code: to })
    await relinkCompany(trx, org_code, to, log)
    log(entryChange(from, to))
  }
}
