import { readCode } from '@e360/identity/codes'
import type { MatchResult } from '@e360/identity/match/types'
import { maskName } from '@e360/kit/access/mask'
import type { Database } from '@e360/kit/database/database'
import { failure } from '@e360/kit/errors'
import type { Context } from '../context.ts'
import type { SubjectInput } from '../types.generated.ts'
import { matchSubjects, readerFor } from './matchSubjects.ts'

const mostSubjects = 500

/** What `matchSubjects` answers for one subject. */
export interface AnsweredSubject extends MatchResult {
  ref: string
}

/**
 * Compares with the register what the caller may: of a name that is shown masked its visible part, a registration number where it is read.
 * @throws BAD_USER_INPUT for more than 500 subjects
 */
export const answerSubjects = async (
  database: Database,
  subjects: readonly SubjectInput[],
  { caller, compares }: Pick<Context, 'caller' | 'compares'>,
): Promise<AnsweredSubject[]> => {
  if (subjects.length > mostSubjects)
    throw failure('BAD_USER_INPUT', `每次最多匹配 ${mostSubjects} 个主体，收到 ${subjects.length} 个，请分批提交`)
  const readsNumbers = compares('Enterprise.registrationNo', caller) !== 'NONE'
  const readsNames = compares('Enterprise.legalRepresentative', caller) === 'WHOLE'
  const results = await matchSubjects(
    readerFor(database, subjects),
    subjects.map(({ name, code, address, district, establishedOn, legalRepresentative }) => ({
      name: name ?? null,
      code: code == null || (!readsNumbers && readCode(code).orgCode === null) ? null : code,
      address: address ?? null,
      district: district ?? null,
      establishedOn,
      legalRepresentative:
        legalRepresentative == null || readsNames ? legalRepresentative : maskName(legalRepresentative),
    })),
  )
  return results.map((result, index) => ({ ref: subjects[index]!.ref, ...result }))
}
