import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { buildSchema, coerceInputValue, type GraphQLInputType } from 'graphql'
import { coerceInput } from './coerce.ts'

const schema = buildSchema(`
  "来源"
  input Source { "来源系统" system: String! recordId: String! }
  enum Colour { RED GREEN }
  input Thing {
    source: Source!
    "颜色；不知时不填"
    colour: Colour!
    tags: [String!]
    grid: [[Int]]
    count: Int = 3
    share: Float
    sure: Boolean
    key: ID
  }
`)
const thing = schema.getType('Thing') as GraphQLInputType
const good = { source: { system: '甲', recordId: '1' }, colour: 'RED' }
const errorsOf = (value: unknown) => coerceInput(thing, value).errors

test('takes and refuses what GraphQL takes and refuses, and reads it alike', () => {
  const scalar = fc.oneof(fc.string(), fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.constant('RED'))
  const anything = fc.oneof(
    scalar,
    fc.array(scalar, { maxLength: 3 }),
    fc.array(fc.array(scalar, { maxLength: 2 }), { maxLength: 2 }),
  )
  const record = fc.record(
    {
      source: fc.oneof(
        { weight: 4, arbitrary: fc.constant(good.source) },
        anything,
        fc.record({ system: scalar, recordId: scalar }, { requiredKeys: [] }),
      ),
      colour: fc.oneof(fc.constantFrom('RED', 'GREEN'), anything),
      tags: anything,
      grid: anything,
      count: anything,
      share: anything,
      sure: anything,
      key: anything,
      不明: fc.constant(1),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(fc.oneof({ weight: 20, arbitrary: record }, anything), sent => {
      const value: unknown = JSON.parse(JSON.stringify(sent))
      let faults = 0
      const wanted: unknown = coerceInputValue(value, thing, () => (faults += 1))
      const { value: read, errors } = value === null ? { value: null, errors: [] } : coerceInput(thing, value)
      expect(errors.length > 0).toBe(faults > 0)
      if (faults === 0) expect(read).toEqual(wanted)
    }),
    { numRuns: 2_000 },
  )
})

test('says in Chinese which field is wrong and what it may be', () => {
  expect(errorsOf({ ...good, colour: 'BLUE' })).toEqual([
    { field: 'colour', code: 'UNKNOWN_CHOICE', message: '“colour”（颜色）不能是 "BLUE"，可用的有：RED、GREEN' },
  ])
  expect(errorsOf({ ...good, source: { recordId: '1' } })).toEqual([
    { field: 'system', code: 'REQUIRED', message: '缺少“system”（来源系统）' },
  ])
  expect(errorsOf({ ...good, count: '三' })[0]).toMatchObject({ field: 'count', code: 'INVALID_VALUE' })
  expect(errorsOf({ ...good, coluor: 'RED' })[0]).toMatchObject({ field: 'coluor', code: 'UNKNOWN_FIELD' })
  expect(errorsOf([])[0]).toMatchObject({ field: '', code: 'NOT_AN_OBJECT' })
})

test('of a record that is wrong again and again some errors are told, and the rest is not looked at', () => {
  expect(errorsOf({ ...good, tags: Array.from({ length: 1_000 }, () => 1) })).toHaveLength(20)
  const unknown = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`f${index}`, 1]))
  expect(errorsOf({ ...good, ...unknown })).toHaveLength(20)
})

test('a name from the prototype is no field', () => {
  expect(errorsOf(JSON.parse('{"__proto__": 1, "constructor": 2}')).map(({ field }) => field)).toEqual(
    expect.arrayContaining(['__proto__', 'constructor']),
  )
})
