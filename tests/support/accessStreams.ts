import { parse as parseCsv } from 'csv-parse/sync'
import { knownCompany } from './oracles.ts'
import { whoOf, type Look } from './accessMatrix.ts'
import { ownSystem, type AccessSystem } from './accessSystem.ts'
import type { Asker } from './accessTable.ts'

/** What a path answered somebody who asked, as looks at the fields that it tells; `refused` where it let nobody in. */
export interface Streamed {
  status: number
  text: string
  looks: Look[]
}

const typeOf: Readonly<Record<string, string>> = {
  INSPECTION: 'Inspection',
  CERTIFICATE: 'Certificate',
  PENALTY: 'Penalty',
  LISTING: 'Listing',
  CREDIT_GRADE: 'CreditGrade',
  ENTERPRISE: 'Enterprise',
}

const linesOf = (text: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Record<string, unknown>)

const lookAt = (asker: Asker, way: string, type: string, fields: Readonly<Record<string, unknown>>): Look[] =>
  Object.entries(fields).map(([field, value]) => ({ asker, way, type, field, value, refused: false }))

/** The records of a department's change feed. */
export const feedLooks = async (system: AccessSystem, asker: Asker, department: string): Promise<Streamed> => {
  const answer = await system.fetchAs(asker, `/changes/${department}?limit=5000`)
  if (answer.status !== 200) return { ...answer, looks: [] }
  const looks = linesOf(answer.text).flatMap(({ kind, record }) =>
    record === null ? [] : lookAt(asker, 'feed', typeOf[kind as string] ?? '?', record as Record<string, unknown>),
  )
  return { ...answer, looks }
}

/** The receipts of two lines that are pushed in bulk: of one that can be taken, and of one that cannot. */
export const receiptLooks = async (system: AccessSystem, asker: Asker, type: string): Promise<Streamed> => {
  // each a record of his own: nobody changes another's
  const recordId = `receipt of ${whoOf(asker)}`
  const source = { system: ownSystem, recordId, enterpriseName: knownCompany.name }
  const bad = { kind: '电话13812345678', grade: '电话13812345678', name: '电话13812345678', family: '电话13812345678' }
  const lines = [
    { source, ...good[type] },
    { source, ...bad },
  ]
  const body = lines.map(line => `${JSON.stringify(line)}\n`).join('')
  const answer = await system.fetchAs(asker, `/ingest/${type}`, { method: 'POST', body })
  if (answer.status !== 200) return { ...answer, looks: [] }
  const looks = linesOf(answer.text).flatMap(receipt => [
    ...lookAt(asker, 'receipt', 'Receipt', receipt),
    ...(receipt['errors'] as Record<string, unknown>[]).flatMap(error =>
      lookAt(asker, 'receipt', 'RecordError', error),
    ),
  ])
  return { ...answer, looks }
}

const good: Readonly<Record<string, object>> = {
  enterprises: { name: knownCompany.name, orgCode: knownCompany.orgCode },
  inspections: { kind: 'ROUTINE', conclusion: 'PASSED' },
  certificates: { family: 'CCC', number: 'R1', status: 'VALID' },
  penalties: { decisionNo: 'R1', decidedOn: '2026-01-01', kinds: ['罚款'] },
  listings: { kind: 'RED', enteredOn: '2026-01-01' },
  grades: { grade: 'A', model: 'GENERAL', evaluatedOn: '2026-01-01' },
}

/** By hand: the fields that the columns of an export tell. */
const columns: Readonly<Record<string, readonly [type: string, field: string]>> = {
  企业名称: ['Enterprise', 'name'],
  统一社会信用代码: ['Enterprise', 'uscc'],
  组织机构代码: ['Enterprise', 'orgCode'],
  注册号: ['Enterprise', 'registrationNo'],
  登记状态: ['Enterprise', 'registrationStatus'],
  企业类型: ['Enterprise', 'enterpriseType'],
  成立日期: ['Enterprise', 'establishedOn'],
  行政区划代码: ['Region', 'code'],
  所属区县: ['Region', 'name'],
  住所: ['Enterprise', 'address'],
  行业代码: ['Enterprise', 'industryCode'],
  不合格检查数: ['ArchiveEntry', 'failedInspections'],
  行政处罚数: ['ArchiveEntry', 'penalties'],
  最近检查日期: ['ArchiveEntry', 'lastInspectedOn'],
  最近到期日期: ['ArchiveEntry', 'nextExpiryOn'],
  信用等级: ['ArchiveEntry', 'grade'],
  预警规则: ['ArchiveEntry', 'warnings'],
}

/** The cells of an export. */
export const exportLooks = async (system: AccessSystem, asker: Asker): Promise<Streamed> => {
  const answer = await system.fetchAs(asker, '/export/enterprises?listed=ABNORMAL_OPERATIONS')
  if (answer.status !== 200) return { ...answer, looks: [] }
  const rows = parseCsv<Record<string, string>>(answer.text, { columns: true, bom: true })
  const looks = rows.flatMap(row =>
    Object.entries(row).map(([header, cell]): Look => {
      const [type, field] = columns[header] ?? ['?', header]
      return { asker, way: 'export', type, field, value: cell === '' ? null : cell, refused: false }
    }),
  )
  return { ...answer, looks }
}
