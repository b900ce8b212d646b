import { expect, test } from '@jest/globals'
import type { Caller, Role } from '@e360/kit/caller'
import { buildSchema, getOperationAST, parse } from 'graphql'
import { refusals } from './refusals.ts'

const sdl = `
  directive @access(
    read: [String!], masked: [String!], own: [String!], granted: [String!], of: String, as: String
  ) on OBJECT | FIELD_DEFINITION
  directive @compares(with: [String!]!, unread: String! = "REFUSED") on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE
  type Query @access(as: "RESULT") {
    orders(buyer: String @compares(with: ["Order.buyer"]), filters: [Filter!], by: By = PRICE, like: String @compares(with: ["Order.buyer"], unread: "NARROWED")): [Order]
  }
  input Filter { price: Int, any: [Filter!], of: Filter, buyer: String @compares(with: ["Order.buyer"]) }
  enum By { PRICE, BUYER @compares(with: ["Order.buyer"]) }
  interface Thing { price: Int }
  type Order implements Thing @access(read: ["officer"], own: ["provider"], granted: ["system"], of: "shop") {
    price: Int
    buyer: String @access(read: ["steward"])
    note: Note
  }
  type Note @access(as: "PARENT") { text: String }
  type Secret { it: Int }
`
const refuse = refusals(sdl)
const schema = buildSchema(sdl)
const asking = (text: string, coordinates: ReadonlySet<string>) => {
  const document = parse(text)
  return { schema, document, operation: getOperationAST(document)!, coordinates }
}
const caller = (role: Role | null, more: Partial<Caller> = {}): Caller => ({
  sub: 'u',
  roles: role ? [role] : [],
  systems: [],
  ...more,
})
const all = new Set([
  'Query.orders',
  'Thing.price',
  'Order.price',
  'Order.buyer',
  'Order.note',
  'Note.text',
  'Secret.it',
])
const everything = asking('{ __typename }', all)
const refusedTo = (who: Caller | null) => [...refuse(everything, who, {})]

test('what a role does not read is refused, and what nobody declared to everybody', () => {
  expect(refusedTo(caller('officer'))).toEqual(['Order.buyer', 'Secret.it'])
  expect(refusedTo(caller('steward'))).toEqual(['Order.price', 'Order.note', 'Note.text', 'Secret.it'])
  expect(refusedTo(caller(null))).toEqual([...all].filter(coordinate => coordinate !== 'Thing.price'))
})

test('who reads own rows only is refused where the rows are another department’s, unless a grant opens them', () => {
  expect(refusedTo(caller('provider', { department: 'shop' }))).toEqual(['Order.buyer', 'Secret.it'])
  expect(refusedTo(caller('provider', { department: 'bank' }))).toContain('Order.price')
  const machine = caller('system', { department: 'bank' })
  expect(refusedTo(machine)).toContain('Order.price')
  const grants = [{ id: '1', fields: ['Order.price'], regions: [] }]
  expect(refusedTo({ ...machine, grants })).toEqual(['Order.buyer', 'Order.note', 'Secret.it'])
  expect(refusedTo(caller('provider', { department: 'bank', grants }))).toContain('Order.price')
})

test('where access is switched off nothing is refused', () => {
  expect(refusedTo(null)).toEqual([])
})

const comparing: [how: string, text: string, variables: Record<string, unknown>][] = [
  ['an argument', '{ orders(buyer: "x") { price } }', {}],
  ['an alias', '{ mine: orders(buyer: "x") { price } }', {}],
  ['a variable', 'query ($b: String) { orders(buyer: $b) { price } }', { b: 'x' }],
  ['a variable’s default', 'query ($b: String = "x") { orders(buyer: $b) { price } }', {}],
  ['a fragment', '{ ...F } fragment F on Query { orders(buyer: "x") { price } }', {}],
  ['a list of inputs', '{ orders(filters: [{ price: 1 }, { buyer: "x" }]) { price } }', {}],
  ['one input where a list may stand', '{ orders(filters: { buyer: "x" }) { price } }', {}],
  ['inputs in inputs', '{ orders(filters: [{ any: [{ of: { buyer: "x" } }] }]) { price } }', {}],
  [
    'inputs through a variable',
    'query ($f: [Filter!]) { orders(filters: $f) { price } }',
    { f: [{ any: [{ buyer: 'x' }] }] },
  ],
  [
    'an input’s field through a variable',
    'query ($b: String) { orders(filters: [{ buyer: $b }]) { price } }',
    { b: 'x' },
  ],
  [
    'one variable where a list may stand',
    'query ($f: [Filter!]) { orders(filters: $f) { price } }',
    { f: { buyer: 'x' } },
  ],
  ['an order', '{ orders(by: BUYER) { price } }', {}],
  ['an order through a variable', 'query ($o: By) { orders(by: $o) { price } }', { o: 'BUYER' }],
  ['a directive beside it', '{ orders(buyer: "x") @include(if: true) { price } }', {}],
]

test.each(comparing)(
  'what is compared with a field that a caller does not read is refused: %s',
  (_how, text, variables) => {
    const asked = asking(text, new Set(['Query.orders', 'Order.price']))
    const places = [...refuse(asked, caller('officer'), variables)]
    expect(places).toEqual([expect.stringMatching(/^#\d+$/)])
    expect([...refuse(asked, { ...caller('officer'), roles: ['officer', 'steward'] }, variables)]).toEqual([])
  },
)

test('what is given nothing to compare is not refused, nor is a field beside one that is', () => {
  const refusedIn = (text: string, variables = {}) => [
    ...refuse(asking(text, new Set(['Query.orders', 'Order.price'])), caller('officer'), variables),
  ]
  expect(
    refusedIn('query ($b: String, $f: [Filter!]) { orders(buyer: $b, filters: $f, by: PRICE, like: "x") { price } }'),
  ).toEqual([])
  expect(refusedIn('{ orders(buyer: null, filters: [{ buyer: null }]) { price } }')).toEqual([])
  const both = '{ a: orders { price } b: orders(buyer: "x") { price } }'
  expect(refusedIn(both)).toEqual([`#${both.indexOf('b:')}`])
})
