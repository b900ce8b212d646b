import { expect, test } from '@jest/globals'
import { graphql, parse } from 'graphql'
import type { Caller, Role } from '../caller.ts'
import { guardedSchema } from '../graphql/subgraphSchema.ts'
import { createLog } from '../log.ts'

const typeDefs = parse(`
  directive @access(read: [String!], masked: [String!], region: [String!], glass: [String!], as: String) on OBJECT | FIELD_DEFINITION
  directive @personal(kind: String!) on FIELD_DEFINITION
  directive @speaksOf(type: String!, named: String!) on FIELD_DEFINITION
  type Query @access(as: "RESULT") { firm: Firm }
  type Firm @access(read: ["officer", "supervisor", "analyst", "steward", "admin"]) {
    owner: String @access(region: ["officer", "steward"], glass: ["supervisor"], masked: ["analyst"]) @personal(kind: "NAME")
    note: String @personal(kind: "TEXT")
    notes: [String!] @personal(kind: "TEXT")
    said: [Saying!]
  }
  type Saying @access(as: "PARENT") { field: String value: String @speaksOf(type: "Firm", named: "field") }
`)
const firm = {
  owner: '欧阳修',
  note: '电话13812345678',
  notes: Promise.resolve(['身份证500101199001011234']),
  regionCode: '500112',
  said: [
    { field: 'owner', value: '张三', regionCode: '500112' },
    { field: 'owner', value: '李四' },
    { field: 'note', value: '电话13812345678' },
    { field: 'other', value: '13812345678' },
    { field: 'owner', value: '王五13812345678', regionCode: '500112' },
  ],
}
const log = createLog({ service: 'test', level: 'silent' })
const { lean } = guardedSchema(typeDefs, { Query: { firm: () => firm } }, { log })
const seen = async (
  role: Role,
  more: Partial<Caller> = {},
  source = '{ firm { owner note notes said { value } } }',
) => {
  const contextValue = { caller: { sub: 'u', roles: [role], systems: [], ...more } }
  const { data } = await graphql({ schema: lean.schema, source, contextValue })
  return (data as unknown as { firm: { owner: string | null; said: { value: string }[] } }).firm
}

test('numbers in free text and lists are masked for everybody, and so is what speaks of such a field', async () => {
  expect(await seen('officer')).toMatchObject({ note: '电话138****5678', notes: ['身份证500***********1234'] })
  expect((await seen('officer')).said.slice(2, 4)).toEqual([{ value: '电话138****5678' }, { value: '138****5678' }])
})

test('an officer sees a name inside the region with a purpose, and masked otherwise', async () => {
  const purpose = { code: 'INSPECTION' }
  const owner = async (more: Partial<Caller>) => (await seen('officer', more)).owner
  expect(await owner({ region: '5001', purpose })).toBe('欧阳修')
  expect(await owner({ region: '5001' })).toBe('欧阳**')
  expect(await owner({ region: '500103', purpose })).toBe('欧阳**')
  expect(await owner({ purpose })).toBe('欧阳**')
  expect(await owner({ region: '500103', purpose: { ...purpose, glassReason: '我想' } })).toBe('欧阳**')
})

test('a region of fewer digits than a code is what begins so: 500 is Chongqing, and no other province that begins with 5', async () => {
  const purpose = { code: 'INSPECTION' }
  const owner = async (region: string, regionCode: string) => {
    const { lean: elsewhere } = guardedSchema(typeDefs, { Query: { firm: () => ({ ...firm, regionCode }) } }, { log })
    const contextValue = { caller: { sub: 'u', roles: ['officer'], systems: [], region, purpose } }
    const { data } = await graphql({ schema: elsewhere.schema, source: '{ firm { owner } }', contextValue })
    return (data as unknown as { firm: { owner: string } }).firm.owner
  }
  for (const region of ['50', '500', '5000', '500000']) {
    expect(await owner(region, '500112')).toBe('欧阳修')
    expect(await owner(region, '510112')).toBe('欧阳**')
  }
  expect(await owner('50000', '510112')).toBe('欧阳**')
})

test('a supervisor sees it everywhere with a reason, a steward of the information centre with a purpose, an analyst never', async () => {
  const purpose = { code: 'INSPECTION' }
  const supervisor = { region: '500103', purpose: { ...purpose, glassReason: '督办' } }
  expect((await seen('supervisor', supervisor)).owner).toBe('欧阳修')
  expect((await seen('supervisor', { region: '500103', purpose })).owner).toBe('欧阳**')
  expect((await seen('steward', { purpose })).owner).toBe('欧阳修')
  expect((await seen('analyst', supervisor)).owner).toBe('欧阳**')
})

test('a value that speaks of a field is shown as that field is, and of a place that is not known masked', async () => {
  const officer = { region: '50', purpose: { code: 'INSPECTION' } }
  const { said } = await seen('officer', officer)
  expect(said.slice(0, 2)).toEqual([{ value: '张三' }, { value: '李**' }])
  // a number beside a name is nobody's to see
  expect(said.at(-1)).toEqual({ value: '王五138****5678' })
  expect((await seen('analyst')).said.slice(0, 2)).toEqual([{ value: '张**' }, { value: '李**' }])
  const { said: unread } = await seen('admin', {}, '{ firm { said { value } } }')
  expect(unread.slice(0, 2)).toEqual([{ value: null }, { value: null }])
})
