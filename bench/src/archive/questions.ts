import { randomNumbers } from '../random.ts'
import { orgCodeOf, regionOf } from './feeds.ts'

/** One kind of question, its promise at 1,000,000 companies and 10,000,000 events, and texts of it that all differ. */
export interface ArchiveQuestion {
  name: string
  /** p99 in milliseconds; null where none was promised */
  limit: number | null
  text: (random: () => number) => string
}

const figures = `enterprises inspected inspections failedInspections passRate validCertificates expiringIn90Days penalties fines
  unassignedEnterprises unlinkedRecords grades { model grade enterprises } byMonth { month inspections failedInspections penalties }`

const entity = (type: string, key: string, selection: string) =>
  `{ _entities(representations: [{ __typename: "${type}", ${key} }]) { ... on ${type} { ${selection} } } }`

const entries = (filter: string, orderBy = 'RISK') =>
  `{ archiveEnterprises(filter: { ${filter} }, orderBy: ${orderBy}, first: 20) { totalCount nodes { failedInspections penalties grade warnings } } }`

const month = (random: () => number) => String(1 + Math.floor(random() * 12)).padStart(2, '0')
const day = (random: () => number) => String(1 + Math.floor(random() * 28)).padStart(2, '0')

export const questionsFor = (companies: number): ArchiveQuestion[] => {
  const anyRegion = (random: () => number) => regionOf(Math.floor(random() * companies))
  return [
    {
      name: 'timeline, a page of 50',
      limit: 20,
      text: random =>
        entity(
          'Enterprise',
          `orgCode: "${orgCodeOf(Math.floor(random() * companies))}"`,
          'timeline(first: 50) { totalCount nodes { id occurredOn title } }',
        ),
    },
    {
      name: 'statistics of the city, whole months',
      limit: 100,
      text: random =>
        entity(
          'Region',
          'code: "500000"',
          `statistics(from: "${2017 + Math.floor(random() * 8)}-${month(random)}-01", to: "2026-10-31") { ${figures} }`,
        ),
    },
    {
      name: 'statistics of the city, any dates',
      limit: 400,
      text: random =>
        entity(
          'Region',
          'code: "500000"',
          `statistics(from: "${2017 + Math.floor(random() * 8)}-${month(random)}-${day(random)}", to: "2026-${month(random)}-${day(random)}") { ${figures} }`,
        ),
    },
    {
      name: 'question: a district, not inspected since',
      limit: 150,
      text: random =>
        entries(
          `regionCode: "${anyRegion(random)}", notInspectedSince: "202${Math.floor(random() * 6)}-${month(random)}-01"`,
        ),
    },
    {
      name: 'question: failed since, certificate expires',
      limit: 150,
      text: random =>
        entries(
          `failedInspectionSince: "2026-${month(random)}-${day(random)}", certificateExpiresBefore: "2027-${month(random)}-01"`,
        ),
    },
    {
      name: 'question: grade and industry',
      limit: 150,
      text: random =>
        entries(
          `grades: ["${'ABCD'[Math.floor(random() * 4)]}"], industryCode: "C${13 + Math.floor(random() * 31)}"`,
          'NAME',
        ),
    },
    {
      name: 'question: warnings of a rule in a district',
      limit: 150,
      text: random => entries(`regionCode: "${anyRegion(random)}", warningRules: ["TWO_FAILED_INSPECTIONS"]`),
    },
    {
      name: 'question: all of the city',
      limit: 150,
      text: random => entries('regionCode: "500000"', ['RISK', 'NAME', 'LAST_INSPECTED_ON'][Math.floor(random() * 3)]),
    },
  ]
}

/** The same questions for the same seed. */
export const asked = ({ text }: ArchiveQuestion, count: number, seed: number): string[] => {
  const random = randomNumbers(seed)
  return Array.from({ length: count }, () => text(random))
}
