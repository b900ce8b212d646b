import { today } from '@e360/kit/clock'
import { readingOf } from '@e360/kit/graphql/wanted'
import { enterpriseReference, recordResolvers } from '@e360/kit/records/recordResolvers'
import type { RecordRow } from '@e360/kit/records/recordTable'
import type { Context } from './context.ts'
import type { InspectionRow } from './repository.ts'
import { inspectionRecords } from './records.ts'
import type { Resolvers } from './types.generated.ts'

const list = (text: string | null) => (text === null ? null : (JSON.parse(text) as string[]))

const reading = readingOf<RecordRow, InspectionRow>()

const rectificationOf = ({
  rectificationDueOn: dueOn,
  rectifiedOn: completedOn,
}: Pick<InspectionRow, 'rectificationDueOn' | 'rectifiedOn'>) =>
  dueOn || completedOn ? { dueOn, completedOn, overdue: dueOn !== null && (completedOn ?? today()) > dueOn } : null

export const resolvers: Resolvers = {
  Query: {
    inspection: (_, { id }, { loaders }) => loaders.inspection.load(id),
    unlinkedInspections: (_, { text, ...page }, { inspections }) => inspections.unlinked(text, page),
  },
  Mutation: {
    pushInspections: (_, { records }, { push }) => push(inspectionRecords, records),
    withdrawInspections: (_, { records }, { withdraw }) => withdraw(inspectionRecords, records),
  },
  Enterprise: {
    __resolveReference: (reference, context) => enterpriseReference(reference, context),
    inspections: ({ orgCode }, filter, { loaders }) => loaders.inspectionsOf(filter).load(orgCode),
    inspectionSummary: ({ orgCode }, _, { loaders }) => loaders.summaryOf.load(orgCode),
  },
  Inspection: {
    ...recordResolvers,
    outcomes: reading(['outcomes'], ({ outcomes }) => list(outcomes)),
    findings: reading(['findings'], ({ findings }) => list(findings)),
    recheckOf: reading(['recheckOfRecordId'], ({ system, recheckOfRecordId }, _: unknown, { loaders }: Context) =>
      recheckOfRecordId === null ? null : loaders.idBySource({ system }).load(recheckOfRecordId),
    ),
    rectification: reading(['rectificationDueOn', 'rectifiedOn'], rectificationOf),
  },
}
