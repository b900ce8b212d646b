import { readFileSync } from 'node:fs'
import type { Caller, Role } from '@e360/kit/caller'
import { beforeAll, expect, test } from '@jest/globals'
import { buildSchema, type GraphQLSchema } from 'graphql'
import { accessBy, askers, type Asker } from '../support/accessTable.ts'
import { askAt } from '../support/ask.ts'
import { showcaseIn } from '../support/city.ts'
import {
  askable,
  dressed,
  everyField,
  metIn,
  styles,
  type Arguments,
  type Found,
  type Met,
} from '../support/everyField.ts'
import { startInProcess, type InProcess } from '../support/inProcess.ts'

const api = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'))
const isLetIn = accessBy(api)

let product: InProcess
let systems: string[]
let orgCode: string
let roots: Arguments
const tokens = new Map<Asker, string | undefined>()

beforeAll(async () => {
  product = await startInProcess({
    E360_LIMIT_SELECTIONS: '5000',
    E360_LIMIT_ALIASES: '5000',
    E360_LIMIT_RATE: '1000000000',
    E360_LIMIT_PUBLIC_RATE: '1000000000',
    E360_LIMIT_TOKENS: '50000',
  })
  ;({ orgCode } = showcaseIn(product.dataDir))
  systems = await systemsOf(product)
  for (const asker of askers) tokens.set(asker, await tokenOf(asker))
  await seed()
  const ids = await idsOfRecords()
  roots = {
    enterprise: `(orgCode: "${orgCode}")`,
    enterprises: `(orgCodes: ["${orgCode}"])`,
    searchEnterprises: '(text: "重庆", first: 1)',
    matchSubjects: '(subjects: [{ ref: "1", name: "重庆", code: "551385082" }])',
    region: '(code: "500112")',
    verifyEnterprise: `(name: "x", code: "${orgCode}", legalRepresentative: "x")`,
    fieldAuthorities: '',
    changeRequests: '(first: 2)',
    matchReviews: '(first: 2)',
    archiveEnterprises: '(filter: {}, first: 1)',
    warnings: '(first: 2)',
    unlinkedInspections: '(first: 1)',
    unlinkedCertificates: '(first: 1)',
    unlinkedPenalties: '(first: 1)',
    unlinkedListings: '(first: 1)',
    unlinkedCreditGrades: '(first: 1)',
    catalogue: '(first: 1)',
    accessLedger: '(first: 1)',
    ...ids,
  }
}, 240_000)

const callerOf = ({ reader, department }: Asker): Caller => ({
  sub: reader === 'public' ? null : `dev-${reader}`,
  roles: reader === 'public' ? [] : [reader as Role],
  systems: reader === 'system' ? systems : [],
  department,
})

const tokenOf = async ({ reader, department }: Asker): Promise<string | undefined> =>
  reader === 'public'
    ? undefined
    : product.issue({ role: reader as Role, department, ...(reader === 'system' && { systems }) })

const as = (reader: string) => tokens.get(askers.find(asker => asker.reader === reader)!)

const ask = async (token: string | undefined, query: string): Promise<Found> => {
  const { data, errors } = await askAt(product.url, { token, query })
  return { data, errors: errors.map(({ path, extensions }) => ({ path, code: extensions.code })) }
}

const systemsOf = async ({ departments }: InProcess): Promise<string[]> => {
  const tables = {
    enterprise: ['register_record'],
    inspection: ['inspection'],
    certification: ['certificate'],
    credit: ['penalty', 'listing', 'credit_grade'],
  }
  const found = await Promise.all(
    Object.entries(tables).flatMap(([name, each]) => {
      const { database } = departments.find(department => department.name === name)!
      return each.map(table => database.read(table).distinct('system').pluck('system') as Promise<string[]>)
    }),
  )
  return [...new Set(found.flat())]
}

/** What the city has none of: a request, an authority, a merge. */
const seed = async () => {
  const merging = (await ask(
    as('steward'),
    '{ searchEnterprises(text: "重庆", first: 5) { nodes { enterprise { orgCode } } } }',
  )) as { data: { searchEnterprises: { nodes: { enterprise: { orgCode: string } }[] } } }
  const other = merging.data.searchEnterprises.nodes
    .map(({ enterprise }) => enterprise.orgCode)
    .find(code => code !== orgCode)!
  const { data } = (await ask(as('officer'), `{ enterprise(orgCode: "${orgCode}") { version } }`)) as {
    data: { enterprise: { version: number } }
  }
  const propose = (reader: string) =>
    ask(
      as(reader),
      `mutation { proposeEnterpriseChange(input: { orgCode: "${orgCode}", baseVersion: ${data.enterprise.version}, changes: { legalRepresentative: "欧阳修" }, reason: "电话13812345678" }) { id } }`,
    )
  for (const reader of ['officer', 'supervisor', 'steward']) await propose(reader)
  await ask(as('steward'), 'mutation { setFieldAuthority(field: "address", systems: ["甲"]) { field } }')
  await ask(
    as('steward'),
    `mutation { mergeEnterprises(survivor: "${orgCode}", merged: "${other}", reason: "重复") { id } }`,
  )
  await product.settled()
}

const idsOfRecords = async (): Promise<Arguments> => {
  const { data } = (await ask(
    as('analyst'),
    `{ enterprise(orgCode: "${orgCode}") { inspections(first: 1) { nodes { id } } certificates(first: 1, status: [VALID]) { nodes { id } } penalties(first: 1) { nodes { id } } } }`,
  )) as { data: { enterprise: Record<string, { nodes: { id: string }[] }> } }
  const idOf = (list: string) => `(id: "${data.enterprise[list]!.nodes[0]!.id}")`
  return { inspection: idOf('inspections'), certificate: idOf('certificates'), penalty: idOf('penalties') }
}

/** Where an answer is other than access.csv says, and what it let somebody meet. */
const judge = (met: readonly Met[], asker: Asker) =>
  met.flatMap(({ type, field, refused, value }) => {
    const expected = isLetIn(type, field, asker)
    if (expected !== refused && (expected || value === null)) return []
    return [`${type}.${field}: ${refused ? 'refused' : 'not refused'} (${JSON.stringify(asker)})`]
  })

const namesOf = (met: readonly Met[]) => met.map(({ type, field }) => `${type}.${field}`)

test.each(styles)(
  'every field that is asked for, %s, is let in and refused exactly where access.csv says',
  async style => {
    const reached = new Set<string>()
    for (const asker of askers)
      for (const query of everyField(api, api.getQueryType()!, roots, style)) {
        const met = metIn(api, 'Query', await ask(tokens.get(asker), query))
        expect(judge(met, asker)).toEqual([])
        namesOf(met).forEach(name => reached.add(name))
      }
    expect(reached.size).toBeGreaterThan(380)
  },
  240_000,
)

test('a department that is asked by itself, by _entities too, refuses the same: its rules stand alone', async () => {
  const reached = new Set<string>()
  for (const { name, schema, execute } of product.departments) {
    for (const asker of askers)
      for (const query of [...everyField(schema, schema.getQueryType()!, roots, 'plainly'), ...entityQueries(schema)]) {
        const { data, errors = [] } = await execute({ query }, { caller: callerOf(asker) })
        const found = { data, errors: errors.map(({ path, extensions }) => ({ path, code: extensions['code'] })) }
        const met = metIn(schema, 'Query', found).filter(({ field }) => !field.startsWith('_'))
        expect({ name, faults: judge(met, asker) }).toEqual({ name, faults: [] })
        namesOf(met).forEach(each => reached.add(each))
      }
  }
  expect(reached.size).toBeGreaterThan(350)
}, 240_000)

const entityQueries = (schema: GraphQLSchema): string[] => {
  const references: Record<string, string> = { Enterprise: `orgCode: "${orgCode}"`, Region: 'code: "500112"' }
  return Object.entries(references).flatMap(([name, key]) => {
    const type = schema.getType(name)
    if (!type || !('getFields' in type) || !schema.getType('_Entity')) return []
    const fields = askable(type as never).map(
      field =>
        `${field.name}${'getFields' in (schema.getType(String(field.type).replaceAll(/\W/g, '')) ?? {}) ? ' { __typename }' : ''}`,
    )
    const asked = dressed(name, ['__typename', ...fields].join(' '), 'in disguise', [''])
    return [`{ _entities(representations: [{ __typename: "${name}", ${key} }]) { ${asked} } }`]
  })
}

const payloads: Arguments = {
  pushEnterprises: '(records: [])',
  pushInspections: '(records: [])',
  withdrawInspections: '(records: [])',
  pushCertificates: '(records: [])',
  pushPenalties: '(records: [])',
  pushListings: '(records: [])',
  pushCreditGrades: '(records: [])',
  setFieldAuthority: '(field: "address", systems: ["甲"])',
  withdrawEnterpriseChange: '(id: "none")',
  reviewEnterpriseChange: '(id: "none", decision: APPROVE)',
  decideMatchReview: '(id: "none", decision: UNDO)',
  reopenLink: '(department: "inspection", recordId: "none", reason: "x")',
}

test('who may not call a mutation is refused, and what it brings back is read as anything else is', async () => {
  for (const asker of askers)
    for (const query of everyField(api, api.getMutationType()!, payloads, 'plainly')) {
      const met = metIn(api, 'Mutation', await ask(tokens.get(asker), query))
      expect(judge(met, asker)).toEqual([])
    }
}, 120_000)

/** The body of a path of the gateway. */
const fetchAs = async (asker: Asker, path: string, more: RequestInit = {}) => {
  const token = tokens.get(asker)
  const headers = {
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    'content-type': 'application/x-ndjson',
  }
  const response = await fetch(`${product.url}${path}`, { ...more, headers })
  return { status: response.status, text: await response.text() }
}
const refusalOf = ({ reader }: Asker) => (reader === 'public' ? 401 : 403)

test('records are pushed in bulk by whoever may push them one by one, and the receipt names no person', async () => {
  const mutations = {
    enterprises: 'pushEnterprises',
    inspections: 'pushInspections',
    certificates: 'pushCertificates',
    penalties: 'pushPenalties',
    listings: 'pushListings',
    grades: 'pushCreditGrades',
  }
  const body = `${JSON.stringify({ source: { system: systems[0], recordId: '1' }, kind: '电话13812345678', grade: '电话13812345678' })}\n`
  for (const asker of askers)
    for (const [type, mutation] of Object.entries(mutations)) {
      const { status, text } = await fetchAs(asker, `/ingest/${type}`, { method: 'POST', body })
      expect([type, asker, status]).toEqual([
        type,
        asker,
        isLetIn('Mutation', mutation, asker) ? 200 : refusalOf(asker),
      ])
      expect(text).not.toContain('13812345678')
    }
}, 60_000)

test('in a change feed every field is null that its reader may not read', async () => {
  const types: Record<string, string> = {
    INSPECTION: 'Inspection',
    CERTIFICATE: 'Certificate',
    PENALTY: 'Penalty',
    LISTING: 'Listing',
    CREDIT_GRADE: 'CreditGrade',
    ENTERPRISE: 'Enterprise',
  }
  let met = 0
  for (const asker of askers)
    for (const department of ['enterprise', 'inspection', 'certification', 'credit']) {
      const { status, text } = await fetchAs(asker, `/changes/${department}?limit=20`)
      if (asker.reader !== 'steward' && !(asker.reader === 'system' && asker.department === department)) {
        expect([asker, department, status]).toEqual([asker, department, refusalOf(asker)])
        continue
      }
      expect(status).toBe(200)
      for (const line of text.split('\n').filter(each => each !== '')) {
        const { kind, record } = JSON.parse(line) as { kind: string; record: Record<string, unknown> | null }
        for (const [field, value] of Object.entries(record ?? {})) {
          met++
          if (!isLetIn(types[kind]!, field, asker))
            expect([asker, kind, field, value]).toEqual([asker, kind, field, null])
          if (field === 'legalRepresentative' && typeof value === 'string' && asker.reader === 'steward')
            expect(value).toMatch(/\*\*$/)
        }
      }
    }
  expect(met).toBeGreaterThan(500)
}, 60_000)

test('an export is for whoever reads the archive’s entries', async () => {
  for (const asker of askers) {
    const { status } = await fetchAs(asker, '/export/enterprises?regionCode=500112')
    expect([asker, status]).toEqual([asker, isLetIn('ArchiveEntry', 'enterprise', asker) ? 200 : refusalOf(asker)])
  }
}, 60_000)

test('no error tells a person’s number back, and no log line keeps one', async () => {
  const [phone, identity] = ['13812345678', '500101199001011234']
  for (const asker of askers)
    for (const given of [phone, identity]) {
      const answer = await askAt(product.url, {
        token: tokens.get(asker),
        query: `{ a: enterprise(orgCode: "x${given}") { name } b: enterprise(name: "${given}", on: "2024-01-01") { name } c: region(code: "${given}") { name } }`,
      })
      expect(JSON.stringify(answer)).not.toContain(given)
      const query = 'query ($first: Int) { searchEnterprises(text: "重庆", first: $first) { totalCount } }'
      const wrong = await askAt(product.url, { token: tokens.get(asker), query, variables: { first: given } })
      expect(wrong.errors).not.toEqual([])
      expect(JSON.stringify(wrong)).not.toContain(given)
    }
  for (const line of product.log) for (const given of [phone, identity]) expect(line).not.toContain(given)
}, 60_000)
