import type { Knex } from '@e360/kit/database/database'
import { inBatches } from '@e360/kit/inBatches'
import type { TableRecord } from '@e360/kit/tabular/records'
import { todaysRegionOf } from '@e360/kit/regions'
import type { ComparedCompany, ComparedLine } from './classes.ts'
import { classify, mostNamed, type Found, type Verdict } from './classify.ts'
import { readFileRow, type FileRow } from './fileRow.ts'
import { lookUp } from './lookUp.ts'
import { nameKey, openMeetings, type Meeting, type Meetings } from './meetings.ts'
import { compareRepository, type CompareRepository } from './repository.ts'

export interface Comparison {
  /** the register, as it is at one moment */
  read: Knex
  /** an empty database for what does not fit in memory */
  scratch: Knex
  records: AsyncIterable<TableRecord>
}

const batchSize = 500

/**
 * Compares a file with the register: first every row of the file in its order, then every company in the order of its org code, each once.
 * Memory holds one batch of either.
 */
export async function* compareRegisters({ read, scratch, records }: Comparison): AsyncGenerator<ComparedLine> {
  const register = compareRepository(read)
  const meetings = await openMeetings(scratch)
  for await (const batch of inBatches(records, batchSize)) yield* await fileLines(register, meetings, batch)
  for (let last = ''; ;) {
    const companies = await register.after(last, batchSize)
    yield* await registerLines(register, meetings, companies)
    if (companies.length < batchSize) return
    last = companies.at(-1)!.orgCode
  }
}

/** How many companies the register has. */
export const registerSize = (read: Knex): Promise<number> => compareRepository(read).size()

const fileLines = async (
  register: CompareRepository,
  meetings: Meetings,
  records: readonly TableRecord[],
): Promise<ComparedLine[]> => {
  const rows = records.map(readFileRow)
  const found = await lookUp(register, rows)
  const verdicts = rows.map((row, index) => classify(row, found[index]!))
  await meetings.note(rows.flatMap((row, index) => meetingsOf(row, found[index]!, verdicts[index]!)))
  const firstLines = await meetings.firstLines(rows.map(row => ({ key: rowKey(row), line: row.line })))
  return rows.map((row, index): ComparedLine => {
    const { class: kind, companies, reason } = verdicts[index]!
    const first = firstLines.get(rowKey(row)) ?? row.line
    return {
      side: 'file',
      line: row.line,
      recordId: row.recordId,
      class: kind,
      regionCode: row.regionCode ?? (companies.length === 1 ? placed(companies[0]!) : null),
      file: row.written,
      companies: companies.slice(0, mostNamed),
      repeats: first !== row.line,
      reason:
        first === row.line ? reason : `${reason}；与文件第 ${first} 行${hasCode(row) ? '代码' : '名称和区县'}相同`,
    }
  })
}

/** What tells two rows apart: a code, or where none is told the name and the district; null where neither is. */
const rowKey = ({ orgCodes, uscc, registrationNo, form, regionCode }: FileRow): string | null =>
  orgCodes[0] ?? uscc ?? registrationNo ?? (form === null ? null : `${form} ${regionCode ?? ''}`)

const hasCode = ({ orgCodes, uscc, registrationNo }: FileRow): boolean =>
  orgCodes.length > 0 || uscc !== null || registrationNo !== null

/** A meeting a company; of a name that more companies bear than were looked up, one for all who bear it. */
const meetingsOf = (row: FileRow, { named }: Found, { class: kind, companies, reason }: Verdict): Meeting[] => {
  const { code, uscc, name } = row.written
  const file = { code, uscc, name: name.slice(0, 200) }
  const meeting = (key: string): Meeting => ({ key, class: kind, line: row.line, ...file, reason, rows: 1 })
  const names =
    named.length <= mostNamed
      ? []
      : [
          ...[row.form, ...row.formerForms].filter(form => form !== null).map(form => nameKey(form, 'now')),
          ...(row.form === null ? [] : [nameKey(row.form, 'formerly')]),
        ]
  return [...companies.map(({ orgCode }) => orgCode), ...names].map(meeting)
}

const registerLines = async (
  register: CompareRepository,
  meetings: Meetings,
  companies: readonly ComparedCompany[],
): Promise<ComparedLine[]> => {
  const byCode = await meetings.of(companies.map(({ orgCode }) => orgCode))
  const strange = companies.filter(({ orgCode }) => !byCode.has(orgCode))
  const former = await register.formerNamesOf(strange.map(({ orgCode }) => orgCode))
  const keys = [
    ...strange.map(({ orgCode, normalName }) => ({ orgCode, key: nameKey(normalName, 'now') })),
    ...former.map(({ orgCode, form }) => ({ orgCode, key: nameKey(form, 'formerly') })),
  ]
  const byName = await meetings.of([...new Set(keys.map(({ key }) => key))])
  const named = new Map(
    keys.filter(({ key }) => byName.has(key)).map(({ orgCode, key }) => [orgCode, byName.get(key)!] as const),
  )
  return companies.map(company => registerLine(company, byCode.get(company.orgCode) ?? named.get(company.orgCode)))
}

const registerLine = (company: ComparedCompany, met: Meeting | undefined): ComparedLine => ({
  side: 'register',
  line: met?.line ?? null,
  recordId: company.id,
  class: met?.class ?? 'orphan',
  regionCode: placed(company),
  file: met ?? null,
  companies: [company],
  repeats: false,
  reason: met
    ? met.reason + (met.rows > 1 ? `；文件中共有 ${met.rows} 行涉及这家企业` : '')
    : '文件中没有这家企业的代码，也没有它的名称',
})

const placed = ({ regionCode }: ComparedCompany): string | null => todaysRegionOf(regionCode ?? '')?.code ?? null
