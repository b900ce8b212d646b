import { demoSystems } from '../../../cli/src/demo/systems.ts'

/** Operations that take a text, each with its name. */
export const longTexts = (many: string): [name: string, query: string][] => [
  ['searchEnterprises', 'query ($t: String!) { searchEnterprises(text: $t) { totalCount } }'],
  ['enterprise by name', 'query ($t: String!) { enterprise(name: $t) { orgCode } }'],
  ['enterprise by registrationNo', 'query ($t: String!) { enterprise(registrationNo: $t) { orgCode } }'],
  ['enterprise by orgCode', 'query ($t: OrgCode!) { enterprise(orgCode: $t) { orgCode } }'],
  ['enterprise by uscc', 'query ($t: USCC!) { enterprise(uscc: $t) { orgCode } }'],
  ['region', 'query ($t: RegionCode!) { region(code: $t) { name } }'],
  ['a date', 'query ($t: Date!) { enterprise(name: "a", on: $t) { orgCode } }'],
  [
    'verifyEnterprise',
    'query ($t: String!) { verifyEnterprise(name: $t, code: $t, legalRepresentative: $t) { __typename } }',
  ],
  [
    'matchSubjects',
    'query ($t: String!) { matchSubjects(subjects: [{ref: "1", name: $t, code: $t, address: $t}]) { ref } }',
  ],
  ['unlinkedInspections', 'query ($t: String!) { unlinkedInspections(text: $t) { totalCount } }'],
  ['catalogue', 'query ($t: String!) { catalogue(text: $t, theme: $t, department: $t) { totalCount } }'],
  ['inspection', 'query ($t: ID!) { inspection(id: $t) { id } }'],
  ['after', 'query ($t: String!) { unlinkedInspections(after: $t) { totalCount } }'],
  [
    'after of timeline',
    `query ($t: String!) { enterprise(orgCode: "${many}") { timeline(after: $t) { totalCount } } }`,
  ],
  [
    'departments of timeline',
    `query ($t: String!) { enterprise(orgCode: "${many}") { timeline(departments: [$t]) { totalCount } } }`,
  ],
  ['warnings', 'query ($t: String!) { warnings(rule: [$t]) { totalCount } }'],
  [
    'archive grades',
    'query ($t: String!) { archiveEnterprises(filter: {grades: [$t], industryCode: $t}) { totalCount } }',
  ],
  ['matchReviews', 'query ($t: String!) { matchReviews(department: $t) { totalCount } }'],
  ['dataQuality', 'query ($t: String!) { dataQuality(department: $t) { score } }'],
  ['reopenLink', 'mutation ($t: String!) { reopenLink(department: $t, recordId: "1", reason: $t) { id } }'],
  ['decideMatchReview', 'mutation ($t: String!) { decideMatchReview(id: "1", decision: REJECT, comment: $t) { id } }'],
  [
    'mergeEnterprises',
    `mutation ($t: String!) { mergeEnterprises(survivor: "${many}", merged: "${many}", reason: $t) { orgCode } }`,
  ],
  ['setFieldAuthority', 'mutation ($t: String!) { setFieldAuthority(field: $t, systems: [$t]) { field } }'],
  [
    'proposeEnterpriseChange',
    `mutation ($t: String!) { proposeEnterpriseChange(input: {orgCode: "${many}", baseVersion: 1, reason: $t, evidence: [$t], changes: [{field: NAME, value: $t}]}) { id } }`,
  ],
  ['applyForSharing', 'mutation ($t: String!) { applyForSharing(input: {resource: $t, purpose: $t}) { id } }'],
]
/** Operations that take a list, each with its name and what an item is. */
export const longLists = (many: string, orgCode: string): [name: string, query: string, item: () => unknown][] => [
  ['enterprises', 'query ($l: [OrgCode!]!) { enterprises(orgCodes: $l) { orgCode } }', () => orgCode],
  [
    'timeline departments',
    `query ($l: [String!]) { enterprise(orgCode: "${many}") { timeline(departments: $l) { totalCount } } }`,
    () => 'inspection',
  ],
  [
    'inspections conclusion',
    `query ($l: [InspectionConclusion!]) { enterprise(orgCode: "${many}") { inspections(conclusion: $l) { totalCount } } }`,
    () => 'PASSED',
  ],
  [
    'archive statuses',
    'query ($l: [RegistrationStatus!]) { archiveEnterprises(filter: {registrationStatus: $l}) { totalCount } }',
    () => 'ACTIVE',
  ],
  ['archive grades', 'query ($l: [String!]) { archiveEnterprises(filter: {grades: $l}) { totalCount } }', () => 'A'],
  [
    'warning rules',
    'query ($l: [String!]) { archiveEnterprises(filter: {warningRules: $l}) { totalCount } }',
    () => 'TWO_FAILED_INSPECTIONS',
  ],
  [
    'matchSubjects',
    'query ($l: [SubjectInput!]!) { matchSubjects(subjects: $l) { ref } }',
    () => ({ ref: '1', name: 'a' }),
  ],
  ['pushInspections', 'mutation ($l: [InspectionInput!]!) { pushInspections(records: $l) { index } }', () => ({})],
  [
    'withdrawInspections',
    'mutation ($l: [WithdrawalInput!]!) { withdrawInspections(records: $l) { index } }',
    () => ({ system: demoSystems.inspection[0], recordId: '1', reason: 'a' }),
  ],
  [
    'setWorkingDays',
    'mutation ($l: [WorkingDayInput!]!) { setWorkingDays(days: $l) { day } }',
    () => ({ day: '2026-01-01', works: true }),
  ],
  [
    'setFieldAuthority',
    'mutation ($l: [String!]!) { setFieldAuthority(field: "name", systems: $l) { field } }',
    () => 'x',
  ],
]
