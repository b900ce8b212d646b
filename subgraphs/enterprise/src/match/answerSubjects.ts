import type { MatchResult } from '@e360/identity/match/types'
import type { Knex } from '@e360/kit/database/database'
import { failure } from '@e360/kit/errors'
import type { SubjectInput } from '../types.generated.ts'
import { matchSubjects } from './matchSubjects.ts'

const mostSubjects = 500

/** What `matchSubjects` answers for one subject. */
export interface AnsweredSubject extends MatchResult {
  ref: string
}

/** @throws BAD_USER_INPUT for more than 500 subjects */
export const answerSubjects = async (read: Knex, subjects: readonly SubjectInput[]): Promise<AnsweredSubject[]> => {
  if (subjects.length > mostSubjects)
    throw failure('BAD_USER_INPUT', `每次最多匹配 ${mostSubjects} 个主体，收到 ${subjects.length} 个，请分批提交`)
  const results = await matchSubjects(
    read,
    subjects.map(({ name, code, address, district, establishedOn, legalRepresentative }) => ({
      name: name ?? null,
      code: code ?? null,
      address: address ?? null,
      district: district ?? null,
      establishedOn,
      legalRepresentative,
    })),
  )
  return results.map((result, index) => ({ ref: subjects[index]!.ref, ...result }))
}
