import { readFileSync } from 'node:fs'
import type { Caller, Role } from '@e360/kit/caller'
import { beforeAll, expect, test } from '@jest/globals'
import { buildSchema, type GraphQLSchema } from 'graphql'
import { accessBy, askers, type Asker } from '../support/accessTable.ts'
import { askAt } from '../support/ask.ts'
import { showcaseIn } from '../support/city.ts'
import { knownCompany, oraclesOn, type Oracle } from '../support/oracles.ts'
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

/** What a machine of any department sends under, beside the city's systems. */
const ownSystem = '矩阵'

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
  systems = [...(await systemsOf(product)), ownSystem]
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
  await seedKnown()
  await product.settled()
}

/** The company that oracles ask for, changed once so that it has a past, and a penalty of nobody that is open to the public. */
const seedKnown = async () => {
  const { formerName, formerCode, unlinkedName, name, registrationNo, ...told } = knownCompany
  const push = (what: { name: string; registrationNo: string }, version: string) =>
    askAt(product.url, {
      token: as('steward'),
      query: 'mutation ($r: [EnterpriseInput!]!) { pushEnterprises(records: $r) { outcome errors { message } } }',
      variables: {
        r: [{ ...told, ...what, regionCode: '500112', source: { system: ownSystem, recordId: '1', version } }],
      },
    })
  await push({ name: formerName, registrationNo: formerCode }, '1')
  await push({ name, registrationNo }, '2')
  await askAt(product.url, {
    token: tokens.get(askers.find(({ reader, department }) => reader === 'system' && department === 'credit')!),
    query: 'mutation ($r: [PenaltyInput!]!) { pushPenalties(records: $r) { outcome errors { message } } }',
    variables: {
      r: [
        {
          source: { system: ownSystem, recordId: '1', enterpriseName: unlinkedName },
          decisionNo: '渝监罚〔2026〕1号',
          decidedOn: '2026-01-01',
          kinds: ['罚款'],
          publishedOn: '2026-01-02',
          publicUntil: '2999-01-01',
        },
      ],
    },
  })
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

/** Whether somebody may find by a field what is found here: whoever reads it, names of persons without a mask. */
const mayFind = ({ root, field: [type, field] }: Oracle, asker: Asker): boolean => {
  if (field === 'legalRepresentative' || !isLetIn(type, field, asker)) return false
  // a machine that reads some rows finds among those
  if (asker.reader === 'system' && field !== 'formerNames') return root === 'enterprise' || field === 'source'
  return isLetIn('Query', root, asker)
}

test('nobody finds out by asking what a field holds that he does not read, and whoever reads it finds by it', async () => {
  const mistakes: string[] = []
  for (const oracle of oraclesOn(knownCompany))
    for (const asker of askers) {
      const answerTo = async (v: string) => {
        const { data, errors } = await askAt(product.url, {
          token: tokens.get(asker),
          query: oracle.query,
          variables: { v },
        })
        return JSON.stringify([data, errors.map(({ path, extensions }) => [path, extensions.code])])
      }
      const differs = (await answerTo(oracle.right)) !== (await answerTo(oracle.wrong))
      if (differs !== mayFind(oracle, asker))
        mistakes.push(`${oracle.what}: ${differs ? 'told' : 'not told'} to ${JSON.stringify(asker)}`)
    }
  expect(mistakes).toEqual([])
}, 120_000)

test('reconciliation compares no more than its caller reads', async () => {
  const { name, legalRepresentative } = knownCompany
  const candidates = async (pid: string, v: string) => {
    const queries = JSON.stringify({ q: { query: name, properties: [{ pid, v }] } })
    const { text } = await fetchAs({ reader: 'analyst' }, '/reconcile', {
      method: 'POST',
      body: new URLSearchParams({ queries }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    return text
  }
  const found = await candidates('legalRepresentative', legalRepresentative)
  expect(found).toContain(knownCompany.orgCode)
  expect(await candidates('legalRepresentative', '冉乂乂')).toBe(found)
  expect(await candidates('legalRepresentative', '陈乂乂')).not.toBe(found)
})

test('who may not read an entity’s key finds nothing by it, though nothing but its type is asked for', async () => {
  const register = product.departments.find(({ name }) => name === 'enterprise')!
  const query = `{ _entities(representations: [{ __typename: "Enterprise", orgCode: "${orgCode}" }]) { __typename } }`
  const answerTo = (reader: Role) => register.execute({ query }, { caller: callerOf({ reader }) })
  expect((await answerTo('auditor')).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  expect((await answerTo('dashboard')).errors).toBeUndefined()
})

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
const fetchAs = async (
  asker: Asker,
  path: string,
  more: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
) => {
  const token = tokens.get(asker) ?? as(asker.reader)
  const headers = {
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    'content-type': 'application/x-ndjson',
    ...more.headers,
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
