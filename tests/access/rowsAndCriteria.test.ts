import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from '@jest/globals'
import { buildSchema } from 'graphql'
import { whoOf } from '../support/accessMatrix.ts'
import { seedAccess } from '../support/accessSeed.ts'
import { startAccessSystem, type AccessSystem } from '../support/accessSystem.ts'
import { accessBy, askers, type Asker } from '../support/accessTable.ts'
import { askAt } from '../support/ask.ts'
import { knownCompany, oraclesOn, type Oracle } from '../support/oracles.ts'
import { until } from '../support/until.ts'

const isLetIn = accessBy(buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8')))

let system: AccessSystem
beforeAll(async () => {
  system = await startAccessSystem()
  await seedAccess(system)
})

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
      const answerTo = async (v: string) => JSON.stringify(await system.ask(asker, oracle.query, { v }))
      const differs = (await answerTo(oracle.right)) !== (await answerTo(oracle.wrong))
      if (differs !== mayFind(oracle, asker))
        mistakes.push(`${oracle.what}: ${differs ? 'told' : 'not told'} to ${whoOf(asker)}`)
    }
  expect(mistakes).toEqual([])
})

test('reconciliation compares no more than its caller reads', async () => {
  const { name, legalRepresentative } = knownCompany
  const candidates = async (pid: string, v: string) => {
    const queries = JSON.stringify({ q: { query: name, properties: [{ pid, v }] } })
    const { text } = await system.fetchAs(system.asker('analyst'), '/reconcile', {
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
  const register = system.product.departments.find(({ name }) => name === 'enterprise')!
  const query = `{ _entities(representations: [{ __typename: "Enterprise", orgCode: "${knownCompany.orgCode}" }]) { __typename } }`
  const answerTo = (reader: string) => register.execute({ query }, { caller: system.callerOf({ reader }) })
  expect((await answerTo('auditor')).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  expect((await answerTo('dashboard')).errors).toBeUndefined()
})

test('nobody finds a record by a number that is masked in its name', async () => {
  const found = async (text: string) => {
    const query = `{ penalties: unlinkedPenalties(text: "${text}") { totalCount } certificates: unlinkedCertificates(text: "${text}") { totalCount } }`
    return Object.values(await system.told<Record<string, { totalCount: number }>>(system.asker('analyst'), query))
  }
  for (const { totalCount } of await found('138')) expect(totalCount).toBeGreaterThan(0)
  expect(await found('1381234')).toEqual([{ totalCount: 0 }, { totalCount: 0 }])
})

test('a place in a list that nobody gave out is none: what a list is sorted by cannot be found out by trying', async () => {
  const query =
    'query ($after: String) { unlinkedPenalties(first: 1, after: $after) { nodes { id } pageInfo { endCursor } } }'
  const asker = system.asker('public')
  const { unlinkedPenalties: found } = await system.told<{
    unlinkedPenalties: { nodes: unknown[]; pageInfo: { endCursor: string } }
  }>(asker, query)
  expect(found.nodes).toHaveLength(1)
  const { endCursor } = found.pageInfo
  expect((await system.ask(asker, query, { after: endCursor })).errors).toEqual([])
  // as cursors were before they were sealed
  const list = createHash('sha256').update('penalty waiting_name id asc').digest('base64url').slice(0, 6)
  const forged = Buffer.from(JSON.stringify([list, knownCompany.unlinkedName, '0'])).toString('base64url')
  for (const after of [forged, `${endCursor.slice(0, -6)}AAAAAA`])
    expect((await system.ask(asker, query, { after })).errors).toMatchObject([{ code: 'BAD_USER_INPUT' }])
})

test('a data owner sees the warnings that rest on records of the own department, all of them and no other', async () => {
  type Warnings = { warnings: { nodes: { recordId: string | null }[] } }
  const query = '{ warnings(first: 100) { nodes { recordId } } }'
  const seenBy = async (who: Asker) =>
    (await system.told<Warnings>(who, query)).warnings.nodes.map(({ recordId }) => recordId)
  const all = await seenBy(system.asker('steward'))
  for (const [department, table] of [
    ['inspection', 'inspection'],
    ['certification', 'certificate'],
    ['credit', 'penalty'],
  ] as const) {
    const { database } = system.product.departments.find(({ name }) => name === department)!
    const ids: string[] = await database.read(table).pluck('id')
    const own = all.filter(id => id !== null && ids.includes(id))
    expect(own.length).toBeGreaterThan(0)
    expect(await seenBy(system.asker('provider', department))).toEqual(own)
  }
  expect(await seenBy(system.asker('provider', 'enterprise'))).toEqual([])
})

test('a grant of the archive opens its fields for the companies of its regions, and nothing else', async () => {
  const { product } = system
  const machine = await product.issue({ role: 'system', sub: 'stats', department: 'stats', systems: ['stats-1'] })
  const owner = await product.issue({ role: 'provider', sub: '数据员乙', department: 'archive' })
  const ask = (token: string, query: string, variables = {}) =>
    askAt<Record<string, { id: string }>>(product.url, { token, query, variables })
  const look = async (orgCode: string, fields = 'title') => {
    const query = `{ enterprise(orgCode: "${orgCode}") { timeline { nodes { ${fields} } } quarters { quarter } } }`
    const { data, errors } = await ask(machine, query)
    return { timeline: JSON.stringify(data), refused: errors.map(({ path }) => path!.join('.')).toSorted() }
  }
  const closed = ['enterprise.quarters', 'enterprise.timeline']
  expect((await look(knownCompany.orgCode)).refused).toEqual(closed)
  const input = {
    resources: ['TIMELINE'],
    fields: ['Enterprise.timeline', 'SupervisionEvent.title'],
    purpose: '统计',
    basis: '统计法',
    from: '2026-01-01',
    until: '2099-01-01',
    regions: ['500112'],
  }
  const applied = await ask(
    machine,
    'mutation ($input: SharingApplicationInput!) { it: applyForSharing(input: $input) { id } }',
    { input },
  )
  const approve = `mutation { it: decideSharingApplication(id: "${applied.data!['it']!.id}", decision: APPROVE) { id } }`
  expect((await ask(owner, approve)).errors).toEqual([])
  const opened = await until(
    () => look(knownCompany.orgCode),
    ({ refused }) => !refused.includes('enterprise.timeline'),
    10_000,
  )
  expect(opened.timeline).toMatch(/"title":"[^"]+"/)
  expect(opened.refused).toEqual(['enterprise.quarters'])
  expect((await look(knownCompany.orgCode, 'title department')).timeline).not.toMatch(/"department":"/)
  // its branch is in another district
  expect((await look('MA9777789')).refused).toEqual(closed)
})

test('a grant opens the change feed of the department that it is of, about the companies of its regions', async () => {
  const { product } = system
  const machine = await product.issue({ role: 'system', sub: 'feeds', department: 'tax', systems: ['tax-2'] })
  const ask = async <Data>(token: string, query: string, variables = {}) => {
    const { data, errors } = await askAt<Data>(product.url, { token, query, variables })
    if (errors.length > 0) throw new Error(JSON.stringify(errors))
    return data!
  }
  const grant = async (provider: string, resource: string, field: string, regions: string[]) => {
    const owner = await product.issue({ role: 'provider', sub: `数据员 ${provider}`, department: provider })
    const dates = { from: '2026-01-01', until: '2099-01-01' }
    const input = { resources: [resource], fields: [field], purpose: '统计', basis: '统计法', regions, ...dates }
    const apply = 'mutation ($input: SharingApplicationInput!) { it: applyForSharing(input: $input) { id } }'
    const { it } = await ask<{ it: { id: string } }>(machine, apply, { input })
    await ask(owner, `mutation { decideSharingApplication(id: "${it.id}", decision: APPROVE) { id } }`)
  }
  const feed = async () => {
    const path = `${product.url}/changes/enterprise?limit=10000`
    const response = await fetch(path, { headers: { authorization: `Bearer ${machine}` } })
    const text = await response.text()
    return {
      status: response.status,
      codes: new Set(Array.from(text.matchAll(/"orgCode":"(\w{9})"/g), ([, code]) => code!)),
    }
  }
  await grant('credit', 'PENALTY', 'Enterprise.penalties', [])
  await until(
    () =>
      askAt<{ enterprise: { penalties: object | null } }>(product.url, {
        token: machine,
        query: `{ enterprise(orgCode: "${knownCompany.orgCode}") { penalties { totalCount } } }`,
      }),
    ({ data }) => data?.enterprise.penalties != null,
    10_000,
  )
  expect((await feed()).status).toBe(403)
  await grant('enterprise', 'ENTERPRISE', 'Enterprise.businessScope', ['500112'])
  const { codes } = await until(feed, ({ status }) => status === 200, 10_000)
  expect(codes).toContain(knownCompany.orgCode)
  // its branch is in another district
  expect(codes).not.toContain('MA9777789')
})
