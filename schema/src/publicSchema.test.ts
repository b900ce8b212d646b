import { readFileSync } from 'node:fs'
import { declarationOf } from '@e360/kit/access/declaration'
import { expect, test } from '@jest/globals'
import { buildSchema, validateSchema } from 'graphql'
import { coordinates } from '../testing/coordinates.ts'
import { publicSchema } from './publicSchema.ts'

const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
const api = read('api.graphql')
const declaration = declarationOf(read('supergraph.graphql'))
const shown = buildSchema(publicSchema(api, declaration))

test('the public schema is a schema, and holds no field that is not open', () => {
  expect(validateSchema(shown)).toEqual([])
  const fields = [...coordinates(shown).keys()].filter(name => /^[A-Z]\w*\.\w+$/.test(name) && declaration.has(name))
  expect(fields.filter(name => !declaration.get(name)!.open)).toEqual([])
  expect(fields.length).toBeGreaterThan(80)
  expect(shown.getMutationType()).toBeUndefined()
})

test('what the public may read of a company stands there as in the API, and nothing of what it may not', () => {
  const [all, open] = [coordinates(buildSchema(api)), coordinates(shown)]
  for (const name of ['Enterprise.name', 'Enterprise.penalties', 'Penalty.publicUntil', 'Query.enterprise(name:)'])
    expect([name, open.get(name)]).toEqual([name, all.get(name)])
  for (const name of [
    'Enterprise.legalRepresentative',
    'Penalty.facts',
    'Inspection.id',
    'Query.inspection',
    'Inspection',
    'InspectionInput',
  ])
    expect([name, all.has(name), open.has(name)]).toEqual([name, true, false])
})

test('a type of which nothing is open goes, and the fields that lead to it', () => {
  const sdl =
    'type Query { a: A b: B c(input: In): Int } type A { b: B } type B { secret: Int } input In { x: E } enum E { ONE } input Unused { y: Int }'
  const open = new Set(['Query.a', 'Query.b', 'Query.c', 'A.b'])
  const told = new Map([...open].map(name => [name, { open: true }])) as unknown as typeof declaration
  expect(publicSchema(sdl, told).replaceAll(/\s+/g, ' ')).toBe(
    'type Query { c(input: In): Int } input In { x: E } enum E { ONE } ',
  )
})
