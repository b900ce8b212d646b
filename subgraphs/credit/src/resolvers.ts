import { readingOf } from '@e360/kit/graphql/wanted'
import { enterpriseReference, recordResolvers } from '@e360/kit/records/recordResolvers'
import type { RecordRow } from '@e360/kit/records/recordTable'
import { creditGradeRecords } from './grades/records.ts'
import { listingRecords } from './listings/records.ts'
import { penaltyRecords } from './penalties/records.ts'
import type { PenaltyRow } from './penalties/repository.ts'
import type { Resolvers } from './types.generated.ts'

const reading = readingOf<RecordRow, PenaltyRow>()

const fen = (amount: number | string | null) => (amount === null ? null : String(amount))

export const resolvers: Resolvers = {
  Query: {
    penalty: (_, { id }, { loaders }) => loaders.penalty.load(id),
    unlinkedPenalties: (_, { text, ...page }, { penalties }) => penalties.unlinked(text, page),
    unlinkedListings: (_, { text, ...page }, { listings }) => listings.unlinked(text, page),
    unlinkedCreditGrades: (_, { text, ...page }, { grades }) => grades.unlinked(text, page),
  },
  Mutation: {
    pushPenalties: (_, { records }, { push }) => push(penaltyRecords, records),
    pushListings: (_, { records }, { push }) => push(listingRecords, records),
    pushCreditGrades: (_, { records }, { push }) => push(creditGradeRecords, records),
    withdrawPenalties: (_, { records }, { withdraw }) => withdraw(penaltyRecords, records),
    withdrawListings: (_, { records }, { withdraw }) => withdraw(listingRecords, records),
    withdrawCreditGrades: (_, { records }, { withdraw }) => withdraw(creditGradeRecords, records),
  },
  Enterprise: {
    __resolveReference: (reference, context) => enterpriseReference(reference, context),
    creditGrade: ({ orgCode }, _, { loaders }) => loaders.gradeOf.load(orgCode),
    creditGrades: ({ orgCode }, page, { loaders }) => loaders.gradesOf(page).load(orgCode),
    penalties: ({ orgCode }, filter, { loaders }) => loaders.penaltiesOf(filter).load(orgCode),
    listings: ({ orgCode }, filter, { loaders }) => loaders.listingsOf(filter).load(orgCode),
  },
  Penalty: {
    ...recordResolvers,
    kinds: reading(['kinds'], ({ kinds }) => JSON.parse(kinds) as string[]),
    fine: reading(['fine'], ({ fine }) => fen(fine)),
    confiscated: reading(['confiscated'], ({ confiscated }) => fen(confiscated)),
  },
  Listing: recordResolvers,
  CreditGrade: recordResolvers,
}
