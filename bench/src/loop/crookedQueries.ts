import type { Largest } from './largest.ts'
import type { Target } from './target.ts'

export const times = (count: number, text: (index: number) => string, between = ' ') =>
  Array.from({ length: count }, (_, index) => text(index)).join(between)

const nestedRegions = (depth: number): string =>
  depth === 0 ? '{ name }' : `{ children { parent ${nestedRegions(depth - 1)} } }`

/** What the public does not read of a company. */
const refused =
  'legalRepresentative recordsInReview claims { field } changes { totalCount } inspectionSummary { total } creditGrade { grade } timeline { totalCount } quarters { quarter }'

export type Ask = (
  name: string,
  query: (time: number) => string,
  variables?: () => object,
  who?: string | null,
) => Largest

/** Operations that unfold, repeat themselves, or name what is not there. */
export const crookedQueries = ({ auditor, orgCodes }: Pick<Target, 'auditor' | 'orgCodes'>, ask: Ask): Largest[] => [
  ask(
    'unknown fields',
    time =>
      `{ ${times(480, index => `enterpris${time}${String.fromCharCode(97 + (index % 26))}${index}SearchWarning`)} }`,
  ),
  ask(
    'unknown types',
    time => `query (${times(1_200, index => `$a${index}:EnterpriseConnectionInpu${time}${index}`)}) { __typename }`,
  ),
  ask(
    'unknown variables',
    time => `query Q${time} { ${times(450, index => `enterprises(orgCodes: $enterprise${index}) { orgCode }`)} }`,
  ),
  ask(
    'unknown arguments',
    time => `query Q${time} { enterprise(${times(1_500, index => `orgCod${index}: 1`)}) { orgCode } }`,
  ),
  ask(
    'unknown enum values',
    time =>
      `query Q${time} { archiveEnterprises(filter: {registrationStatus: [${times(4_000, index => `ACTIV${index}`)}]}) { totalCount } }`,
  ),
  ask(
    'unknown directives',
    time => `query Q${time} { __typename ${times(49, index => `@skipincludedeprecatedspecified${index}`)} }`,
  ),
  ask(
    'wrong values',
    time =>
      `query Q${time} { enterprises(orgCodes: [${times(4_500, index => `"${'A'.repeat(50)}${index}"`)}]) { orgCode } }`,
  ),
  ask(
    'wrong values in variables',
    () => 'query ($l: [OrgCode!]!) { enterprises(orgCodes: $l) { orgCode } }',
    () => ({ l: Array.from({ length: 300_000 }, () => 'wrong') }),
  ),
  ask('many operations', time => times(240, index => `query Q${time}x${index}{__typename}`)),
  ask(
    'many fragments',
    time =>
      `query Q${time} {__typename ${times(230, index => `...F${index}`)}} ${times(230, index => `fragment F${index} on Query {__typename}`)}`,
  ),
  ask(
    'chain of fragments',
    time =>
      `query Q${time} {...F0} ${times(240, index => `fragment F${index} on Query {...F${index + 1}}`)} fragment F240 on Query {__typename}`,
  ),
  ask(
    'introspection',
    () =>
      `{ __schema { types { name description fields(includeDeprecated: true) { name description type { name kind ofType { name kind ofType { name kind ofType { name } } } } args { name description type { name kind ofType { name kind ofType { name } } } defaultValue } } enumValues { name description } inputFields { name description type { name } } interfaces { name } possibleTypes { name } } directives { name args { name } } } }`,
  ),
  ask(
    'introspection of 40 aliases',
    () =>
      `{ ${times(18, index => `a${index}: __schema { types { name description fields { name description type { name } } inputFields { name } enumValues { name } } }`)} }`,
  ),
  ask(
    'introspection in depth',
    () => `{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }`,
  ),
  ask('regions within regions 2', () => `{ region(code: "500000") ${nestedRegions(2)} }`),
  ask('regions within regions 3', () => `{ region(code: "500000") ${nestedRegions(3)} }`),
  ask('regions within regions 4', () => `{ region(code: "500000") ${nestedRegions(4)} }`),
  ask(
    '18 × statistics of 50 years of all regions',
    time =>
      `{ ${times(18, index => `a${index}: region(code: "500000") { children { name statistics(from: "1976-12-01", to: "2026-11-${10 + time}") { enterprises inspected inspections failedInspections passRate validCertificates fines grades { model grade enterprises } byMonth { month inspections failedInspections penalties } } } }`)} }`,
  ),
  ask(
    '20 × dataQuality',
    () =>
      `{ ${times(20, index => `a${index}: dataQuality { department regionCode on dimension score checked defects examples { system recordId field rule value } }`)} }`,
  ),
  ask(
    '20 × catalogue',
    () =>
      `{ ${times(19, index => `a${index}: catalogue(first: 100) { totalCount nodes { code title department themes items { name title } } }`)} }`,
  ),
  ask(
    '20 × catalogueGroups',
    () =>
      `{ ${times(20, index => `a${index}: catalogueGroups(by: THEME, days: ${3600 + index}) { value resources items reads }`)} }`,
  ),
  ask(
    '20 × accessLedger',
    () =>
      `{ ${times(20, index => `a${index}: accessLedger(first: 100, sub: "x${index}") { totalCount nodes { id at sub roles operation fields orgCodes touched outcome } }`)} }`,
    undefined,
    auditor,
  ),
  ask(
    'accessLedger',
    () =>
      `{ ${times(10, index => `a${index}: accessLedger(first: 100) { totalCount nodes { id at sub roles operation fields orgCodes touched outcome } }`)} }`,
    undefined,
    auditor,
  ),
  ask(
    '20 × searchEnterprises',
    time =>
      `{ ${times(20, index => `a${index}: searchEnterprises(text: "${['重庆', '公司', 'cq', '食品', '有限'][index % 5]}${time || ''}", first: 100) { totalCount nodes { matched score enterprise { orgCode name } } }`)} }`,
  ),
  ask(
    'what may not be read of 1,100 hits',
    () =>
      `{ ${times(11, index => `a${index}: searchEnterprises(text: "${['重庆', '公司', '科技', '食品', '有限'][index % 5]}", first: ${100 - index}) { nodes { enterprise { ${refused} } } }`)} }`,
    undefined,
    null,
  ),
  ...[1, 8].map(years =>
    ask(
      `12 × statistics of ${years} years of all regions, each another day`,
      time =>
        `{ ${times(12, index => `a${index}: region(code: "500000") { children { name statistics(from: "${2026 - years}-11-${10 + index}", to: "2026-11-${10 + time}") { enterprises inspected inspections failedInspections byMonth { month inspections failedInspections penalties } } } }`)} }`,
    ),
  ),
  ask(
    '20 × archiveEnterprises',
    time =>
      `{ ${times(20, index => `a${index}: archiveEnterprises(filter: {regionCode: "500000", notInspectedSince: "20${10 + index}-01-0${time + 1}"}, first: 100) { totalCount nodes { penalties warnings enterprise { orgCode name } } }`)} }`,
  ),
  ask(
    '20 × warnings',
    () =>
      `{ ${times(20, index => `a${index}: warnings(first: 100) { totalCount nodes { id rule message enterprise { orgCode name } } }`)} }`,
  ),
  ask(
    '100 branches of branches',
    () =>
      `query ($l: [OrgCode!]!) { enterprises(orgCodes: $l) { headOffice { branches(first: 8) { nodes { headOffice { branches(first: 8) { nodes { orgCode name } } } } } } } }`,
    () => ({ l: orgCodes.slice(0, 100) }),
  ),
  ask(
    'names and claims of 100',
    () =>
      `query ($l: [OrgCode!]!) { enterprises(orgCodes: $l) { orgCode formerNames { name } formerCodes { code } claims { field claims { value system } } changes(first: 100) { nodes { version changedAt differences { field from to } } } merges { id } dataWarnings { message } } }`,
    () => ({ l: orgCodes.slice(0, 100) }),
  ),
]
