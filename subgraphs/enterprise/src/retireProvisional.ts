import type { NewChange } from '@e360/kit/changes/changeLog'
import { today } from '@e360/kit/clock'
import type { Knex } from '@e360/kit/database/database'
import { relinkCompany } from './crosswalk.ts'
import { provisionalKey, type RegisterBatch, type Retirement } from './registerBatch.ts'
import { entryChange } from './registerEntry.ts'

/** Notes that the company of a provisional code is the one of this code: later rows of the batch find it there. */
export const retireProvisional = (batch: RegisterBatch, provisional: string, orgCode: string): void => {
  const from = batch.enterprises.get(provisional)!
  const joins = batch.enterprises.has(orgCode)
  batch.enterprises.delete(provisional)
  batch.provisional.delete(provisionalKey(from.normal_name, from.region_code))
  if (!joins) batch.enterprises.set(orgCode, { ...from, org_code: orgCode })
  if (batch.created.delete(provisional) && !joins) batch.created.add(orgCode)
  else batch.retired.push({ from, to: orgCode, joins })
  if (batch.changed.delete(provisional)) batch.changed.add(orgCode)
  for (const source of batch.sources.values()) if (source.org_code === provisional) source.org_code = orgCode
  for (const row of [...batch.formerNames, ...batch.formerCodes, ...batch.versions])
    if (row['org_code'] === provisional) row['org_code'] = orgCode
  batch.formerCodes.push({ org_code: orgCode, kind: 'ORG_CODE', code: provisional, from_on: null, to_on: today() })
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
    await moveHistory(trx, 'former_name', ['org_code', 'name'], org_code, to)
    await moveHistory(trx, 'former_code', ['org_code', 'kind', 'code'], org_code, to)
    await trx('register_record').where({ org_code }).update({ org_code: to })
    await relinkCompany(trx, org_code, to, log)
    log(entryChange(from, to))
  }
}

const moveHistory = async (
  trx: Knex.Transaction,
  table: string,
  key: string[],
  from: string,
  to: string,
): Promise<void> => {
  const rows: Record<string, unknown>[] = await trx(table).where('org_code', from).orderBy(key).select('*')
  for (const row of rows)
    await trx(table)
      .insert({ ...row, org_code: to })
      .onConflict(key)
      .ignore()
  await trx(table).where('org_code', from).delete()
}
