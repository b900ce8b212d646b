import { expect, test } from '@jest/globals'
import { buildSchema, getVariableValues, Kind, parse, type OperationDefinitionNode } from 'graphql'
import { fittingVariables } from './fittingVariables.ts'

const schema = buildSchema(`
  enum Kind { A B }
  input Filter { kind: Kind = A }
  input Record { id: ID! name: String at: Int! = 4 kinds: [Kind!] parts: [Record!] filter: Filter }
  type Query { x: Int }
`)
const read = (type: string) => {
  const document = parse(`query ($x: ${type}) { x }`)
  const operation = document.definitions.find(
    ({ kind }) => kind === Kind.OPERATION_DEFINITION,
  ) as OperationDefinitionNode
  const isTaken = (x: unknown) => !getVariableValues(schema, operation.variableDefinitions!, { x }).errors
  const fits = fittingVariables(schema, operation)
  return { isTaken, fits: (x: unknown) => fits({ x }) }
}

const good: readonly unknown[] = [
  { id: 'a' },
  { id: 'a', name: null, at: 5, kinds: ['B', 'A'], filter: {} },
  { id: 'a', parts: [{ id: 'b', parts: [{ id: 'c', filter: { kind: null } }] }] },
  { id: 'a', kinds: null, filter: { kind: 'B' } },
]
const bad: readonly unknown[] = [
  null,
  [],
  'a',
  {},
  { name: 'a' },
  { id: null },
  { id: 'a', at: null },
  { id: 'a', name: 1 },
  { id: 'a', other: 1 },
  { id: 'a', other: null },
  { id: 'a', toString: 1 },
  { id: 'a', kinds: [null] },
  { id: 'a', parts: [{ id: 'b', parts: [{}] }] },
  { id: 'a', filter: { kind: 'C' } },
]

test.each(good)('the object %j fits, alone and in a list', value => {
  expect([read('Record!').fits(value), read('[Record!]!').fits([value, value])]).toEqual([true, true])
  expect(read('Record!').isTaken(value)).toBe(true)
})

test.each(bad)('the object %j does not, as graphql-js says as well', value => {
  expect([read('Record!').fits(value), read('[Record!]!').fits([good[0], value])]).toEqual([false, false])
  expect(read('[Record!]!').isTaken([good[0], value])).toBe(false)
})
