import { blockingKeys } from '@e360/identity/match/blockingKeys'
import { readSubject } from '@e360/identity/match/readSubject'
import type { Database } from '@e360/kit/database/database'
import type { MatchPort } from '@e360/kit/records/matchPort'
import { readerFor } from './matchSubjects.ts'
import { reviewedDecisions } from '../review/reviewed.ts'
import type { DecideSubjects } from './rememberDecisions.ts'

/** Answers the departments' match port; makes the tables of characters and sounds at once, for which the first push has no time. */
export const matchPort = (database: Database, decide: DecideSubjects): MatchPort => {
  blockingKeys(readSubject({ name: '重慶市某某有限公司', code: null, address: null, district: null }))
  return async subjects => {
    const read = readerFor(database, subjects)
    const reviewed = await reviewedDecisions(read, subjects)
    const decided = await decide(
      read,
      subjects.filter((_, index) => reviewed[index] === null),
    )
    let next = 0
    return reviewed.map(decision => decision ?? decided[next++]!)
  }
}
