import { csvOf } from '../../../export/src/csv.ts'
import { xlsxOf } from '../../../export/src/xlsx.ts'
import { demoCity } from '../../../cli/src/demo/city.ts'

/** The city whose records are made up. */
interface Of {
  companies: number
  records: number
}

const cityOf = ({ companies }: Of) => demoCity({ size: companies, seed: 360, today: '2026-11-22' })
/** Record ids of this run alone. */
const run = Math.round(performance.timeOrigin)
let given = 0
const recordId = () => `loop-${run}-${(given += 1)}`

/** Inspections of companies of the city, with record ids of their own. */
export function* inspectionLines(of: Of, change: object = {}): Generator<string> {
  const all = [...cityOf(of).inspections()]
  for (let index = 0; index < of.records; index += 1) {
    const record = all[index % all.length]!
    yield `${JSON.stringify({ ...record, ...change, source: { ...record.source, recordId: recordId() } })}\n`
  }
}

/** Inspections whose texts are as long as they may be, and of several bytes a character. */
export const longInspections = (of: Of, characters: number) => {
  const text = '检'.repeat(characters)
  return inspectionLines(of, {
    subject: text,
    specification: text,
    findings: [text.slice(0, -10)],
    authority: text,
    agency: text,
  })
}

/** A company of the city, as records name it. */
export interface Named {
  orgCode: string
  name: string
  uscc: string
}

/** The two companies that get very many records. */
export const busiest = (of: Of): [Named, Named] => firstOf(of, 2) as [Named, Named]

/** The first companies of the city that have a code. */
export const firstOf = (of: Of, count: number): Named[] => {
  const found: Named[] = []
  for (const { name, uscc } of cityOf(of).enterprises()) {
    if (uscc) found.push({ name, uscc, orgCode: uscc.slice(8, 17) })
    if (found.length === count) break
  }
  return found
}

/** Inspections of one company. */
export function* inspectionsOf(of: Of, { name: enterpriseName, uscc: enterpriseCode }: Named): Generator<string> {
  for (const line of inspectionLines(of)) {
    const record = JSON.parse(line) as { source: object }
    yield `${JSON.stringify({ ...record, source: { ...record.source, enterpriseName, enterpriseCode } })}\n`
  }
}

/** Rows of the register, each of which tells something new of its company. */
export function* enterpriseLines(of: Of): Generator<string> {
  let count = 0
  for (const record of cityOf(of).enterprises()) {
    if ((count += 1) > of.records) return
    yield `${JSON.stringify({ ...record, businessScope: `${record.businessScope ?? ''}；${run}` })}\n`
  }
}

const headers = [
  '来源系统',
  '记录编号',
  '证书编号',
  '证书类别',
  '状态',
  '企业名称',
  '统一社会信用代码',
  '有效期至',
  '许可范围',
]

async function* certificateRows(of: Of): AsyncGenerator<string[]> {
  const all = [...cityOf(of).certificates()]
  for (let index = 0; index < of.records; index += 1) {
    const { number, source, validUntil, scope } = all[index % all.length]!
    yield [
      'cq-loop',
      recordId(),
      number,
      'CCC',
      '有效',
      source.enterpriseName ?? '',
      source.enterpriseCode ?? '',
      validUntil ?? '',
      scope ?? '',
    ]
  }
}

/** A table of certificates, as a source system drops it or a person sends it. */
export const certificateTable = (of: Of, format: 'csv' | 'xlsx'): AsyncGenerator<Uint8Array> =>
  format === 'csv' ? csvOf(headers, certificateRows(of), 'utf-8') : xlsxOf(headers, certificateRows(of))
