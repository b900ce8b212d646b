import { expect, test } from '@jest/globals'
import { parse } from 'graphql'
import type { Caller, Role } from '../caller.ts'
import { failure } from '../errors.ts'
import { createLog } from '../log.ts'
import { localExecutor } from './execute.ts'
import { guardedSchema } from './subgraphSchema.ts'

const typeDefs = parse(`
  directive @access(read: [String!], own: [String!], of: String, as: String) on OBJECT | FIELD_DEFINITION
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { company: Company @access(read: ["officer", "steward"], own: ["provider"]) things: [Thing!]! @access(read: ["officer", "steward"]) }
  type Mutation { close: Boolean @access(read: ["officer"]) unruled: Boolean }
  type Company implements Thing @key(fields: "name") @access(read: ["officer", "steward"], own: ["provider"], of: "firms") {
    name: String
    secret: String @access(read: ["steward"])
    broken: Int
    refused: Int
  }
  type Person implements Thing @access(read: ["supervisor", "steward"]) { name: String }
  interface Thing { name: String }
`)

const company = { __typename: 'Company', name: '甲', secret: '密' }
const resolvers = {
  Query: { company: () => company, things: () => [company, { __typename: 'Person', name: '王' }] },
  Mutation: { close: () => true, unruled: () => true },
  Company: {
    broken: () => {
      throw new Error('select * from secrets')
    },
    refused: () => {
      throw failure('BAD_USER_INPUT', '不行')
    },
  },
}

const executor = (lines: string[] = []) => {
  const log = createLog({ service: 'test' }, { write: line => lines.push(line) })
  const execute = localExecutor(guardedSchema(typeDefs, resolvers, { log }), caller => ({ caller }), log, {
    told: null,
  })
  const askAs = async (query: string, caller: Caller) => {
    const { data, errors = [] } = await execute({ query }, { caller })
    return { data, errors: errors.map(({ message, path, extensions }) => [path, extensions['code'], message]) }
  }
  return Object.assign(
    (query: string, sub: string | null, ...roles: Role[]) => askAs(query, { sub, roles, systems: [] }),
    { as: askAs },
  )
}

test('a field that the roles do not suffice for is refused alone, whatever else is asked for', async () => {
  const ask = executor()
  expect(await ask('{ company { name secret } }', 'u', 'steward')).toEqual({
    data: { company: { name: '甲', secret: '密' } },
    errors: [],
  })
  expect(await ask('{ company { name secret } }', 'u', 'officer')).toEqual({
    data: { company: { name: '甲', secret: null } },
    errors: [[['company', 'secret'], 'FORBIDDEN', expect.any(String)]],
  })
  expect(await ask('{ company { name } }', null)).toEqual({
    data: { company: null },
    errors: [[['company'], 'FORBIDDEN', expect.stringContaining('请先登录')]],
  })
})

test('a field of an interface is refused where one of its types is', async () => {
  const ask = executor()
  const query = '{ things { name } }'
  expect((await ask(query, 'u', 'steward')).errors).toEqual([])
  expect((await ask(query, 'u', 'officer')).errors).toEqual([[['things', 1, 'name'], 'FORBIDDEN', expect.any(String)]])
})

test('a fragment and an alias do not hide a field from its rule', async () => {
  const ask = executor()
  const { errors } = await ask('{ company { ...all } } fragment all on Company { name: secret }', 'u', 'officer')
  expect(errors).toEqual([[['company', 'name'], 'FORBIDDEN', expect.any(String)]])
})

test('who reads own rows only is let in where the rows are of the own department, and nowhere else', async () => {
  const ask = executor()
  const provider = { sub: 'p', roles: ['provider' as const], systems: [] }
  expect((await ask.as('{ company { name } }', { ...provider, department: 'firms' })).errors).toEqual([])
  expect((await ask.as('{ company { name } }', { ...provider, department: 'others' })).errors).toEqual([
    [['company', 'name'], 'FORBIDDEN', expect.any(String)],
  ])
})

test('a mutation without a rule is for nobody', async () => {
  const ask = executor()
  expect((await ask('mutation { close }', 'u', 'officer')).data).toEqual({ close: true })
  expect((await ask('mutation { close }', 'u', 'steward')).data).toEqual({ close: null })
  expect((await ask('mutation { unruled }', 'u', 'officer', 'steward')).errors).toEqual([
    [['unruled'], 'FORBIDDEN', expect.any(String)],
  ])
})

test.each<[string, string]>([
  ['with', '{ company { name broken refused } }'],
  ['without', '{ company { name broken refused secret } }'],
])('what a resolver throws is logged and masked %s a look at the whole operation', async (_how, query) => {
  const lines: string[] = []
  const { data, errors } = await executor(lines)(query, 'owner', 'officer')
  expect(data).toMatchObject({ company: { name: '甲', broken: null, refused: null } })
  expect(errors.filter(([path]) => (path as string[]).at(-1) !== 'secret')).toEqual([
    [['company', 'broken'], 'INTERNAL_SERVER_ERROR', expect.stringContaining('系统内部错误')],
    [['company', 'refused'], 'BAD_USER_INPUT', '不行'],
  ])
  expect(lines.filter(line => line.includes('a resolver failed'))).toHaveLength(1)
})

test('the event loop turns between reading a new text and carrying it out, and not for one that is known', async () => {
  const ask = executor()
  const seen: string[] = []
  for (const which of ['new', 'known']) {
    const turned = new Promise<void>(resolve => {
      setImmediate(() => resolve(void seen.push('turn')))
    })
    await Promise.all([ask('{ company { name } }', 'u', 'steward').then(() => seen.push(which)), turned])
  }
  expect(seen).toEqual(['turn', 'new', 'known', 'turn'])
})
