import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { RegisterEntry } from '@e360/identity/match/types'
import { failure } from '@e360/kit/errors'
import { readCode } from '@e360/identity/codes'
import { readTable } from '@e360/kit/tabular/read'
import { writeCsv } from '../csvFile.ts'
import { damagedQueries } from '../matchEval/damagedQueries.ts'
import { resultTable, type Labelled } from '../matchEval/resultTable.ts'
import { temporaryRegister } from '../matchEval/temporaryRegister.ts'
import { subjectColumns, subjectOf } from '../matchTable.ts'
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
 * damaged as people and systems do. The register is loaded into a database of its own, as `e360 import enterprises` does.
 */
export const runEvalMatch = async (options: Options): Promise<void> => {
  const entries: RegisterEntry[] = []
  for await (const row of tableRows(options.registry, registryColumns, ['ent_name'])) entries.push(entryOf(row))
  const folder = await mkdtemp(path.join(tmpdir(), 'e360-eval-'))
  try {
    if (options.damage === undefined) return await report(options.registry, await labelledQueries(options, entries))
    const { registered, labelled } = damagedQueries(
      entries,
      wholeNumber(options.damage),
      wholeNumber(options.seed ?? '1'),
      leftOut,
    )
    const file = path.join(folder, 'register.csv')
    const kept = new Set(registered)
    await copyRows(options.registry, file, index => kept.has(entries[index]!))
    await report(file, labelled)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const report = async (registry: string, labelled: readonly Labelled[]): Promise<void> => {
  const register = await temporaryRegister(registry)
  try {
    const started = process.cpuUsage()
    const results = await register.match(labelled.map(({ subject }) => subject))
    const { user, system } = process.cpuUsage(started)
    process.stdout.write(resultTable(labelled, results))
    process.stdout.write(`每秒处理器时间可匹配 ${Math.round((labelled.length / (user + system)) * 1e6)} 个主体\n`)
  } finally {
    await register.close()
  }
}

/** Copies the rows of a table that are wanted, by their index. */
const copyRows = async (from: string, to: string, wanted: (index: number) => boolean): Promise<void> => {
  const table = await readTable({ path: from })
  const rows = async function* () {
    let index = 0
    for await (const { cells } of table.rows) if (wanted(index++)) yield cells
  }
  try {
    await writeCsv(to, table.headers, rows())
  } finally {
    await table.close()
  }
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
  for await (const row of tableRows(queries, subjectColumns, ['record_id'])) {
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
