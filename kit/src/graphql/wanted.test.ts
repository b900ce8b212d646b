import { expect, test } from '@jest/globals'
import { buildSchema, parse } from 'graphql'
import { coordinatesOf } from './coordinates.ts'
import { looksAt, readingOf, wantedBy } from './wanted.ts'

const schema = buildSchema(`
  type Query { thing: Thing other: Other any: Any }
  type Thing { id: ID name: String late: Boolean parent: Thing others: [Other] }
  type Other { id: ID name: String }
  union Any = Thing | Other
`)

interface Row {
  id: string
}
const reading = readingOf<Row, Row & { dueOn: string; doneOn: string }>()
const resolvers = {
  Thing: {
    late: reading(['dueOn', 'doneOn'], ({ dueOn, doneOn }) => doneOn > dueOn),
    others: ({ id }: Row) => [{ id }],
  },
}

const read = (query: string) => coordinatesOf(schema, parse(query))
const wantedOf = (query: string, type: string) => [...wantedBy(schema, resolvers)(read(query))(type)]

test('a field wants the attribute of its name, or what its resolver says that it looks at', () => {
  expect(wantedOf('{ thing { name late } }', 'Thing')).toEqual(['doneOn', 'dueOn', 'name'])
  expect(wantedOf('{ thing { others { name } } }', 'Thing')).toEqual([])
})

test('what one place of an operation wants of a type is read wherever the operation meets the type', () => {
  const query = '{ thing { id parent { ...more } } any { ... on Thing { x: late } } } fragment more on Thing { name }'
  expect(wantedOf(query, 'Thing')).toEqual(['doneOn', 'dueOn', 'id', 'name', 'parent'])
  expect(wantedOf(query, 'Other')).toEqual([])
})

test('the same attributes are one and the same set, so that queries are built once for them', () => {
  const wanted = wantedBy(schema, resolvers)
  expect(wanted(read('{ thing { name id } }'))('Thing')).toBe(wanted(read('{ thing { id x: name } }'))('Thing'))
})

test('a resolver over another one says the same', () => {
  expect(
    wantedBy(schema, { Thing: { late: looksAt(['kind'], () => true) } })(read('{ thing { late } }'))('Thing'),
  ).toEqual(new Set(['kind']))
})
