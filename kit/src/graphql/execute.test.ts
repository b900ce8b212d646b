import { expect, test } from '@jest/globals'
import { parse } from 'graphql'
import { rule } from 'graphql-shield'
import type { Caller, Role } from '../caller.ts'
import { failure } from '../errors.ts'
import { createLog } from '../log.ts'
import { onlyRoles } from './access.ts'
import { localExecutor } from './execute.ts'
import { guardedSchema } from './subgraphSchema.ts'

const typeDefs = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { company(broken: Boolean): Company things: [Thing!]! }
  type Mutation { close: Boolean unruled: Boolean }
  type Company implements Thing @key(fields: "name") { name: String secret: String own: String ownOf: Int broken: Int refused: Int }
  type Person implements Thing { name: String }
  interface Thing { name: String }
`)

const company = { __typename: 'Company', name: '甲', secret: '密', own: '己', ownOf: 1 }
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

const executor = (asked: string[] = [], lines: string[] = []) => {
  const ownRow = rule()((row: typeof company, _args, { caller }: { caller: Caller }) => {
    asked.push(row.name)
    return caller.sub === 'owner' || failure('FORBIDDEN')
  })
  const log = createLog({ service: 'test' }, { write: line => lines.push(line) })
  const fieldRules = {
    Company: { secret: onlyRoles('steward'), own: ownRow },
    Person: { '*': onlyRoles('supervisor', 'steward') },
  }
  const schema = guardedSchema(typeDefs, resolvers, { close: onlyRoles('officer') }, { log, fieldRules })
  const execute = localExecutor(schema, caller => ({ caller }), log)
  return async (query: string, sub: string | null, ...roles: Role[]) => {
    const { data, errors = [] } = await execute({ query }, { caller: { sub, roles, systems: [] } })
    return { data, errors: errors.map(({ message, path, extensions }) => [path, extensions['code'], message]) }
  }
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
    errors: [[['company'], 'UNAUTHENTICATED', expect.any(String)]],
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

test('a rule that looks at the row is asked for every row, whatever the roles', async () => {
  const asked: string[] = []
  const ask = executor(asked)
  expect((await ask('{ company { own } }', 'owner', 'steward')).data).toEqual({ company: { own: '己' } })
  expect((await ask('{ company { own } }', 'u', 'steward')).data).toEqual({ company: { own: null } })
  expect(asked).toEqual(['甲', '甲'])
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
  ['without', '{ company { name broken refused own } }'],
])('what a resolver throws is logged and masked %s a look at roles alone', async (_how, query) => {
  const lines: string[] = []
  const { data, errors } = await executor([], lines)(query, 'owner', 'officer')
  expect(data).toMatchObject({ company: { name: '甲', broken: null, refused: null } })
  expect(errors).toEqual([
    [['company', 'broken'], 'INTERNAL_SERVER_ERROR', expect.stringContaining('系统内部错误')],
    [['company', 'refused'], 'BAD_USER_INPUT', '不行'],
  ])
  expect(lines.filter(line => line.includes('a resolver failed'))).toHaveLength(1)
})
