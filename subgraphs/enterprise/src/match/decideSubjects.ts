import { readGivenCode } from '@e360/identity/match/givenCode'
import { isUnreadable } from '@e360/identity/match/nameDoubt'
import { normalName } from '@e360/identity/normalName'
import type { Knex } from '@e360/kit/database/database'
import type { MatchDecision, Subject } from '@e360/kit/records/matchPort'
import { mapInTurns } from '@e360/kit/turns'
import { matchSubjects } from './matchSubjects.ts'
import { matchRepository } from './repository.ts'

/**
 * What a push, an import and the crosswalk ask: the decisions of {@link matchSubjects} without their evidence. Most records tell a sound code and the
 * very name that goes with it; those are decided without comparing anything else, for nothing else can change the decision.
 * @param read a transaction or the database
 */
export const decideSubjects = async (read: Knex, subjects: readonly Subject[]): Promise<MatchDecision[]> => {
  const told = await mapInTurns(subjects, toldOrgCode)
  const namesOf = await presentNames(
    read,
    told.filter(orgCode => orgCode !== null),
  )
  const decisions = await mapInTurns(subjects, ({ name }, index): MatchDecision | null => {
    const orgCode = told[index]!
    if (orgCode === null || name === null || isUnreadable(name)) return null
    const registered = namesOf.get(orgCode)
    return registered !== undefined && registered === normalName(name)
      ? { decision: 'AUTO', orgCode, candidates: [orgCode] }
      : null
  })
  const open = subjects.filter((_, index) => decisions[index] === null)
  const results = await matchSubjects(read, open)
  let next = 0
  return decisions.map(decided => {
    if (decided) return decided
    const { decision, orgCode, candidates } = results[next++]!
    return { decision, orgCode, candidates: candidates.map(candidate => candidate.orgCode) }
  })
}

/** The organization code that a sound code tells; a registration number tells none. */
const toldOrgCode = ({ code }: Subject): string | null => {
  const given = code === null ? null : readGivenCode(code)
  return given?.valid ? given.orgCode : null
}

/** Normal forms by org code; codes that several companies bear or bore are left out. */
const presentNames = async (read: Knex, orgCodes: readonly string[]): Promise<Map<string, string>> => {
  if (orgCodes.length === 0) return new Map()
  const register = matchRepository(read)
  const wanted = [...new Set(orgCodes)]
  const [names, bearers] = await Promise.all([register.namesOf(wanted), register.boreCode(wanted)])
  const found = new Map(names.map(({ orgCode, normalName: name }) => [orgCode, name]))
  for (const { key } of bearers) found.delete(key)
  return found
}
