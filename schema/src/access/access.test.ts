import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { parse, print } from 'graphql'
import { contractText, testOnContract } from '../../testing/contract.ts'
import { compose } from '../compose.ts'
import { readSubgraphs, type SubgraphSource } from '../subgraphs.ts'
import { accessFaults } from './check.ts'
import { oursBegin, readTable } from './table.ts'

const csv = readFileSync(new URL('../../access.csv', import.meta.url), 'utf8')
const table = readTable(csv)
const departments = readSubgraphs()

const faultsOf = (subgraphs: readonly SubgraphSource[], rows = table) =>
  accessFaults(subgraphs, compose(subgraphs).supergraph, rows)

/** The departments, of which one writes something else. */
const doctored = (department: string, text: string, instead: string): SubgraphSource[] =>
  departments.map(source => {
    if (source.name !== department) return source
    const sdl = print(source.typeDefs)
    if (!sdl.includes(text)) throw new Error(`nothing to doctor: ${text}`)
    return { ...source, typeDefs: parse(sdl.replace(text, instead)) }
  })

/** Without the shared types, which a doctored department no longer shares by identity. */
const ownFaults = (...args: Parameters<typeof doctored>) =>
  faultsOf(doctored(...args)).filter(fault => !fault.includes('shared types stand in'))

test('the declaration says of every field and every role what people wrote in access.csv', () => {
  expect(faultsOf(departments)).toEqual([])
})

testOnContract('the contract’s rows stand in access.csv as they were written, ours below them', () => {
  const [theirs, ours] = csv.split(`${oursBegin}\n`)
  expect(theirs).toBe(contractText('access.csv'))
  expect(ours).toMatch(/^EnterpriseMerge\.by,/m)
})

test('a planted field that nobody declared is named, also on a type of which other fields are declared one by one', () => {
  expect(ownFaults('credit', 'listings(', 'secret: String listings(')).toEqual([
    'Enterprise.secret (credit): nobody said who reads it: @access is missing',
  ])
  expect(
    ownFaults(
      'inspection',
      'type Query @access(as: "RESULT")',
      'type Secret { it: ID } type Query @access(as: "RESULT")',
    ),
  ).toContain('Secret.it (inspection): nobody said who reads it: @access is missing')
  expect(
    ownFaults('inspection', 'type Query @access(as: "RESULT") {', 'type Query @access(as: "RESULT") { secret: String'),
  ).toEqual(['Query.secret: leads to nothing that says who reads it: @access is missing'])
  expect(ownFaults('credit', 'type Mutation {', 'type Mutation { forgive: ID')).toContain(
    'Mutation.forgive (credit): nobody said who reads it: @access is missing',
  )
})

test('a rule that is not what access.csv says is named with its field, role and both ways', () => {
  const steward = 'access(read: ["officer", "supervisor", "analyst"], own: ["provider"], of: "credit") @personal'
  expect(ownFaults('credit', steward, steward.replace('"analyst"', '"analyst", "steward"'))).toEqual([
    'Penalty.facts: steward: declared read, access.csv says none',
  ])
  const doctoredTable = readTable(csv.replace('Penalty.facts,none,read', 'Penalty.facts,read,read'))
  expect(faultsOf(departments, doctoredTable)).toEqual(['Penalty.facts: public: declared none, access.csv says read'])
})

test('a field that is never null and refused to somebody who reads its siblings is named', () => {
  expect(ownFaults('credit', 'facts: String', 'facts: String!')).toEqual([
    'Penalty.facts: is never null, but refused to public, steward, system, who read other fields of Penalty',
  ])
})

test('a criterion that nobody declared and that bears the name of what not all who give it read is named', () => {
  const number = ' @compares(with: ["Enterprise.registrationNo"])'
  expect(ownFaults('enterprise', number, '')).toEqual([
    'Query.enterprise(registrationNo:) (enterprise): is named like Enterprise.registrationNo, which not all who may give it read: @compares is missing',
  ])
  expect(
    ownFaults(
      'archive',
      'industryCode: String @compares(with: ["Enterprise.industryCode"])',
      'legalRepresentativeLike: String',
    ),
  ).toEqual([
    'ArchiveFilter.legalRepresentativeLike (archive): is named like Enterprise.legalRepresentative, which not all who may give it read: @compares is missing',
  ])
})

test('a criterion’s declaration that says nothing is named', () => {
  const given = '@compares(with: ["Warning.rule"])'
  expect(ownFaults('archive', given, '@compares(with: ["Warning.rules"], unread: "HIDDEN")')).toEqual([
    'Query.warnings(rule:) (archive): no field: Warning.rules',
    'Query.warnings(rule:) (archive): unread: "HIDDEN" is no word',
  ])
  expect(
    ownFaults(
      'inspection',
      'id: ID! @compares(with: [])',
      'id: ID! @compares(with: ["Inspection.id"], unread: "DROPPED")',
    ),
  ).toEqual(['Query.inspection(id:) (inspection): cannot be dropped: it must be given'])
})

test('a type of two departments has to stand in one file', () => {
  const twice = doctored('credit', 'type Query', 'enum ReviewDecision { APPROVE RETURN } type Query')
  expect(faultsOf(twice)).toContain(
    'ReviewDecision: declared in credit and in enterprise; shared types stand in shared.graphql',
  )
})

test('words that the declaration does not know are named', () => {
  const faults = ownFaults('credit', 'access(own: ["system"])', 'access(own: ["sytem"], read: ["steward", "steward"])')
  expect(faults).toEqual(
    expect.arrayContaining([
      'Mutation.pushPenalties (credit): no role: sytem',
      'Mutation.pushPenalties (credit): steward reads in two ways',
    ]),
  )
})

test('a resource of which nobody said how it is shared is named', () => {
  expect(ownFaults('enterprise', ' @sharing(type: "UNCONDITIONAL")', '')).toContain(
    'Region.name (enterprise): a resource of which nobody said how it is shared: @sharing is missing',
  )
})

test('a row of ours about a field that is gone is named, and a line that is none stops the check', () => {
  expect(faultsOf(departments, readTable(`${csv}Gone.*,read,read,read,read,read,read,read,read,read,read\n`))).toEqual([
    'Gone.*: a row about nothing',
  ])
  expect(() => readTable(`${csv}Gone.*,read\n`)).toThrow('no line')
})

test('composition fails on a hint without a listed reason', () => {
  const differing = doctored(
    'credit',
    '@resource(code: "PENALTY")',
    '@resource(code: "PENALTY") @key(fields: "id")',
  ).map(source =>
    source.name === 'archive'
      ? {
          ...source,
          typeDefs: parse(
            `${print(source.typeDefs)} type Penalty @key(fields: "id") @access(read: ["admin"]) { id: ID! }`,
          ),
        }
      : source,
  )
  expect(() => compose(differing)).toThrow('access')
})
