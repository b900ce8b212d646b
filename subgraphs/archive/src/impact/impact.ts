import { failure } from '@e360/kit/errors'
import type { FieldDifference } from '../types.generated.ts'
import type { TouchableRecord } from './repository.ts'
import { fits, impactRules, noteOf, speaksOf } from './impactRules.ts'

/** A request as the gateway hands it over: the register's words, so that nothing waits for what the archive knows of the company. */
export interface RequestedChange {
  id: string
  /** null: the company is not registered yet, or could not be asked for */
  enterprise: { orgCode: string } | null
  differences: FieldDifference[]
}

export interface Impact {
  department: string
  recordId: string
  note: string
}

/** Where records of a company are found. */
export interface Records {
  inForce: (orgCode: string) => Promise<readonly TouchableRecord[]>
  latest: (orgCode: string) => Promise<readonly TouchableRecord[]>
}

export const mostImpacts = 100

/**
 * What a requested change touches, as the records are today: by rule, then the latest record first, at most {@link mostImpacts}.
 * @throws SECTION_UNAVAILABLE where nobody told which company it is: that is not the same as nothing touched
 */
export const impactOf = async ({ enterprise, differences }: RequestedChange, records: Records): Promise<Impact[]> => {
  if (enterprise === null) {
    if (differences.some(({ field, from }) => field === 'name' && from == null)) return []
    throw failure('SECTION_UNAVAILABLE')
  }
  const speaking = impactRules.filter(rule => differences.some(difference => speaksOf(rule, difference)))
  if (speaking.length === 0) return []
  const [inForce, latest] = await Promise.all([
    records.inForce(enterprise.orgCode),
    speaking.some(({ touches }) => touches === 'RECORD') ? records.latest(enterprise.orgCode) : [],
  ])
  return touchedBy(differences, inForce, latest).slice(0, mostImpacts)
}

const touchedBy = (
  differences: readonly FieldDifference[],
  inForce: readonly TouchableRecord[],
  latest: readonly TouchableRecord[],
): Impact[] => {
  const spoken = new Set<string>()
  return impactRules.flatMap(rule => {
    const difference = differences.find(each => speaksOf(rule, each))
    if (!difference) return []
    return (rule.touches === 'RECORD' ? latest : inForce).flatMap(record => {
      const once = `${rule.field} ${record.id}`
      if (spoken.has(once) || !fits(rule, difference, record)) return []
      spoken.add(once)
      return [{ department: record.department, recordId: record.id, note: noteOf(rule) }]
    })
  })
}
