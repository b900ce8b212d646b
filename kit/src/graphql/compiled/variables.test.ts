import { expect, test } from '@jest/globals'
import { buildSchema, getVariableValues, Kind, parse, type OperationDefinitionNode } from 'graphql'
import { variableValues } from './variables.ts'

const schema = buildSchema(`
  enum Kind { A B }
  input Filter { kind: Kind = A }
  scalar Any
  type Query { x: Int }
`)
const types = [
  'Int',
  'Int!',
  '[Int!]',
  '[Int]!',
  'Kind',
  '[[ID!]]',
  'Any',
  '[Any!]!',
  'Filter',
  'Int = 3',
  '[Kind!] = [A]',
]
const values = [undefined, null, 1, 1.5, 'A', 'C', [1], [null], [[1, 'x']], ['A', 'B'], { kind: 'B' }, {}, [{ a: [1] }]]

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
