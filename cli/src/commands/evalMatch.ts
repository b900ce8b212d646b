import type { MatchResult, MatchSubject, RegisterEntry } from '@e360/identity/match/types'
import { failure } from '@e360/kit/errors'
import { readCode } from '@e360/identity/codes'
import { damagedQueries } from '../matchEval/damagedQueries.ts'
import { memoryRegister } from '../matchEval/memoryRegister.ts'
import { resultTable, type Labelled } from '../matchEval/resultTable.ts'
import { tableRows } from '../tableRows.ts'

interface Options {
  registry: string
  queries?: string
  labels?: string
  /** instead of queries and labels: this many damaged records, made from the register */
  damage?: string
  seed?: string
}

/** Share of the companies that are treated as not registered where the records are made. */
const leftOut = 0.15

/**
 * `npm run eval:match -- --registry R --queries Q --labels L`: how well subjects are matched, by scenario; or `--damage N --seed S` on records
 * damaged as people and systems do. The register is held in memory with the indexes that the database has.
 */
export const runEvalMatch = async (options: Options): Promise<void> => {
  const entries: RegisterEntry[] = []
  for await (const row of tableRows(options.registry, registryColumns, ['ent_name'])) entries.push(entryOf(row))
  const { registered, labelled } =
    options.damage === undefined
      ? { registered: entries, labelled: await labelledQueries(options, entries) }
      : damagedQueries(entries, wholeNumber(options.damage), wholeNumber(options.seed ?? '1'), leftOut)
  const register = memoryRegister(registered)
  const started = process.cpuUsage()
  const results: MatchResult[] = labelled.map(({ subject }) => register.match(subject))
  const { user, system } = process.cpuUsage(started)
  process.stdout.write(resultTable(labelled, results))
  process.stdout.write(
    `每秒处理器时间可匹配 ${Math.round((labelled.length / (user + system)) * 1e6)} 个主体（内存登记库）\n`,
  )
}

const wholeNumber = (text: string): number => {
  if (!/^\d{1,7}$/u.test(text)) throw failure('BAD_USER_INPUT', `“${text}”不是整数，请给出 0 到 9999999 之间的整数`)
  return Number(text)
}

const labelledQueries = async (
  { queries, labels }: Options,
  entries: readonly RegisterEntry[],
): Promise<readonly Labelled[]> => {
  if (queries === undefined || labels === undefined)
    throw failure('BAD_USER_INPUT', '请给出 --queries 和 --labels，或者 --damage')
  const byCode = new Map(entries.flatMap(entry => entry.codes.map(code => [code, entry.orgCode] as const)))
  const truth = new Map<string, Omit<Labelled, 'subject'>>()
  for await (const row of tableRows(labels, labelColumns, ['record_id', 'scenario', 'accepted']))
    truth.set(row.record_id, {
      scenario: row.scenario,
      expected: byCode.get(row.expected_uscc) ?? null,
      accepted: new Set(row.accepted.split(';').map(word => decisions[word] ?? word)),
    })
  const labelled: Labelled[] = []
  for await (const row of tableRows(queries, queryColumns, ['record_id'])) {
    const label = truth.get(row.record_id)
    if (label) labelled.push({ ...label, subject: subjectOf(row) })
  }
  return labelled
}

const decisions: Readonly<Record<string, string>> = { auto_match: 'AUTO', review: 'REVIEW', no_match: 'NONE' }

const registryColumns = {
  ent_name: ['ent_name', '企业名称'],
  uscc: ['uscc', '统一社会信用代码'],
  org_code: ['org_code', '组织机构代码'],
  address: ['address', '住所'],
  district_raw: ['district_raw', '所属区县'],
  est_date: ['est_date', '成立日期'],
  legal_rep: ['legal_rep', 'legal_rep_masked', '法定代表人'],
} as const

const queryColumns = {
  record_id: ['record_id'],
  ent_name_raw: ['ent_name_raw'],
  code_raw: ['code_raw'],
  address_raw: ['address_raw'],
  district_raw: ['district_raw'],
  est_date_raw: ['est_date_raw'],
} as const

const labelColumns = {
  record_id: ['record_id'],
  scenario: ['scenario'],
  expected_uscc: ['expected_uscc'],
  accepted: ['accepted'],
} as const

const entryOf = (row: Record<keyof typeof registryColumns, string>): RegisterEntry => {
  const uscc = readCode(row.uscc)
  return {
    orgCode: readCode(row.org_code).canonical ?? uscc.orgCode ?? '',
    names: [row.ent_name],
    codes: uscc.canonical === null ? [] : [uscc.canonical],
    address: row.address || null,
    district: row.district_raw || null,
    establishedOn: row.est_date || null,
    legalRepresentative: row.legal_rep || null,
  }
}

const subjectOf = (row: Record<keyof typeof queryColumns, string>): MatchSubject => ({
  name: row.ent_name_raw,
  code: row.code_raw,
  address: row.address_raw,
  district: row.district_raw,
  establishedOn: row.est_date_raw,
})
