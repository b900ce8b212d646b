import { daysAfter } from '@e360/kit/clock'
import { regionNamed, regionPrefixes } from '@e360/kit/regions'
import type { EmbeddedDepartments } from '../../cli/src/embedded.ts'

interface Linked {
  id: string
  org_code: string | null
  link_state: string
  recorded_district: string | null
  event_on: string
}
interface Certificate extends Linked {
  status: string
  valid_from: string | null
  valid_until: string | null
  status_changed_on: string | null
}
interface Listing extends Linked {
  kind: string
  exited_on: string | null
}
interface Company {
  org_code: string
  region_code: string | null
  registration_status: string
  industry_code: string | null
}
interface Grade extends Linked {
  grade: string
  model: string
  valid_until: string | null
}

/** The departments' own tables, read in one go: what the archive must agree with. */
export const departmentsByHand = async ({ all }: EmbeddedDepartments) => {
  const rows = async <Row>(department: string, table: string): Promise<Row[]> => {
    const read = all.find(({ name }) => name === department)!.database.read
    return (await read(table).select('*')) as Row[]
  }
  const records = async <Row extends Linked>(department: string, table: string) =>
    (await rows<Row>(department, table)).filter(({ link_state }) => link_state !== 'WITHDRAWN')
  const companies = await rows<Company>('enterprise', 'enterprise')
  return {
    companies: new Map(companies.map(({ org_code, region_code }) => [org_code, region_code ?? ''])),
    register: companies,
    inspections: await records<Linked & { conclusion: string }>('inspection', 'inspection'),
    certificates: await records<Certificate>('certification', 'certificate'),
    penalties: await records<Linked & { fine: number | string | null }>('credit', 'penalty'),
    listings: await records<Listing>('credit', 'listing'),
    grades: await records<Grade>('credit', 'credit_grade'),
  }
}

export type ByHand = Awaited<ReturnType<typeof departmentsByHand>>

/** RegionStatistics as its descriptions define it, without any counter. */
export const statisticsByHand = (tables: ByHand, code: string, { from, to }: { from: string; to: string }) => {
  const city = code.endsWith('0000')
  const within = (region: string) =>
    region === '' ? city : regionPrefixes(code).some(prefix => region.startsWith(prefix))
  const companies = [...tables.companies].filter(([, region]) => within(region))
  const orgCodes = new Set(companies.map(([orgCode]) => orgCode))
  const own = <Row extends Linked>(rows: readonly Row[]) =>
    rows.filter(({ org_code }) => org_code && orgCodes.has(org_code))
  const during = <Row extends Linked>(rows: readonly Row[]) =>
    own(rows).filter(({ event_on }) => event_on >= from && event_on <= to)
  const inspections = during(tables.inspections)
  const penalties = during(tables.penalties)
  const of = (...conclusions: string[]) =>
    inspections.filter(({ conclusion }) => conclusions.includes(conclusion)).length
  const valid = own(tables.certificates).filter(certificate => validOn(certificate, to))
  const unlinked = [
    ...tables.inspections,
    ...tables.certificates,
    ...tables.penalties,
    ...tables.listings,
    ...tables.grades,
  ].filter(({ org_code }) => org_code === null)
  const months = [...new Set(daysOf(from, to).map(day => day.slice(0, 7)))]
  return {
    enterprises: companies.length,
    inspected: new Set(inspections.map(({ org_code }) => org_code)).size,
    inspections: inspections.length,
    failedInspections: of('FAILED'),
    passRate: of('PASSED', 'RECTIFIED', 'FAILED')
      ? of('PASSED', 'RECTIFIED') / of('PASSED', 'RECTIFIED', 'FAILED')
      : null,
    validCertificates: valid.length,
    expiringIn90Days: valid.filter(({ valid_until }) => valid_until !== null && valid_until <= daysAfter(to, 90))
      .length,
    penalties: penalties.length,
    fines: String(penalties.reduce((sum, { fine }) => sum + BigInt(fine ?? 0), 0n)),
    unassignedEnterprises: companies.filter(([, region]) => region === '' || region.endsWith('00')).length,
    unlinkedRecords: unlinked.filter(({ recorded_district: district }) =>
      within((district && regionNamed(district, '50')?.code) || ''),
    ).length,
    grades: gradesByHand(own(tables.grades), to),
    byMonth: months.map(month => ({
      month,
      inspections: inspections.filter(({ event_on }) => event_on.startsWith(month)).length,
      failedInspections: inspections.filter(
        ({ event_on, conclusion }) => event_on.startsWith(month) && conclusion === 'FAILED',
      ).length,
      penalties: penalties.filter(({ event_on }) => event_on.startsWith(month)).length,
    })),
  }
}

const validOn = (
  { status, valid_from, valid_until, status_changed_on, event_on }: Certificate,
  day: string,
): boolean => {
  if ((valid_from ?? event_on) > day) return false
  if (valid_until !== null && valid_until < day) return false
  return status === 'VALID' || (status_changed_on !== null && day < status_changed_on)
}

const gradesByHand = (grades: readonly Grade[], day: string) => {
  const latest = new Map<string, Grade>()
  for (const grade of grades) {
    if (grade.event_on > day || (grade.valid_until !== null && grade.valid_until < day)) continue
    const key = JSON.stringify([grade.org_code, grade.model])
    const known = latest.get(key)
    if (!known || [known.event_on, known.id].join(' ') < [grade.event_on, grade.id].join(' ')) latest.set(key, grade)
  }
  const counts = new Map<string, number>()
  for (const { model, grade } of latest.values()) {
    const key = JSON.stringify([model, grade])
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, enterprises]) => {
      const [model, grade] = JSON.parse(key) as [string, string]
      return { model, grade, enterprises }
    })
}

const daysOf = (from: string, to: string): string[] => {
  const days: string[] = []
  for (let day = from; day <= to; day = daysAfter(day, 1)) days.push(day)
  return days
}

/** Where each company stands on a day, without the archive. */
export const standingsByHand = (tables: ByHand, day: string) =>
  tables.register.map(({ org_code: orgCode, region_code, registration_status, industry_code }) => {
    const own = <Row extends Linked>(rows: readonly Row[]) => rows.filter(({ org_code }) => org_code === orgCode)
    const lastOf = (rows: readonly Linked[]) =>
      rows.reduce((last, { event_on }) => (event_on > last ? event_on : last), '')
    const inspections = own(tables.inspections)
    const failed = inspections.filter(({ conclusion }) => conclusion === 'FAILED')
    const certificates = own(tables.certificates).map(certificate => ({
      ...certificate,
      today:
        certificate.status === 'VALID' && certificate.valid_until !== null && certificate.valid_until < day
          ? 'EXPIRED'
          : certificate.status,
    }))
    const expiries = certificates.flatMap(({ today, valid_until }) =>
      today === 'VALID' && valid_until ? [valid_until] : [],
    )
    const grades = own(tables.grades)
      .filter(({ event_on, valid_until }) => event_on <= day && (valid_until === null || valid_until >= day))
      .toSorted((a, b) => ([a.event_on, a.id].join(' ') < [b.event_on, b.id].join(' ') ? 1 : -1))
    return {
      orgCode,
      region: region_code ?? '',
      status: registration_status,
      industry: industry_code ?? '',
      lastFailedOn: lastOf(failed),
      lastPenaltyOn: lastOf(own(tables.penalties)),
      statuses: new Set(certificates.map(({ today }) => today)),
      lists: new Set(
        own(tables.listings).flatMap(({ kind, exited_on }) => (exited_on === null || exited_on > day ? [kind] : [])),
      ),
      entry: {
        failedInspections: failed.length,
        penalties: own(tables.penalties).length,
        lastInspectedOn: lastOf(inspections) || null,
        nextExpiryOn: expiries.toSorted()[0] ?? null,
        grade: grades[0]?.grade ?? null,
      },
    }
  })

export type StandingByHand = ReturnType<typeof standingsByHand>[number]
