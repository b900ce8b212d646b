import { developmentIssuer, type TokenRequest } from '@e360/gateway/issuer/development'
import { beforeAll, expect, test } from '@jest/globals'
import { askAt, type Answer } from './support/ask.ts'
import { showcaseIn } from './support/city.ts'
import { startInProcess, type InProcess } from './support/inProcess.ts'
import { startDistributed } from './support/product.ts'
import { until } from './support/until.ts'

const machine: TokenRequest = { role: 'system', sub: 'tax-machine', department: 'tax', systems: ['tax-1'] }
const owner: TokenRequest = { role: 'provider', sub: '数据员甲', department: 'credit' }
const application = {
  resources: ['PENALTY'],
  fields: ['Enterprise.penalties', 'Penalty.decisionNo'],
  purpose: '核实纳税信用',
  basis: '某条例第八条',
  from: '2020-01-01',
  until: '2099-12-31',
}
const penalties = `query ($orgCode: OrgCode) { enterprise(orgCode: $orgCode) { name penalties { nodes { decisionNo fine } } } }`

let product: InProcess
let orgCode: string

beforeAll(async () => {
  product = await startInProcess()
  await product.settled()
  orgCode = showcaseIn(product.dataDir).orgCode
})

const ask = async <Data = Record<string, unknown>>(who: TokenRequest, query: string, variables: object = {}) => {
  const issuer = await developmentIssuer({ E360_DATA_DIR: product.dataDir, NODE_ENV: 'test' })
  return askAt<Data>(product.url, { query, variables: { ...variables }, token: await issuer.issueToken(who) })
}
const look = () => ask(machine, penalties, { orgCode })
const codesIn = ({ errors }: Answer) => errors.map(({ path, extensions }) => [path?.join('.'), extensions.code])
const closed = [['enterprise.penalties', 'FORBIDDEN']]
const open = [['enterprise.penalties.nodes.0.fine', 'FORBIDDEN']]

const grant = async (more: object = {}): Promise<string> => {
  const { data, errors } = await ask<{ it: { id: string } }>(
    machine,
    'mutation ($input: SharingApplicationInput!) { it: applyForSharing(input: $input) { id } }',
    { input: { ...application, ...more } },
  )
  expect(errors).toEqual([])
  const { id } = data!.it
  const decided = await ask(owner, `mutation { decideSharingApplication(id: "${id}", decision: APPROVE) { open } }`)
  expect(decided.data).toEqual({ decideSharingApplication: { open: true } })
  return id
}

test('an approved application opens exactly its fields at the gateway, and its revocation closes them', async () => {
  expect(codesIn(await look())).toEqual(closed)
  const id = await grant()
  const opened = await until(look, answer => codesIn(answer)[0]?.[0] !== closed[0]![0], 10_000)
  expect(codesIn(opened).slice(0, 1)).toEqual(open)
  expect(opened.data).toMatchObject({
    enterprise: { penalties: { nodes: expect.arrayContaining([{ decisionNo: expect.any(String), fine: null }]) } },
  })
  await ask(owner, `mutation { revokeSharing(id: "${id}", reasons: "用途不符") { status } }`)
  await until(look, answer => JSON.stringify(codesIn(answer)) === JSON.stringify(closed), 10_000)
})

test('a quota counts the operations that read what it opens, and no others', async () => {
  const id = await grant({ quota: 2 })
  await until(look, answer => codesIn(answer)[0]?.[0] !== closed[0]![0], 10_000)
  await ask(machine, `{ enterprise(orgCode: "${orgCode}") { name } }`)
  expect(codesIn(await look()).slice(0, 1)).toEqual(open)
  expect(codesIn(await look())).toEqual(closed)
  const { data } = await ask(machine, `{ sharingApplication(id: "${id}") { uses open } }`)
  expect(data).toEqual({ sharingApplication: { uses: 2, open: false } })
})

test('the catalogue is there from the first start, generated from what the departments declare', async () => {
  const { data } = await ask<{ catalogue: { nodes: { code: string; sharingType: string }[] } }>(
    machine,
    '{ catalogue(text: "行政处罚") { nodes { code sharingType } } }',
  )
  expect(data!.catalogue.nodes[0]).toEqual({ code: 'PENALTY', sharingType: 'CONDITIONAL' })
})

test('in processes of their own, too, a grant opens and its revocation closes, at the gateway and behind it', async () => {
  const apart = await startDistributed({}, ['governance', 'credit'])
  const tell = async (who: TokenRequest, query: string, variables: object = {}) => {
    const { data, errors } = await apart.ask<{ it: { id: string } }>({
      token: await apart.token(who),
      query,
      variables: { ...variables },
    })
    expect(errors).toEqual([])
    return data!.it.id
  }
  const token = await apart.token(machine)
  const penalty = () => apart.ask({ token, query: '{ penalty(id: "none") { decisionNo } }' })
  expect(codesIn(await penalty())).toEqual([['penalty', 'FORBIDDEN']])
  const published = () => apart.ask({ token, query: '{ catalogueResource(code: "PENALTY") { code } }' })
  await until(published, ({ data }) => Boolean(data!.catalogueResource), 10_000)
  const id = await tell(
    machine,
    'mutation ($input: SharingApplicationInput!) { it: applyForSharing(input: $input) { id } }',
    { input: application },
  )
  await tell(owner, `mutation { it: decideSharingApplication(id: "${id}", decision: APPROVE) { id } }`)
  await until(penalty, answer => codesIn(answer).length === 0, 10_000)
  await tell(owner, `mutation { it: revokeSharing(id: "${id}", reasons: "用途不符") { id } }`)
  await until(penalty, answer => codesIn(answer).length === 1, 10_000)
  await apart.stop()
})

test('what is open by role alone is not to be applied for, and the catalogue says why', async () => {
  const query = 'mutation ($input: SharingApplicationInput!) { applyForSharing(input: $input) { id } }'
  const { errors } = await ask(machine, query, { input: { ...application, resources: ['WARNING'], fields: undefined } })
  expect(errors).toMatchObject([
    { message: expect.stringMatching(/按角色开放.*国发〔2016〕51号/), extensions: { code: 'BAD_USER_INPUT' } },
  ])
})
