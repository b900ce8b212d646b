import { readFileSync } from 'node:fs'
import type { Caller, Role } from '@e360/kit/caller'
import { beforeAll, expect, test } from '@jest/globals'
import { buildSchema, parse, print, type DocumentNode } from 'graphql'
import { readSubgraphs } from '../../schema/src/subgraphs.ts'
import { mistakesIn, spokenMistakes, unmet, type Look } from '../support/accessMatrix.ts'
import { accessBy, askers, isWrittenOf, type Asker } from '../support/accessTable.ts'
import { guardLooks, person } from '../support/guardLooks.ts'

const api = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'))
const isLetIn = accessBy(api)
const subgraphs = new Map(readSubgraphs().map(({ name, typeDefs }) => [name, typeDefs]))

const callerOf = ({ reader, department }: Asker): Caller => ({
  sub: reader === 'public' ? null : reader,
  roles: reader === 'public' ? [] : [reader as Role],
  systems: [],
  department,
})
const looksOf = (typeDefs: DocumentNode) => guardLooks(typeDefs, askers, callerOf)
/** A department to which only some of those come who read a shared type, as PageInfo, refuses it to the others. */
const isNarrower = (mistake: string) => mistake.endsWith(': refused') && !isWrittenOf(mistake.split('.')[0]!)
const mistakesOf = (looks: readonly Look[]) => [
  ...mistakesIn(looks, isLetIn).filter(mistake => !isNarrower(mistake)),
  ...spokenMistakes(looks, isLetIn, person.name),
]

const looks = new Map<string, Look[]>()
beforeAll(async () => {
  for (const [name, typeDefs] of subgraphs) looks.set(name, await looksOf(typeDefs))
})

test('each department refuses and masks every field of every type for everybody as access.csv says, whatever leads there', () => {
  for (const [name, each] of looks) expect({ name, mistakes: mistakesOf(each) }).toEqual({ name, mistakes: [] })
  const fields = new Map(
    [...looks.values()].flat().map(({ type, field }) => [`${type}.${field}`, [type, field] as const]),
  )
  expect(fields.size).toBeGreaterThan(380)
  expect(unmet([...fields.values()], askers, [...looks.values()].flat(), isLetIn)).toEqual([])
})

const planted: [what: string, department: string, text: RegExp, instead: string, expected: string][] = [
  [
    'a role too many in graphql-shield',
    'credit',
    /(facts: String[^@]*@access\(read: \["officer", "supervisor", "analyst")/,
    '$1, "steward"',
    'Penalty.facts steward, guards alone: let in',
  ],
  [
    'a role too few in graphql-shield',
    'inspection',
    /(type Inspection\b[^{]*"supervisor"), "analyst"/,
    '$1',
    'Inspection.kind analyst, guards alone: refused',
  ],
  [
    'a name that is not declared a person’s',
    'enterprise',
    /(legalRepresentative: String @access\([^)]*\) )@personal\(kind: "NAME"\)/,
    '$1',
    'Enterprise.legalRepresentative analyst, guards alone: shows a name',
  ],
  [
    'a value that does not say of whom it speaks',
    'enterprise',
    /(found: String )@speaksOf\([^)]*\)/g,
    '$1',
    'VerificationItem.found officer, guards alone: shows a name',
  ],
  [
    'a title of the archive that is not masked',
    'archive',
    /(title: String! )@personal\(kind: "TEXT"\)/,
    '$1',
    'SupervisionEvent.title officer, guards alone: shows a number',
  ],
]

test.each(planted)('%s is found', async (_what, department, text, instead, expected) => {
  const sdl = print(subgraphs.get(department)!)
  const doctored = sdl.replace(text, instead)
  expect(doctored).not.toBe(sdl)
  expect(mistakesOf(await looksOf(parse(doctored)))).toContain(expected)
})
