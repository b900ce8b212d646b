import type { Knex } from '@e360/kit/database/database'
import type { MatchDecision } from '@e360/kit/records/matchPort'
import { decideSubjects } from '../match/decideSubjects.ts'
import { subjectOf, type SubjectWords } from './subject.ts'

/** Which company each of these records or subjects is about, as the register stands now; in their order. */
export const matchRecords = (read: Knex, words: readonly SubjectWords[]): Promise<MatchDecision[]> =>
  decideSubjects(read, words.map(subjectOf))
