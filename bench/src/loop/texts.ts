import { operations } from './target.ts'

/** Near 100,000 values, as many as an operation may ask for. */
export const costly = `query Costly($orgCodes: [OrgCode!]!) { enterprises(orgCodes: $orgCodes) { orgCode
  inspections(first: 60) { nodes { id kind inspectedOn publishedOn conclusion outcomes role subject findings authority agency } }
  certificates(first: 20) { nodes { id family number status validUntil scope issuer } } } }`

export const archive = `query Archive($filter: ArchiveFilter!, $orderBy: ArchiveOrder) { archiveEnterprises(filter: $filter, orderBy: $orderBy, first: 100) {
  totalCount pageInfo { hasNextPage endCursor } nodes { failedInspections penalties lastInspectedOn nextExpiryOn grade warnings
  enterprise { orgCode name uscc address region { code name } } } } }`

const historyBody = () =>
  operations
    .get('SupervisionHistory')!
    .replace(/^[^{]*\{/, '')
    .replace(/\}\s*$/, '')

/** @param time makes the text another one, which has to be planned */
export const manyFields = (time: number): string =>
  `query Many${time}($orgCode: OrgCode!) { ${['a', 'b', 'c'].map(alias => `${alias}: ${historyBody().trim()}`).join('\n')} }`

/** One parameter of a form, in JSON. */
export const form = (name: string, value: object): string =>
  new URLSearchParams({ [name]: JSON.stringify(value) }).toString()
