import { isoOf, lastDayOfYears, yearOf } from './calendar.ts'
import { certificateNumber } from './certificateNumbers.ts'
import { bureauOf, companyOf } from './company.ts'
import type { Company } from './company.ts'
import { mostRecords } from './vocabulary/activity.ts'
import { certificateFamilies } from './vocabulary/certificateFamilies.ts'
import { byField, fields } from './vocabulary/fields.ts'
import { daysOfLife } from './daysOfLife.ts'
import type { CertificateFamily, CertificateInput, CertificateStatus } from './inputs.ts'
import { between, chance, pick, randomOf, timesWithMean, weighted } from './random.ts'
import type { Random } from './random.ts'
import { writtenSource } from './subject.ts'
import { activityOf, lastDayOf } from './traits.ts'
import type { Origin } from './traits.ts'

const drawFamily = byField(name => weighted(fields[name].families))

/** What a department did to a certificate; that one has run out follows from its dates and is never stored. */
const drawStatus = weighted<CertificateStatus>([
  ['VALID', 930],
  ['CANCELLED', 40],
  ['SUSPENDED', 15],
  ['REVOKED', 15],
])

/** The certificates of a company, oldest first; half of them are renewals of the one before. */
export const certificatesOf = (origin: Origin, index: number): CertificateInput[] => {
  const random = randomOf(origin.seed, 'certificates', index)
  const activity = activityOf(origin, index)
  const times = timesWithMean(random, activity.certificates)
  const count = activity.name === 'SHOWCASE' ? activity.certificates : Math.min(times, mostRecords.certificates)
  if (count === 0) return []
  const company = companyOf(origin, index)
  const last = lastDayOf(origin, company.traits)
  const issued: Issue[] = []
  for (const day of daysOfLife(origin, random, company.traits, count)) {
    const before = issued.at(-1)
    const renewal = before !== undefined && before.until < last && chance(random, 0.5)
    const family = renewal ? before.family : drawFamily(company.traits.industry.field)(random)
    const from = renewal ? before.until + 1 : day
    issued.push({
      family,
      from,
      until: lastDayOfYears(from, yearsOf(family, isoOf(from))),
      scope: renewal ? before.scope : undefined,
    })
  }
  return issued
    .sort((one, other) => one.from - other.from)
    .map((issue, ordinal) => certificate(origin, random, company, issue, ordinal))
}

interface Issue {
  family: CertificateFamily
  from: number
  until: number
  /** of the certificate that it renews */
  scope?: string
}

const productScope = ({ traits: { industry } }: Company, family: CertificateFamily): string =>
  (family === 'FOOD' ? fields[industry.field].foodScope : undefined) ?? industry.noun

const yearsOf = (family: CertificateFamily, on: string): number =>
  certificateFamilies[family].validYears.findLast(({ from }) => from <= on)!.years

const certificate = (
  origin: Origin,
  random: Random,
  company: Company,
  issue: Issue,
  ordinal: number,
): CertificateInput => {
  const { family, from, until } = issue
  const { system, issuers, scopes } = certificateFamilies[family]
  const last = Math.min(lastDayOf(origin, company.traits), until)
  const closed = company.traits.ended !== undefined && company.traits.ended <= until
  const status = closed && chance(random, 0.8) ? 'CANCELLED' : drawStatus(random)
  const changed = status === 'VALID' ? undefined : closed ? last : between(random, from, last)
  const { source } = writtenSource(origin, random, company, {
    system,
    ordinal,
    day: changed ?? from,
    version: changed === undefined ? '1' : '2',
  })
  const facts = {
    year: yearOf(from),
    regionCode: company.traits.district.code ?? '500000',
    serial: company.traits.index * 8 + ordinal + 1,
  }
  return {
    source,
    family,
    number: certificateNumber[family](facts),
    scope: issue.scope ?? (scopes.length > 0 ? pick(random, scopes) : productScope(company, family)),
    issuer: issuers.length > 0 ? pick(random, issuers) : bureauOf(company.traits),
    issuedOn: isoOf(between(random, Math.max(company.traits.established, from - 10), from)),
    validFrom: isoOf(from),
    validUntil: isoOf(until),
    status,
    statusChangedOn: changed === undefined ? undefined : isoOf(changed),
  }
}
