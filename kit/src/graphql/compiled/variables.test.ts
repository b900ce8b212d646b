import { expect, test } from '@jest/globals'
import { buildSchema, getVariableValues, Kind, parse, type OperationDefinitionNode } from 'graphql'
import { variableValues } from './variables.ts'

const schema = buildSchema(`
  enum Kind { A B }
  input Filter { kind: Kind = A }
  input Record { id: ID! name: String at: Int! = 4 kinds: [Kind!] parts: [Record!] filter: Filter }
  scalar Any
  type Query { x: Int }
`)
const types = [
  'Int',
  'Int!',
  '[Int!]',
  '[Int]!',
  'Kind',
  'Record',
  '[Record!]!',
  '[[ID!]]',
  'Any',
  '[Any!]!',
  'Filter',
  'Int = 3',
  '[Kind!] = [A]',
]
const records: readonly unknown[] = [
  { id: 1 },
  { id: 'a', name: null, at: 5, kinds: ['B', 'A'], filter: {} },
  { id: 'a', parts: [{ id: 'b', parts: [{ id: 'c', filter: { kind: null } }] }] },
  { id: 'a', kinds: 'A', parts: { id: 'b' } },
  { name: 'a' },
  { id: null },
  { id: 'a', at: null },
  { id: 'a', name: 1 },
  { id: 'a', name: undefined },
  { id: 'a', other: undefined },
  { id: 'a', other: 1 },
  { id: 'a', parts: [{ id: 'b', parts: [{}] }] },
  { id: 'a', filter: { kind: 'C' } },
  { id: 'a', ['__proto__x']: 1, toString: 1 },
]
const values = [
  undefined,
  null,
  1,
  1.5,
  'A',
  'C',
  [1],
  [null],
  [[1, 'x']],
  ['A', 'B'],
  { kind: 'B' },
  {},
  [{ a: [1] }],
  [],
  ...records,
  records,
  [...records.slice(0, 4), null],
]

test.each(types)(
  'what a variable of %s is given is read as graphql-js reads it, and refused as it refuses it',
  type => {
    const document = parse(`query ($x: ${type}) { x }`)
    const operation = document.definitions.find(
      ({ kind }) => kind === Kind.OPERATION_DEFINITION,
    ) as OperationDefinitionNode
    const read = variableValues(schema, operation)
    for (const given of [{}, { y: 1 }, ...values.map(x => ({ x }))])
      expect(read(given)).toEqual(getVariableValues(schema, operation.variableDefinitions!, given, { maxErrors: 50 }))
  },
)
