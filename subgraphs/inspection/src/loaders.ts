import { loaderByArguments, oneByKey, oneForEach } from '@e360/kit/loader'
import type { PageArguments } from '@e360/kit/paging/page'
import type { InspectionFilter, InspectionPage, InspectionRepository, InspectionSummaryRow } from './repository.ts'

/** Made for one request. */
export const inspectionLoaders = (inspections: InspectionRepository) => ({
  inspectionsOf: loaderByArguments<PageArguments & InspectionFilter, InspectionPage>(inspections.pagesOf),
  summaryOf: oneForEach(inspections.summariesOf, summary => summary.orgCode, noInspections),
  inspection: oneByKey(inspections.byIds, inspection => inspection.id),
  idBySource: loaderByArguments<{ system: string }, string | null>(async (recordIds, { system }) => {
    const rows = await inspections.idsBySource(system, recordIds)
    const ids = new Map(rows.map(({ recordId, id }) => [recordId, id]))
    return recordIds.map(recordId => ids.get(recordId) ?? null)
  }),
})

const noInspections = (orgCode: string): InspectionSummaryRow => ({
  orgCode,
  total: 0,
  failed: 0,
  lastInspectedOn: null,
  passRate: null,
})
