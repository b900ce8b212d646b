import { readCode } from '@e360/identity/codes'
import { headOfficeName } from '@e360/identity/headOffice'
import { normalName } from '@e360/identity/normalName'
import type { Knex } from '@e360/kit/database/database'
import { groupedBy } from '@e360/kit/grouped'
import type { MatchDecision, Subject } from '@e360/kit/records/matchPort'
import { enterpriseRepository } from './repository.ts'

/**
 * Which company each subject is, by exact evidence only: a valid code that the name does not contradict, or a name (normal form, present
 * or former) that belongs to exactly one company. A code and a name that speak of different companies are for a person to decide.
 * @param read a transaction or the database
 * @returns decisions in the subjects' order; five statements whatever their number
 */
export const matchExactly = async (read: Knex, subjects: readonly Subject[]): Promise<MatchDecision[]> => {
  const keys = subjects.map(readSubject)
  const register = enterpriseRepository(read)
  const forms = unique(keys.map(subject => subject.form))
  const [byCode, byNumber, present, former, given] = await Promise.all([
    unlessEmpty(register.byOrgCodes, unique(keys.map(subject => subject.orgCode))),
    unlessEmpty(register.byRegistrationNos, unique(keys.map(subject => subject.registrationNo))),
    unlessEmpty(register.byNormalNames, forms),
    unlessEmpty(register.formerBearersOf, forms),
    unlessEmpty(register.formerBearersOfCodes, unique(keys.flatMap(key => [key.orgCode, key.registrationNo]))),
  ])
  const codes = new Set(byCode.map(row => row.orgCode))
  const registered = new Map([...byCode, ...byNumber].map(row => [row.orgCode, row.normalName]))
  const numbers = groupedBy(byNumber, row => row.registrationNo!)
  const bearers = groupedBy([...present, ...former], row => row.normalName)
  const bore = groupedBy(given, row => row.code)
  const namesOf = groupedBy([...present, ...former], row => row.orgCode)

  return keys.map(({ form, orgCode, registrationNo, valid }) => {
    const named = unique((bearers.get(form ?? '') ?? []).map(row => row.orgCode))
    const present =
      orgCode !== null && codes.has(orgCode)
        ? [orgCode]
        : registrationNo !== null
          ? unique((numbers.get(registrationNo) ?? []).map(row => row.orgCode))
          : []
    const coded =
      present.length > 0 ? present : unique((bore.get(orgCode ?? registrationNo ?? '') ?? []).map(row => row.orgCode))
    if (coded.length === 1) {
      const [company] = coded as [string]
      const sameName = (namesOf.get(company) ?? []).some(row => row.normalName === form)
      if (valid && (form === null || sameName || agrees(form, registered.get(company) ?? ''))) return linked(company)
      if (sameName && named.length === 1) return linked(company)
      return undecided([company, ...named])
    }
    const hasForeignCode = valid && (orgCode !== null || registrationNo !== null)
    if (named.length === 1 && !hasForeignCode) return linked(named[0]!)
    return undecided([...coded, ...named])
  })
}

interface ReadSubject {
  form: string | null
  orgCode: string | null
  registrationNo: string | null
  /** the check digit agrees: a code that fails never links by itself */
  valid: boolean
}

const readSubject = ({ name, code }: Subject): ReadSubject => {
  const { kind, canonical, orgCode, valid } = readCode(code ?? '')
  const form = normalName(name ?? '').slice(0, 500)
  return {
    form: form === '' ? null : form,
    orgCode,
    registrationNo: kind === 'regno15' ? canonical : null,
    valid,
  }
}

/** One name holds the other, and neither is a branch: a name that was cut short, not another company's. */
const agrees = (given: string, registered: string): boolean =>
  Math.min(given.length, registered.length) >= 4 &&
  (registered.includes(given) || given.includes(registered)) &&
  headOfficeName(given) === null &&
  headOfficeName(registered) === null

const linked = (orgCode: string): MatchDecision => ({ decision: 'AUTO', orgCode, candidates: [orgCode] })

const mostCandidates = 5

const undecided = (candidates: readonly string[]): MatchDecision => ({
  decision: candidates.length > 0 ? 'REVIEW' : 'NONE',
  orgCode: null,
  candidates: unique(candidates).slice(0, mostCandidates),
})

const unique = (values: readonly (string | null)[]): string[] => [...new Set(values.filter(value => value !== null))]

const unlessEmpty = <Row>(
  load: (keys: readonly string[]) => Promise<Row[]>,
  keys: readonly string[],
): Promise<Row[]> => (keys.length === 0 ? Promise.resolve([]) : load(keys))
