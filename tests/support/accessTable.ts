import { readFileSync } from 'node:fs'
import { groupedBy } from '@e360/kit/grouped'
import { getNamedType, isObjectType, type GraphQLSchema } from 'graphql'

/** Who asks, as schema/access.csv names its columns, and the department where it matters. */
export interface Asker {
  reader: string
  department?: string
}

const csv = readFileSync(new URL('../../schema/access.csv', import.meta.url), 'utf8')
const [header, ...lines] = csv.split('\n').filter(line => line !== '' && !line.startsWith('#'))
export const readers = header!.split(',').slice(1)
const rows = new Map(
  lines.map(line => {
    const [coordinate, ...cells] = line.split(',')
    return [coordinate!, new Map(readers.map((reader, index) => [reader, cells[index]!]))]
  }),
)

/** Whose rows a type's are: the departments of the contract, by hand. */
const departmentOf: Readonly<Record<string, string>> = {
  Enterprise: 'enterprise',
  Inspection: 'inspection',
  'Enterprise.inspections': 'inspection',
  'Enterprise.inspectionSummary': 'inspection',
  Certificate: 'certification',
  'Enterprise.certificates': 'certification',
  'Enterprise.certificateSummary': 'certification',
  Penalty: 'credit',
  Listing: 'credit',
  CreditGrade: 'credit',
  'Enterprise.creditGrade': 'credit',
  'Enterprise.creditGrades': 'credit',
  'Enterprise.penalties': 'credit',
  'Enterprise.listings': 'credit',
  SupervisionEvent: 'archive',
  QuarterSummary: 'archive',
  'Enterprise.timeline': 'archive',
  'Enterprise.quarters': 'archive',
}

/** Whether somebody who is let in at a person's name sees it masked, who gives no purpose. */
export const isMaskedFor = (coordinate: string, { reader }: Asker): boolean =>
  ['masked', 'region', 'glass'].includes(rows.get(coordinate)?.get(reader) ?? '')

/** Whether people wrote of a type who reads it; any other is read by whoever reads what leads to it. */
export const isWrittenOf = (type: string): boolean =>
  [...rows.keys()].some(coordinate => coordinate.startsWith(`${type}.`))

/** Texts that people write, in which the numbers of identity cards and telephones are masked for everybody: by hand, from the contract's types. */
export const freeTexts: ReadonlySet<string> = new Set([
  'ChangeImpact.note',
  'SupervisionEvent.title',
  'Warning.message',
  'QualityDefect.value',
  'Certificate.scope',
  'Penalty.violation',
  'Penalty.facts',
  'Penalty.basis',
  'Listing.basis',
  'Enterprise.address',
  'Enterprise.businessScope',
  'DataWarning.message',
  'EnterpriseMerge.reason',
  'MatchReviewStep.comment',
  'ChangeRequest.reason',
  'ChangeRequest.evidence',
  'ChangeRequest.comment',
  'ChangeRequestStep.comment',
  'Inspection.outcomes',
  'Inspection.subject',
  'Inspection.findings',
  'RecordSource.recordedName',
  'RecordSource.recordedAddress',
  'RecordSource.recordedCode',
  'RecordSource.recordedDistrict',
  'Inspection.role',
  'Inspection.specification',
  'Inspection.authority',
  'Inspection.agency',
  'Certificate.holderName',
  'Certificate.issuer',
  'Penalty.kinds',
  'Penalty.authority',
  'Listing.authority',
  'Enterprise.enterpriseType',
  'Enterprise.registrationAuthority',
  'DataSource.owner',
  'CatalogueResource.summary',
  'CatalogueResource.sharingCondition',
  'CatalogueResource.sharingMethod',
  'WorkingDay.note',
  'RecordError.message',
])

/** Values that speak of the field which is named beside them, here of a person's name. */
export const spokenOf: ReadonlySet<string> = new Set([
  'FieldClaim.value',
  'FieldDifference.from',
  'FieldDifference.to',
  'MatchEvidence.given',
  'MatchEvidence.found',
  'VerificationItem.found',
])

/** Whether somebody reads a field of every company as it is, without a purpose: what an error may tell of one. */
export const readsWhole = (type: string, field: string, { reader }: Asker): boolean =>
  cellOf(type, field, reader) === 'read'

const cellOf = (type: string, field: string, reader: string): string | undefined =>
  (rows.get(`${type}.${field}`) ?? rows.get(`${type}.*`))?.get(reader)

const isLetInBy = (cell: string, of: string | undefined, department: string | undefined): boolean =>
  cell === 'own' || cell === 'granted' ? of === undefined || of === department : cell !== 'none'

/**
 * Whether somebody is let in at a field, by the table and the notes below it alone: a root field is read by whoever reads its type, a type without a
 * row by whoever reads a field that leads to it.
 */
export const accessBy = (schema: GraphQLSchema) => {
  const fields = Object.values(schema.getTypeMap()).flatMap(type =>
    isObjectType(type) && !type.name.startsWith('__')
      ? Object.values(type.getFields()).map(field => ({
          type: type.name,
          name: field.name,
          returns: getNamedType(field.type).name,
        }))
      : [],
  )
  const leading = groupedBy(fields, ({ returns }) => returns)
  const within = groupedBy(fields, ({ type }) => type)
  const hasRow = (type: string) => within.get(type)?.every(({ name }) => cellOf(type, name, 'public') !== undefined)
  const behind = (type: string, seen: readonly string[] = []): string[] => {
    if (seen.includes(type)) return []
    if (hasRow(type)) return [type]
    return (within.get(type) ?? []).flatMap(({ returns }) => behind(returns, [...seen, type]))
  }
  /** whether somebody of any department gets to a type */
  const reaches = (type: string, reader: string, seen: readonly string[] = []): boolean =>
    !seen.includes(type) &&
    (leading.get(type) ?? []).some(({ type: parent, name }) => {
      const cell = cellOf(parent, name, reader)
      if (cell !== undefined) return cell !== 'none'
      if (parent === 'Query') return isRootOf(type, { reader })
      return parent !== 'Mutation' && reaches(parent, reader, [...seen, type])
    })
  const isRootOf = (returns: string, { reader, department }: Asker): boolean =>
    behind(returns).some(type =>
      within.get(type)!.some(({ name }) => {
        const cell = cellOf(type, name, reader)!
        return department === undefined ? cell !== 'none' : isLetInBy(cell, departmentOf[type], department)
      }),
    )
  const rootTypes = new Map(within.get('Query')!.map(({ name, returns }) => [name, returns]))
  return (type: string, field: string, asker: Asker): boolean => {
    const cell = cellOf(type, field, asker.reader)
    if (cell !== undefined)
      return isLetInBy(cell, departmentOf[`${type}.${field}`] ?? departmentOf[type], asker.department)
    if (type === 'Mutation') return false
    return type === 'Query' ? isRootOf(rootTypes.get(field)!, asker) : reaches(type, asker.reader)
  }
}

/** Every role once; who answers for a department or writes to one, once for each. */
export const askers: readonly Asker[] = readers.flatMap((reader): Asker[] =>
  reader === 'provider' || reader === 'system'
    ? ['enterprise', 'inspection', 'certification', 'credit'].map(department => ({ reader, department }))
    : [{ reader }],
)
