import type { Knex } from '@e360/kit/database/database'
import type { SourceInput } from '@e360/kit/records/recordType'
import { keepRequest } from '../changeRequest/propose.ts'
import { endRequest, requestRepository, requestSystem } from '../changeRequest/repository.ts'
import type { Dispute, RegisterBatch, StoredEnterprise } from '../registerBatch.ts'
import type { RegisterRow, ToldFields } from '../registerRow.ts'
import { isTold, toldFields } from '../toldFields.ts'
import type { EnterpriseInput } from '../types.generated.ts'

/**
 * Sets aside what a row's source is not believed about and what contradicts the register; a field that nobody told yet is taken from anybody,
 * and what a person approved is believed.
 * @returns the row without it
 */
export const undisputed = (
  batch: RegisterBatch,
  known: StoredEnterprise,
  row: RegisterRow,
  source: SourceInput,
): RegisterRow => {
  if (source.system === requestSystem) return row
  const told = Object.entries(row.told).filter(([column, value]) => {
    const authorities = batch.authorities.get(column)
    const shown = known[column as keyof ToldFields]
    return (
      authorities !== undefined &&
      !authorities.includes(source.system) &&
      isTold(value) &&
      isTold(shown) &&
      String(value) !== String(shown)
    )
  })
  if (told.length === 0) return row
  batch.disputes.push({ company: known, source, told: Object.fromEntries(told) as Partial<ToldFields> })
  const without = Object.fromEntries(told.map(([column]) => [column, null]))
  return { ...row, told: { ...row.told, ...without } }
}

/** Makes a change request of each dispute; what the same source asked for the same company before is superseded. @param by who sent the rows */
export const keepDisputes = async (
  trx: Knex.Transaction,
  disputes: readonly Dispute[],
  by: string | null,
): Promise<void> => {
  for (const { company, source, told } of disputes) {
    const { org_code: orgCode, region_code: regionCode } = company
    const differences = Object.entries(told).map(([field, to]) => {
      const from = company[field as keyof ToldFields]
      return { field, from: isTold(from) ? String(from) : null, to: String(to) }
    })
    const request = await keepRequest(trx, {
      orgCode,
      regionCode,
      proposedBy: source.system,
      by,
      reason: `来源系统“${source.system}”报送的值与登记不一致，该系统不是这些字段的权威来源`,
      evidence: JSON.stringify([`${source.system}：${source.recordId}`]),
      input: { name: company.name, orgCode, ...inputOf(told) },
      differences,
    })
    for (const earlier of await requestRepository(trx).openOf(orgCode))
      if (earlier.proposedBy === source.system && earlier.id !== request.id)
        await endRequest(trx, earlier, {
          status: 'SUPERSEDED',
          by: null,
          comment: `来源系统有新的报送，见变更申请 ${request.id}`,
        })
  }
}

const inputOf = (told: Partial<ToldFields>): Partial<EnterpriseInput> =>
  Object.fromEntries(
    Object.entries(toldFields).flatMap(([field, column]) => {
      const value = told[column as keyof ToldFields]
      return value == null ? [] : [[field, field === 'registeredCapital' ? String(value) : value]]
    }),
  )
