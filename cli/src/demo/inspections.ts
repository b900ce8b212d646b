import { dayOf, isoOf } from './calendar.ts'
import { bureauOf, companyOf } from './company.ts'
import type { Company } from './company.ts'
import { mostRecords } from './vocabulary/activity.ts'
import { fields } from './vocabulary/fields.ts'
import {
  cityBureau,
  conclusions,
  fieldKinds,
  laboratories,
  outcomesOf,
  samplingRoles,
} from './vocabulary/inspectionWords.ts'
import { productsOfIndustry } from './vocabulary/products.ts'
import { daysOfLife } from './daysOfLife.ts'
import type { InspectionConclusion, InspectionInput, InspectionKind } from './inputs.ts'
import { between, chance, pick, randomOf, timesWithMean, weighted } from './random.ts'
import type { Random } from './random.ts'
import { writtenSource } from './subject.ts'
import { activityOf, lastDayOf } from './traits.ts'
import type { Origin } from './traits.ts'

const drawFieldKind = weighted(fieldKinds)
const drawRole = weighted(samplingRoles)
const drawConclusion: Readonly<Record<InspectionKind, (random: Random) => InspectionConclusion>> = {
  SAMPLING: weighted(conclusions.SAMPLING),
  ROUTINE: weighted(conclusions.ROUTINE),
  SPECIAL: weighted(conclusions.SPECIAL),
  RANDOM: weighted(conclusions.RANDOM),
  COMPLAINT: weighted(conclusions.COMPLAINT),
  RECHECK: weighted(conclusions.RECHECK),
  OTHER: weighted(conclusions.OTHER),
}

/** Days after an inspection to rectify in, and after the report of it to look again, so that 75 are never exceeded (domain.md). */
const mostDaysToRectify = 60
const mostDaysToRecheck = 14

/** The inspections of a company, oldest first but for re-checks, which come right after what they re-check. */
export const inspectionsOf = (origin: Origin, index: number): InspectionInput[] => {
  const random = randomOf(origin.seed, 'inspections', index)
  const activity = activityOf(origin, index)
  const shown = activity.name === 'SHOWCASE'
  const times = timesWithMean(random, activity.inspections)
  const count = shown ? activity.inspections : Math.min(times, mostRecords.inspections)
  if (count === 0) return []
  const company = companyOf(origin, index)
  const records: InspectionInput[] = []
  daysOfLife(origin, random, company.traits, count).forEach((day, at) => {
    if (records.length >= mostRecords.inspections) return
    const sampling = chance(random, fields[company.traits.industry.field].sampled / 100)
    const kind = sampling ? 'SAMPLING' : drawFieldKind(random)
    const drawn = drawConclusion[kind](random)
    const conclusion = shown && at === 2 ? 'FAILED' : drawn
    const first = inspection(origin, random, company, { sampling, kind, conclusion, day, ordinal: records.length })
    records.push(first)
    if (conclusion !== 'FAILED' || records.length >= mostRecords.inspections) return
    const again = recheckOf(origin, random, company, { of: first, sampling, ordinal: records.length })
    if (again) records.push(again)
  })
  return records
}

interface Visit {
  /** takes a sample of a product, or looks again at one */
  sampling: boolean
  kind: InspectionKind
  conclusion: InspectionConclusion
  day: number
  ordinal: number
}

const inspection = (origin: Origin, random: Random, company: Company, visit: Visit): InspectionInput => {
  const { sampling, kind, conclusion, day } = visit
  const field = fields[company.traits.industry.field]
  const bureau = bureauOf(company.traits)
  const system = sampling ? 'cq-sampling' : 'cq-inspection'
  const { source } = writtenSource(origin, random, company, { system, ordinal: visit.ordinal, day })
  const publishedOn = chance(random, sampling ? 0.8 : 0.4) ? day + between(random, 5, 50) : origin.today
  const published = publishedOn < origin.today
  const untold = sampling && published && chance(random, 0.07)
  const wrong = conclusion === 'FAILED' || conclusion === 'RECTIFIED'
  return {
    source,
    kind,
    inspectedOn: untold ? undefined : isoOf(day),
    publishedOn: published ? isoOf(publishedOn) : undefined,
    conclusion,
    outcomes: kind === 'RANDOM' ? [...pick(random, outcomesOf[conclusion])] : undefined,
    role: sampling ? drawRole(random) : '被检查单位',
    subject: pick(random, sampling ? productsOf(company) : field.matters),
    specification: sampling ? pick(random, field.specifications) : undefined,
    findings: wrong ? findingsOf(random, sampling ? field.findings : field.faults) : undefined,
    authority: sampling && chance(random, 0.4) ? cityBureau : bureau,
    agency: sampling ? pick(random, laboratories) : `${bureau}执法支队`,
    ...(wrong ? rectification(origin, random, company, day, conclusion) : undefined),
  }
}

const productsOf = ({ traits: { industry } }: Company): readonly string[] =>
  productsOfIndustry[industry.code] ?? fields[industry.field].products

const findingsOf = (random: Random, vocabulary: readonly string[]): string[] => {
  const first = pick(random, vocabulary)
  const second = pick(random, vocabulary)
  return second === first || chance(random, 0.7) ? [first] : [first, second]
}

const rectification = (
  origin: Origin,
  random: Random,
  company: Company,
  day: number,
  conclusion: InspectionConclusion,
): Pick<InspectionInput, 'rectificationDueOn' | 'rectifiedOn'> => {
  const due = day + between(random, 10, mostDaysToRectify)
  const late = Math.min(due + between(random, -9, 12), day + mostDaysToRectify)
  const done = conclusion === 'RECTIFIED' ? between(random, day, Math.min(due, day + 10)) : late
  const told = conclusion === 'RECTIFIED' || chance(random, 0.8)
  const rectifiedOn = told && done <= lastDayOf(origin, company.traits) ? isoOf(done) : undefined
  return { rectificationDueOn: isoOf(due), rectifiedOn }
}

/** The visit that looks again at what failed; undefined where nothing was mended yet, nobody came, or the company has ended. */
const recheckOf = (
  origin: Origin,
  random: Random,
  company: Company,
  { of, sampling, ordinal }: { of: InspectionInput; sampling: boolean; ordinal: number },
): InspectionInput | undefined => {
  if (of.rectifiedOn === undefined || chance(random, 0.25)) return undefined
  const day = dayOf(of.rectifiedOn) + between(random, 1, mostDaysToRecheck)
  if (day > lastDayOf(origin, company.traits)) return undefined
  const conclusion = drawConclusion.RECHECK(random)
  const visit = inspection(origin, random, company, { sampling, kind: 'RECHECK', conclusion, day, ordinal })
  const { role, subject, specification, authority, agency } = of
  const findings = conclusion === 'FAILED' ? of.findings : undefined
  return { ...visit, role, subject, specification, findings, authority, agency, recheckOfRecordId: of.source.recordId }
}
