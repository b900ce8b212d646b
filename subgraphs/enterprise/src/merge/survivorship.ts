import type { StoredEnterprise } from '../registerBatch.ts'
import type { RegisterRow, ToldFields } from '../registerRow.ts'
import { isTold } from '../toldFields.ts'

type Field = keyof StoredEnterprise

/**
 * Which value a company shows after another one was merged into it (docs/decisions/0009). It keeps every value that it has; one that nobody told
 * it, and a status UNKNOWN, is taken from the other: each group whole, so that an amount keeps its currency. What is in no group stays the
 * survivor's: its codes, its name, and what follows from them. The values that lose stay as claims of their records.
 */
const filledTogether: readonly (readonly [Field, ...Field[]])[] = [
  ['uscc', 'uscc_since'],
  ['registration_no', 'registration_no_since'],
  ['registration_status', 'ended_on'],
  ['enterprise_type'],
  ['legal_representative'],
  ['registered_capital', 'registered_capital_currency'],
  ['established_on'],
  ['region_code'],
  ['address'],
  ['industry_code'],
  ['business_scope'],
  ['registration_authority'],
]

/** What a company has no value for and takes from the other; a credit code only where it holds the company's own organization code. */
export const filledFrom = (
  survivor: StoredEnterprise,
  other: Readonly<Partial<StoredEnterprise>>,
): Partial<StoredEnterprise> => {
  const filled = filledTogether
    .filter(([first]) => !isTold(survivor[first]) && isTold(other[first]))
    .filter(([first]) => first !== 'uscc' || other.uscc?.slice(8, 17) === survivor.org_code)
  return Object.fromEntries(filled.flat().map(field => [field, other[field] ?? null]))
}

/** What a register row that still tells the code of the merged company changes of the survivor: by the same rule, and its name is a former one. */
export const claimOnly = (survivor: StoredEnterprise, row: RegisterRow): RegisterRow => {
  const untold = Object.fromEntries(Object.keys(row.told).map(field => [field, null]))
  const filled = filledFrom(survivor, row.told as Partial<StoredEnterprise>)
  const { name, normal_name: normalName, head_office_name: headOfficeName } = survivor
  return {
    orgCode: survivor.org_code,
    normalName,
    headOfficeName,
    told: { ...untold, ...filled, name } as ToldFields,
    formerNames: [row.told.name, ...row.formerNames].filter(former => former !== name),
    codesConflict: null,
  }
}
