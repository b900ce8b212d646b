import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import {
  Kind,
  parse,
  validate,
  visit,
  type DefinitionNode,
  type DocumentNode,
  type OperationDefinitionNode,
} from 'graphql'
import { composedSchema, contractText, testOnContract } from '../testing/contract.ts'

const kept = readFileSync(new URL('../operations.graphql', import.meta.url), 'utf8')

/** The operations that work by now, each with the fields that a later issue brings. */
const working: Record<string, readonly string[]> = {
  MobileCard: [],
  SupervisionHistory: [],
  RegionDashboard: [],
  ArchiveQuestion: [],
  List100: [],
  Search: [],
  PushInspections: [],
  Match: [],
  ProposeChange: [],
  ReviewChange: [],
}

/** Operations that a later issue brings. */
const promised: Record<string, string> = {}

const isOperation = (definition: DefinitionNode): definition is OperationDefinitionNode =>
  definition.kind === Kind.OPERATION_DEFINITION

const operationsByName = (): Map<string, DocumentNode> =>
  new Map(
    parse(kept)
      .definitions.filter(isOperation)
      .map(operation => [operation.name?.value ?? '', { kind: Kind.DOCUMENT, definitions: [operation] }]),
  )

const without = (fields: readonly string[], document: DocumentNode): DocumentNode =>
  visit(document, { Field: ({ name }) => (fields.includes(name.value) ? null : undefined) })

testOnContract('the operations kept here are those of the contract, word for word', () => {
  expect(kept).toBe(contractText('operations.graphql'))
})

test('the operations that clients run word for word are valid', () => {
  const schema = composedSchema()
  const operations = operationsByName()
  for (const [name, later] of Object.entries(working)) {
    const operation = operations.get(name)!
    expect({ [name]: validate(schema, without(later, operation)).map(error => error.message) }).toEqual({ [name]: [] })
  }
})

test('every operation works or is listed with the issue that brings it', () => {
  expect([...operationsByName().keys()].toSorted()).toEqual(
    [...Object.keys(working), ...Object.keys(promised)].toSorted(),
  )
})

test('what is listed as coming later is not there yet', () => {
  const schema = composedSchema()
  const operations = operationsByName()
  const early = Object.keys(promised).filter(name => validate(schema, operations.get(name)!).length === 0)
  const missingFields = Object.entries(working).flatMap(([name, fields]) =>
    fields.filter(field => {
      const others = fields.filter(other => other !== field)
      return validate(schema, without(others, operations.get(name)!)).length === 0
    }),
  )
  expect([...early, ...missingFields]).toEqual([])
})
