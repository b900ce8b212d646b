import { shownCode } from '@e360/identity/codes'
import { groupedBy } from '@e360/kit/grouped'
import type { ToldRecord } from '../pastReads.ts'
import { isTold, toldFields } from '../toldFields.ts'
import type { QualityRepository, StoredCompany, TellingRecord } from './repository.ts'
import type { JudgedCompany } from './types.ts'

/** What the sources told of companies, as pastReads.ts reads it. */
export type ToldOf = (orgCodes: readonly string[]) => Promise<ToldRecord[]>

/** A batch of companies with what the rest of the register says of them: five statements whatever their number. */
export const withSurroundings = async (
  register: QualityRepository,
  toldOf: ToldOf,
  companies: readonly StoredCompany[],
): Promise<JudgedCompany[]> => {
  const values = (key: 'uscc' | 'registrationNo' | 'normalName') =>
    companies.map(company => company[key]).filter(value => value !== null)
  const records = groupedBy(await register.recordsOf(companies.map(({ orgCode }) => orgCode)), ({ orgCode }) => orgCode)
  const usccs = await register.sharedOf('uscc', values('uscc'))
  const numbers = await register.sharedOf('registration_no', values('registrationNo'))
  const names = await register.sharedOf('normal_name', values('normalName'))
  // one source cannot contradict itself, and what sources told is long
  const several = [...records].filter(([, each]) => each.length > 1).map(([orgCode]) => orgCode)
  const told = groupedBy(several.length === 0 ? [] : await toldOf(several), ({ orgCode }) => orgCode)
  return companies.map(company => ({
    ...company,
    shared: {
      uscc: company.uscc !== null && usccs.has(company.uscc),
      registrationNo: company.registrationNo !== null && numbers.has(company.registrationNo),
      name: names.has(company.normalName),
    },
    ...lastTold(records.get(company.orgCode) ?? []),
    disputed: disputedFields(told.get(company.orgCode) ?? []),
  }))
}

const lastTold = (records: readonly TellingRecord[]): Pick<JudgedCompany, 'record' | 'recordedAt' | 'toldAt'> => {
  const timeOf = ({ recordedAt, receivedAt }: TellingRecord) => latest([recordedAt, receivedAt])
  const [last] = records.toSorted((a, b) => ((timeOf(a) ?? '') < (timeOf(b) ?? '') ? 1 : -1))
  return {
    record: last ? { system: last.system, recordId: shownCode(last.recordId) } : null,
    recordedAt: latest(records.map(({ recordedAt }) => recordedAt)),
    toldAt: latest(records.map(timeOf)),
  }
}

/** @returns in UTC; null where none of them is a time */
const latest = (times: readonly (string | null)[]): string | null => {
  const known = times.map(time => Date.parse(time ?? '')).filter(time => !Number.isNaN(time))
  return known.length === 0 ? null : new Date(Math.max(...known)).toISOString()
}

const disputedFields = (records: readonly ToldRecord[]): string[] => {
  const told = records.map(record => JSON.parse(record.told) as Record<string, string | number>)
  return Object.entries(toldFields)
    .filter(
      ([, column]) =>
        new Set(
          told
            .map(values => values[column])
            .filter(isTold)
            .map(String),
        ).size > 1,
    )
    .map(([field]) => field)
}
