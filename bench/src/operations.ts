/** The two operations that are measured, word for word as clients send them. */
export const operations = {
  MobileCard: `query MobileCard($orgCode: OrgCode, $uscc: USCC, $name: String) {
  enterprise(orgCode: $orgCode, uscc: $uscc, name: $name) {
    orgCode uscc name registrationStatus legalRepresentative establishedOn address recordsInReview
    region { code name }
    formerNames { name from to }
    dataWarnings { code message }
    inspectionSummary { total failed lastInspectedOn passRate }
    inspections(first: 5) { totalCount nodes { id kind inspectedOn publishedOn conclusion role subject findings rectification { dueOn completedOn overdue } } }
    certificateSummary { total valid expiringIn90Days expired }
    certificates(first: 10) { totalCount nodes { id family number scope validUntil status } }
    creditGrade { grade score model evaluatedOn }
    penalties(first: 5) { totalCount nodes { id decisionNo decidedOn violation kinds fine } }
    listings(current: true) { id kind enteredOn basis }
  }
}`,
  List100: `query List100($orgCodes: [OrgCode!]!) {
  enterprises(orgCodes: $orgCodes) {
    orgCode name registrationStatus
    inspectionSummary { total failed lastInspectedOn }
    certificateSummary { total valid expiringIn90Days expired }
    creditGrade { grade }
    penalties(first: 3) { totalCount nodes { decisionNo decidedOn } }
  }
}`,
} as const

export type Operation = keyof typeof operations

/** How many companies one query of the operation asks for. */
export const companiesAsked: Readonly<Record<Operation, number>> = { MobileCard: 1, List100: 100 }
