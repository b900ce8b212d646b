import { readRegisterRow } from '../registerRow.ts'
import { toldFields } from '../toldFields.ts'
import type { EnterpriseRow } from '../repository.ts'
import type { EnterpriseInput } from '../types.generated.ts'

/** What a register row would change, by column of `enterprise`. */
export interface RowDifference {
  field: string
  from: string | null
  to: string
}

/**
 * What a register row would change of a company; what it does not tell stays.
 * @param company as it is; null: not registered yet
 */
export const differencesFrom = (
  company: EnterpriseRow | null,
  input: Omit<EnterpriseInput, 'source'>,
): RowDifference[] => {
  const { told } = readRegisterRow({ ...input, source: { system: '', recordId: '' } })
  return Object.entries(told).flatMap(([field, value]) => {
    const from = company === null ? null : shownIn(company, field)
    return value === null || String(value) === (from ?? '') ? [] : [{ field, from, to: String(value) }]
  })
}

/** What is shown of a column of `enterprise`; null: nothing. */
export const shownIn = (company: EnterpriseRow, column: string): string | null => {
  const [field] = Object.entries(toldFields).find(([, name]) => name === column) ?? []
  const value = field === undefined ? null : company[field as keyof typeof toldFields]
  return value === null ? null : String(value)
}
