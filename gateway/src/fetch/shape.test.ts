import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { buildSchema } from 'graphql'
import { fetchDocuments } from './document.ts'
import { errorTree } from './errorTree.ts'

const schema = buildSchema(`
  scalar Day
  scalar JSON
  scalar _Any
  enum Kind { BIG SMALL }
  interface Named { name: String! }
  type Cat implements Named { name: String! lives: Int! }
  type Dog implements Named { name: String! tricks: [String!]! }
  union Pet = Cat | Dog
  type Item { id: ID! weight: Float kind: Kind! since: Day facts: JSON good: Boolean! rows: [[Int!]]! owner: Named pets: [Pet!] constructor: Int }
  union _Entity = Item
  type Query { item(id: ID): Item! pets: [Pet] _entities(representations: [_Any!]!): [_Entity]! }
`)
const documentOf = fetchDocuments(schema)

const full =
  '{ item { id weight kind since facts good rows constructor owner { __typename name ...C } pets { __typename ... on Cat { lives } ... on Dog { name tricks } } } } fragment C on Cat { lives }'
const misfit = (data: unknown, query = full, variables = {}, paths: (string | number)[][] = []) =>
  documentOf(query).misfit(data, variables, errorTree(paths))

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
const cat = (withName: boolean) =>
  fc.record({ __typename: fc.constant('Cat'), ...(withName && { name: fc.string() }), lives: fc.integer() })
const dog = (withTricks: boolean) =>
  fc.record({ __typename: fc.constant('Dog'), name: fc.string(), ...(withTricks && { tricks: fc.array(fc.string()) }) })
const goodItem = fc.record({
  id: fc.oneof(fc.string(), fc.integer()),
  weight: maybe(fc.double({ noNaN: true, noDefaultInfinity: true })),
  kind: fc.constantFrom('BIG', 'SMALL'),
  since: maybe(fc.string()),
  facts: fc.oneof(fc.string(), fc.integer(), fc.boolean()),
  good: fc.boolean(),
  rows: fc.array(maybe(fc.array(fc.integer()))),
  constructor: maybe(fc.integer()),
  owner: maybe(fc.oneof(cat(true), dog(false))),
  pets: maybe(fc.array(fc.oneof(cat(false), dog(true)))),
})

test('every answer that the schema allows fits', () => {
  fc.assert(fc.property(goodItem, item => misfit({ item }) === null))
})

test('a custom scalar holds one plain value in a supergraph of ours, and any JSON in a foreign one', () => {
  const query = '{ item { facts } }'
  const own = documentOf(query)
  expect(own.misfit({ item: { facts: 'plain' } }, {}, undefined)).toBeNull()
  expect(own.misfit({ item: { facts: { a: 1 } } }, {}, undefined)).not.toBeNull()
  expect(fetchDocuments(schema, true)(query).misfit({ item: { facts: { a: 1 } } }, {}, undefined)).toBeNull()
})

/** Every place in a value where something can be put in its stead; what stands inside the JSON scalar is free. */
const places = (value: unknown, path: (string | number)[] = []): (string | number)[][] =>
  path.at(-1) === 'facts' || typeof value !== 'object' || value === null
    ? [path]
    : [
        path,
        ...Object.keys(value).flatMap(key =>
          places((value as Record<string, unknown>)[key], [...path, Array.isArray(value) ? Number(key) : key]),
        ),
      ]

const replaced = (value: unknown, [head, ...rest]: (string | number)[], by: (value: unknown) => unknown): unknown => {
  if (head === undefined) return by(value)
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >
  copy[head] = replaced(copy[head], rest, by)
  return copy
}

test('no answer with a key taken out, a key put in, or a value of another kind fits', () => {
  const spoil = (value: unknown, choice: number): unknown => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value) && choice % 3 > 0) {
      const [first = '', ...others] = Object.entries(value)
      return choice % 3 === 1
        ? Object.fromEntries(others)
        : Object.fromEntries([first as [string, unknown], ...others, [`extra${choice}`, 1]])
    }
    return Symbol('of no JSON type')
  }
  fc.assert(
    fc.property(goodItem, fc.nat(), fc.nat(), (item, place, choice) => {
      const all = places({ item }).filter(path => path.at(-1) !== 'facts')
      return misfit(replaced({ item }, all[place % all.length]!, value => spoil(value, choice))) !== null
    }),
  )
})

test.each([
  ['a key of Object.prototype that is not its own', { item: {} }, '{ item { constructor } }'],
  ['an Int beyond 32 bits', { item: { constructor: 2 ** 31 + 1 } }, '{ item { constructor } }'],
  ['a value that is in no enum', { item: { kind: 'HUGE' } }, '{ item { kind } }'],
  ['an object for a plain custom scalar', { item: { since: { a: 1 } } }, '{ item { since } }'],
  ['a type that the union has not', { pets: [{ __typename: 'Item' }] }, '{ pets { __typename } }'],
  ['no data at all', undefined, '{ pets { __typename } }'],
])('%s does not fit', (_what, data, query) => {
  expect(misfit(data, query)).not.toBeNull()
})

test('a null where the schema has none fits only with an error at or under it', () => {
  const data = { item: { good: null, kind: 'BIG' } }
  const query = '{ item { good kind } }'
  expect(misfit(data, query)).toBe('.item.good: null')
  expect(misfit(data, query, {}, [['item', 'kind']])).toBe('.item.good: null')
  expect(misfit(data, query, {}, [['item', 'good']])).toBeNull()
  expect(misfit({ item: null }, query, {}, [['item', 'good']])).toBeNull()
})

test('@skip and @include with variables and defaults change what is expected', () => {
  const query =
    'query ($a: Boolean!, $b: Boolean = true) { item { id @include(if: $a) kind @skip(if: $b) good @include(if: true) } }'
  expect(misfit({ item: { id: '1', good: true } }, query, { a: true })).toBeNull()
  expect(misfit({ item: { good: true } }, query, { a: false })).toBeNull()
  expect(misfit({ item: { good: true, kind: 'BIG' } }, query, { a: false, b: false })).toBeNull()
  expect(misfit({ item: { good: true } }, query, { a: true })).toBe('.item.id: missing')
})

test('entities are measured by the type of their representation, null being “not known here”', () => {
  const query =
    'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Item { kind } } }'
  const representations = [
    { __typename: 'Item', id: '1' },
    { __typename: 'Item', id: '2' },
  ]
  const of = (...entities: unknown[]) => misfit({ _entities: entities }, query, { representations })
  expect(of({ kind: 'BIG' }, null)).toBeNull()
  expect(of({ kind: 'BIG' })).toContain('too few or too many')
  expect(of({ kind: 'BIG' }, {})).toBe('._entities.1.kind: missing')
  expect(misfit({ _entities: [null] }, query, { representations: [{ __typename: 'Unheard' }] })).toBeNull()
  expect(misfit({ _entities: [{}] }, query, { representations: [{ __typename: 'Unheard' }] })).not.toBeNull()
})

test('a document is read once', () => {
  expect(documentOf(full)).toBe(documentOf(full))
})
