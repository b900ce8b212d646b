import { shownCode } from '@e360/identity/codes'
import { readingOf } from '@e360/kit/graphql/wanted'
import { enterpriseReference, recordResolvers } from '@e360/kit/records/recordResolvers'
import type { RecordRow } from '@e360/kit/records/recordTable'
import type { Context } from './context.ts'
import { certificateRecords } from './records.ts'
import type { CertificateRow } from './repository.ts'
import { statusOn } from './status.ts'
import type { Resolvers } from './types.generated.ts'

const reading = readingOf<RecordRow, CertificateRow>()

export const resolvers: Resolvers = {
  Query: {
    certificate: (_, { id }, { loaders }) => loaders.certificate.load(id),
    unlinkedCertificates: (_, { text, ...page }, { certificates }) => certificates.unlinked(text, page),
  },
  Mutation: {
    pushCertificates: (_, { records }, { push }) => push(certificateRecords, records),
    withdrawCertificates: (_, { records }, { withdraw }) => withdraw(certificateRecords, records),
  },
  Enterprise: {
    __resolveReference: (reference, context) => enterpriseReference(reference, context),
    certificates: ({ orgCode }, filter, { loaders }) => loaders.certificatesOf(filter).load(orgCode),
    certificateSummary: ({ orgCode }, _, { loaders }) => loaders.summaryOf.load(orgCode),
  },
  Certificate: {
    ...recordResolvers,
    holderName: reading(['recordedName'], ({ recordedName }) => recordedName),
    number: reading(['number'], ({ number }) => shownCode(number)),
    status: reading(['reportedStatus', 'validUntil'], (certificate, _: unknown, { today }: Context) =>
      statusOn(today, certificate),
    ),
  },
}
