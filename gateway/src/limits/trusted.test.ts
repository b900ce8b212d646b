import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createHash } from 'node:crypto'
import { isRole } from '@e360/kit/caller'
import { callerWith } from '@e360/kit/testing/openForTest'
import { openShop, type Shop } from '../../testing/shopGateway.ts'

const body = 'query Label($id: ID!) { item(id: $id) { label } }'
const id = createHash('sha256').update(body).digest('hex')

let shop: Shop
beforeAll(async () => {
  shop = await openShop({
    inProduction: true,
    operations: [{ id, name: 'Label', body }],
    authenticate: async role => (isRole(role) ? callerWith(role) : callerWith(null)),
  })
})
afterAll(() => shop.close())

const post = async (operation: object, role?: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${shop.gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(role !== undefined && { authorization: role }), ...headers },
    body: JSON.stringify(operation),
  })
  return { status: response.status, ...((await response.json()) as object) }
}
const variables = { id: '1' }
const answered = { status: 200, data: { item: { label: 'label of one' } } }
const required = (message: string) => ({ errors: [{ message, extensions: { code: 'PERSISTED_QUERY_REQUIRED' } }] })
const sha256Hash = (hash: string) => ({ persistedQuery: { version: 1, sha256Hash: hash } })

test('in production a role that needs known operations only may send them, however they are laid out, and nothing else', async () => {
  for (const role of ['officer', 'supervisor', 'dashboard']) {
    expect(await post({ query: body, variables }, role)).toMatchObject(answered)
    expect(await post({ query: `# a comment\n${body.replaceAll(' ', '\n  ')}`, variables }, role)).toMatchObject(
      answered,
    )
    for (const query of [
      '{ labels }',
      `${body} query Other { labels }`,
      body.replace('label }', 'title }'),
      '{ labels',
    ])
      expect(await post({ query, variables, operationName: 'Label' }, role)).toMatchObject({
        status: 400,
        ...required('您的角色只能使用已登记的查询'),
      })
  }
})

test('no header of a client widens that', async () => {
  const headers = { 'apollographql-client-name': 'internal', 'x-e360-role': 'analyst', 'x-e360-purpose': 'DUTY' }
  expect(await post({ query: '{ labels }' }, 'officer', headers)).not.toHaveProperty('data')
})

test('all others ask what they like, and that opens it to nobody', async () => {
  for (const role of ['analyst', 'steward', undefined])
    expect(await post({ query: '{ labels }' }, role)).toMatchObject({ status: 200, data: { labels: ['x'] } })
  expect(await post({ query: '{ labels }' }, 'officer')).not.toHaveProperty('data')
})

test('a known operation may be sent as its hash alone, for every role; an unknown hash is told, and never learnt', async () => {
  for (const role of ['officer', 'analyst'])
    expect(await post({ extensions: sha256Hash(id), variables }, role)).toMatchObject(answered)
  const query = '{ labels }'
  const hash = createHash('sha256').update(query).digest('hex')
  for (let round = 0; round < 2; round++) {
    expect(await post({ extensions: sha256Hash(hash) }, 'analyst')).toMatchObject(
      required('没有登记这个查询，请发送完整的 query'),
    )
    expect(await post({ query, extensions: sha256Hash(hash) }, 'analyst')).toMatchObject({ data: { labels: ['x'] } })
    expect(await post({ query, extensions: sha256Hash(hash) }, 'officer')).not.toHaveProperty('data')
  }
  expect(await post({ query, extensions: sha256Hash(id) }, 'analyst')).toMatchObject({
    status: 400,
    errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
  })
})

test('in production nobody explores the schema, and a wrong name is not put right', async () => {
  const explored = await post({ query: '{ __schema { types { name } } }' }, 'analyst')
  expect(explored).toMatchObject({
    status: 400,
    errors: [{ message: '不提供接口定义的查询', extensions: { code: 'BAD_USER_INPUT' } }],
  })
  const mistaken = await post({ query: '{ label }' }, 'analyst')
  expect(JSON.stringify(mistaken)).not.toMatch(/Did you mean|labels/)
})
