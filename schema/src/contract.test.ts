import { expect } from '@jest/globals'
import { composedSchema, contractSchema, testOnContract } from '../testing/contract.ts'
import { coordinates } from '../testing/coordinates.ts'

/** What clients were promised and do not get yet, by the issue that brings it. A whole type stands for its fields. */
const promised: Record<string, string> = {}

const parentOf = (coordinate: string): string => /^(.+)\(/.exec(coordinate)?.[1] ?? coordinate.split('.')[0]!

testOnContract('every type, field, argument and enum value is as clients were promised it', () => {
  const ours = coordinates(composedSchema())
  const theirs = coordinates(contractSchema())
  const differing = [...theirs].filter(([coordinate, signature]) => (ours.get(coordinate) ?? signature) !== signature)
  expect(
    differing.map(([coordinate, signature]) => `${coordinate}: ${ours.get(coordinate)}, not ${signature}`),
  ).toEqual([])
  expect(theirs.size).toBeGreaterThan(500)
})

testOnContract(
  'what is promised and missing is listed with the issue that brings it, and nothing else is listed',
  () => {
    const ours = coordinates(composedSchema())
    const missing = [...coordinates(contractSchema()).keys()].filter(coordinate => !ours.has(coordinate))
    const whole = missing.filter(coordinate => {
      const parent = parentOf(coordinate)
      return parent === coordinate || !missing.includes(parent)
    })
    const listed = Object.values(promised).flatMap(names => names.trim().split(/\s+/))
    expect(whole.toSorted()).toEqual(listed.toSorted())
  },
)

testOnContract(
  'what we add to a promised type obliges no client: further arguments and input fields are optional',
  () => {
    const theirs = coordinates(contractSchema())
    const inputs = new Set([...theirs].filter(([, kind]) => kind === 'GraphQLInputObjectType').map(([name]) => name))
    const added = [...coordinates(composedSchema())].filter(
      ([coordinate]) => !theirs.has(coordinate) && theirs.has(parentOf(coordinate)),
    )
    const obliging = added.filter(
      ([coordinate, type]) => (coordinate.includes('(') || inputs.has(parentOf(coordinate))) && type.endsWith('!'),
    )
    expect(obliging).toEqual([])
  },
)
