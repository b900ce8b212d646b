import { readOrgCode } from '@e360/identity/codes'
import { failure } from '@e360/kit/errors'
import { inCell } from '../extension/extend.ts'
import { fetchProperties, type Fetched } from '../extension/fetchProperties.ts'
import { quoted } from '../form.ts'
import { fetchedProperties, properties } from '../properties/properties.ts'
import type { Visit } from '../visit.ts'
import { enterpriseType } from '../words.ts'
import { definitionList, escaped } from './html.ts'

/** What a preview tells of one thing, as plain text. */
export interface Card {
  title: string
  lines: readonly (readonly [name: string, value: string])[]
}

const brief = ['name', 'uscc', 'district', 'registrationStatus']
const full = [
  'name',
  'orgCode',
  'uscc',
  'registrationStatus',
  'district',
  'address',
  'establishedOn',
  'formerNames',
  'dataWarnings',
  'recordsInReview',
  'inspections',
  'failedInspections',
  'lastInspectedOn',
  'validCertificates',
  'penalties',
  'listings',
  'creditGrade',
]

/**
 * A company at a glance, from every department that the caller may read; no natural person is named.
 * @throws BAD_USER_INPUT with 404 where there is no such company
 */
export const enterpriseCard = (visit: Visit, id: string): Promise<Card> => cardOf(visit, id, full)

const cardOf = async (visit: Visit, id: string, shown: readonly string[]): Promise<Card> => {
  const wanted = fetchedProperties.filter(property => shown.includes(property.id))
  const row = readOrgCode(id) === null ? null : (await fetchProperties(visit, [id], wanted)).get(id)
  if (!row) throw failure('BAD_USER_INPUT', `登记库中没有组织机构代码${quoted(id)}`, { http: { status: 404 } })
  const lines = shown.map(property => {
    const { name } = wanted.find(known => known.id === property)!
    return [name, textOf(row.get(property)!)] as const
  })
  const [[, title] = ['', '']] = lines
  return { title, lines: lines.slice(1) }
}

const textOf = (fetched: Fetched): string => {
  if ('fault' in fetched) return inCell(fetched.fault)
  return fetched.cells.map(cell => String('str' in cell ? cell.str : cell.int)).join('、') || '—'
}

/**
 * The small preview of a suggestion.
 * @throws BAD_USER_INPUT with 404 where there is none
 */
export const flyout = async (visit: Visit, kind: 'entity' | 'property' | 'type', id: string) => ({
  id,
  html: asHtml(kind === 'entity' ? await cardOf(visit, id, brief) : vocabularyCard(kind, id)),
})

const vocabularyCard = (kind: 'property' | 'type', id: string): Card => {
  const property = kind === 'property' ? properties.find(known => known.id === id) : undefined
  if (property) return { title: property.name, lines: [['说明', property.description]] }
  if (kind === 'type' && id === enterpriseType.id)
    return { title: enterpriseType.name, lines: [['说明', '登记库中的企业']] }
  throw failure('BAD_USER_INPUT', `没有${quoted(id)}`, { http: { status: 404 } })
}

const asHtml = ({ title, lines }: Card) => `<div><h1>${escaped(title)}</h1>${definitionList(lines)}</div>`
