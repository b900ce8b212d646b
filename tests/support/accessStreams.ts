import { parse as parseCsv } from 'csv-parse/sync'
import type { GraphQLSchema } from 'graphql'
import { mistakesIn, quietMistakesIn, whoOf, type IsLetIn, type Look } from './accessMatrix.ts'
import { ownSystem, type AccessSystem } from './accessSystem.ts'
import type { Asker } from './accessTable.ts'
import { metIn } from './everyField.ts'
import { knownCompany } from './oracles.ts'

/** What a path answered somebody who asked, as looks at the fields that it tells; none where it let nobody in. */
export interface Streamed {
  status: number
  text: string
  looks: Look[]
}

/** A way beside GraphQL: it cannot say “refused” of a field, but leaves it empty. */
export interface Stream {
  name: string
  look: (system: AccessSystem, api: GraphQLSchema, asker: Asker) => Promise<Streamed>
  /** whether somebody may ask at all */
  letsIn: (asker: Asker, isLetIn: IsLetIn) => boolean
  /** whether somebody who may ask is told of a record that has it all */
  tells: (asker: Asker) => boolean
}

/** Where a stream showed other than people wrote. */
export const streamMistakes = (
  { letsIn, tells }: Pick<Stream, 'letsIn' | 'tells'>,
  askers: readonly Asker[],
  looks: readonly Look[],
  isLetIn: IsLetIn,
): string[] => {
  const told = askers.filter(asker => letsIn(asker, isLetIn) && tells(asker))
  const shown = looks.filter(({ value }) => value !== null)
  return [
    ...new Set([
      ...mistakesIn(shown, isLetIn),
      ...quietMistakesIn(
        looks.filter(({ asker }) => told.includes(asker)),
        told,
        isLetIn,
      ),
    ]),
  ]
}

const linesOf = (text: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Record<string, unknown>)

const looksAt = (api: GraphQLSchema, asker: Asker, way: string, type: string, data: unknown): Look[] =>
  metIn(api, type, { data, errors: [] }).map(met => ({ ...met, asker, way }))

const pushes: Readonly<
  Record<string, { mutation: string; department: string; good: object | ((asker: Asker) => object) }>
> = {
  enterprises: {
    mutation: 'pushEnterprises',
    department: 'enterprise',
    good: { name: knownCompany.name, orgCode: knownCompany.orgCode },
  },
  inspections: {
    mutation: 'pushInspections',
    department: 'inspection',
    good: { kind: 'ROUTINE', conclusion: 'PASSED' },
  },
  certificates: {
    mutation: 'pushCertificates',
    department: 'certification',
    good: { family: 'CCC', number: 'R1', status: 'VALID' },
  },
  penalties: {
    mutation: 'pushPenalties',
    department: 'credit',
    good: { decisionNo: 'R1', decidedOn: '2026-01-01', kinds: ['罚款'] },
  },
  listings: { mutation: 'pushListings', department: 'credit', good: { kind: 'RED', enteredOn: '2026-01-01' } },
  grades: {
    mutation: 'pushCreditGrades',
    department: 'credit',
    good: { grade: 'A', model: 'GENERAL', evaluatedOn: '2026-01-01' },
  },
  catalogue: {
    mutation: 'pushResources',
    department: 'governance',
    good: ({ reader, department = 'credit' }) => ({
      code: `M-${reader}-${department}`,
      name: '台账',
      theme: '市场监管',
      provider: '部门',
      providerCode: department,
      sharingType: 'UNCONDITIONAL',
    }),
  },
}

/** The receipts of two lines that are pushed in bulk: of one that can be taken, and of one that cannot. */
const receiptsOf = ([type, { mutation, department, good }]: [string, (typeof pushes)[string]]): Stream => ({
  name: `receipts of ${type}`,
  letsIn: (asker, isLetIn) => isLetIn('Mutation', mutation, asker),
  // another department's machine is answered for each record that it may not bring it
  tells: ({ reader, department: own }) => reader !== 'system' || own === department,
  look: async (system, api, asker) => {
    // each a record of his own: nobody changes another's
    const recordId = `receipt of ${whoOf(asker)}`
    const source = { system: ownSystem, recordId, enterpriseName: knownCompany.name }
    const bad = {
      kind: '电话13812345678',
      grade: '电话13812345678',
      name: '电话13812345678',
      family: '电话13812345678',
    }
    const pushed = [
      { source, ...(typeof good === 'function' ? good(asker) : good) },
      { source, ...bad },
    ]
    const body = pushed.map(line => `${JSON.stringify(line)}\n`).join('')
    const answer = await system.fetchAs(asker, `/ingest/${type}`, { method: 'POST', body })
    const taken = answer.status === 200
    const push: Look = {
      asker,
      way: 'receipt',
      type: 'Mutation',
      field: mutation,
      refused: !taken,
      value: taken || null,
    }
    const lines = taken ? linesOf(answer.text) : []
    return { ...answer, looks: [push, ...lines.flatMap(line => looksAt(api, asker, 'receipt', 'Receipt', line))] }
  },
})

const typeOf: Readonly<Record<string, string>> = {
  ENTERPRISE: 'Enterprise',
  INSPECTION: 'Inspection',
  CERTIFICATE: 'Certificate',
  PENALTY: 'Penalty',
  LISTING: 'Listing',
  CREDIT_GRADE: 'CreditGrade',
}

/** The records of a department's change feed. */
const feedOf = (department: string): Stream => ({
  name: `the change feed of ${department}`,
  letsIn: asker => asker.reader === 'steward' || (asker.reader === 'system' && asker.department === department),
  tells: () => true,
  look: async (system, api, asker) => {
    const answer = await system.fetchAs(asker, `/changes/${department}?limit=5000`)
    if (answer.status !== 200) return { ...answer, looks: [] }
    const looks = linesOf(answer.text).flatMap(({ kind, record }) =>
      record === null ? [] : looksAt(api, asker, 'feed', typeOf[kind as string] ?? '?', record),
    )
    return { ...answer, looks }
  },
})

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
const exported: Stream = {
  name: 'the export of enterprises',
  letsIn: (asker, isLetIn) => isLetIn('ArchiveEntry', 'enterprise', asker),
  tells: () => true,
  look: async (system, _api, asker) => {
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
  },
}

export const receiptStreams: readonly Stream[] = Object.entries(pushes).map(receiptsOf)
export const feedStreams: readonly Stream[] = ['enterprise', 'inspection', 'certification', 'credit'].map(feedOf)
export const exportStream: Stream = exported
