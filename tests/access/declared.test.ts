import { readFileSync } from 'node:fs'
import { refusals } from '@e360/gateway/access/refusals'
import type { Caller, Role } from '@e360/kit/caller'
import { expect, test } from '@jest/globals'
import { buildSchema, getOperationAST, isObjectType, parse, type GraphQLSchema } from 'graphql'
import { accessBy, askers, readers, type Asker } from '../support/accessTable.ts'

const read = (file: string) => readFileSync(new URL(`../../schema/${file}`, import.meta.url), 'utf8')
const supergraph = read('supergraph.graphql')
const api = buildSchema(read('api.graphql'))
const isLetIn = accessBy(api)

const coordinatesIn = (schema: GraphQLSchema): string[] =>
  Object.values(schema.getTypeMap())
    .filter(type => isObjectType(type))
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap(type => ('getFields' in type ? Object.keys(type.getFields()) : []).map(field => `${type.name}.${field}`))

/** Coordinates alone, whatever operation asks for them. */
const document = parse('{ __typename }')
const nothing = { schema: api, document, operation: getOperationAST(document)! }

const callerOf = ({ reader, department }: Asker): Caller => ({
  sub: reader === 'public' ? null : reader,
  roles: reader === 'public' ? [] : [reader as Role],
  systems: [],
  department,
})

/** Where the gateway over this supergraph decides other than access.csv says. */
const mistakesOf = (sdl: string): string[] => {
  const coordinates = new Set(coordinatesIn(api))
  const refuse = refusals(sdl)
  return askers.flatMap(asker => {
    const refused = refuse({ ...nothing, coordinates }, callerOf(asker), {})
    return [...coordinates].flatMap(coordinate => {
      const [type, field] = coordinate.split('.') as [string, string]
      const expected = isLetIn(type, field, asker)
      if (expected !== refused.has(coordinate)) return []
      const who = [coordinate, asker.reader, asker.department].filter(Boolean).join(' ')
      return [`${who}: ${expected ? 'refused' : 'let in'}`]
    })
  })
}

test('the gateway refuses every field to every role exactly where access.csv does', () => {
  expect(readers).toHaveLength(10)
  expect(coordinatesIn(api).length).toBeGreaterThan(450)
  expect(mistakesOf(supergraph)).toEqual([])
})

const planted: [what: string, text: RegExp, instead: string, expected: string][] = [
  [
    'a role too many on a field',
    /(facts: String[^\n]*@access\(read: \["officer", "supervisor", "analyst")/,
    '$1, "steward"',
    'Penalty.facts steward: let in',
  ],
  [
    'a role too few on a type',
    /(type Inspection\b[^{]*"supervisor"), "analyst"/,
    '$1',
    'Inspection.kind analyst: refused',
  ],
  [
    'an undeclared field',
    /(legalRepresentative: String[^\n]*)@access\([^)]*\)/,
    '$1',
    'Enterprise.legalRepresentative public: let in',
  ],
  [
    'an own row that is anybody’s',
    /(creditGrade: CreditGrade[^\n]*), of: "credit"/,
    '$1',
    'Enterprise.creditGrade provider inspection: let in',
  ],
]

test.each(planted)('%s is found', (_what, text, instead, expected) => {
  const doctored = supergraph.replace(text, instead)
  expect(doctored).not.toBe(supergraph)
  expect(mistakesOf(doctored)).toContain(expected)
})
