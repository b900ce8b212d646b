import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parse, validate } from 'graphql'
import { bothExecutors, type ComparableAnswer } from '../../testing/bothExecutors.ts'
import { choicesFrom } from '../../testing/choices.ts'
import { generatedOperation } from '../../testing/generatedOperation.ts'
import { generatedSubgraph, type Weather } from '../../testing/generatedSubgraph.ts'
import { supergraphs } from '../../testing/supergraphs.ts'

type IsWanted = (reference: ComparableAnswer, compiled: ComparableAnswer) => boolean

/** An error where @apollo/gateway has a silent null. */
const isMoreHonest: IsWanted = (reference, compiled) => {
  const more = compiled.errors.filter(error => !reference.errors.includes(error))
  return (
    JSON.stringify(reference.data) === JSON.stringify(compiled.data) &&
    reference.errors.every(error => compiled.errors.includes(error)) &&
    more.length > 0 &&
    more.every(error => error.endsWith(': SECTION_UNAVAILABLE'))
  )
}

/** What a subgraph told where @apollo/gateway has a silent null. */
const tellsMore: IsWanted = (reference, compiled) =>
  isPartOf(reference.data, compiled.data) &&
  JSON.stringify([reference.errors, reference.sections]) === JSON.stringify([compiled.errors, compiled.sections])

const isPartOf = (part: unknown, whole: unknown): boolean => {
  if (part === null || typeof part !== 'object') return part === null || part === whole
  if (whole === null || typeof whole !== 'object') return false
  const [parts, wholes] = [new Map(Object.entries(part)), new Map(Object.entries(whole))]
  return parts.size === wholes.size && [...parts].every(([key, value]) => isPartOf(value, wholes.get(key)))
}

/**
 * Where the executors are meant to differ, by supergraph. Two things more are not compared: the order of keys, in which @apollo/gateway draws
 * together what is selected twice and the compiled executor follows the specification, and the order of errors.
 */
const wanted: Readonly<Record<string, readonly [why: string, IsWanted]>> = {
  'objects of interfaces': ['an object whose type nobody could tell', isMoreHonest],
  'members of unions that only some know': ['a field that the planner asks nobody for', isMoreHonest],
  'overrides and what is hidden': [
    'an object of the only type that clients know of an interface, for which the plan does not ask',
    tellsMore,
  ],
}
const longer = process.env['E360_DIFFERENTIAL_RUNS']

const product = readFileSync(new URL('../../../schema/supergraph.graphql', import.meta.url), 'utf8')
const weathers: readonly Weather[] = ['FAIR', 'NULLS', 'TROUBLES']

test.each([...supergraphs.map(([what, sdl]) => [what, sdl] as const), ['the product', product] as const])(
  'compiled plans answer as @apollo/gateway does: %s',
  async (what, sdl) => {
    for (const foreign of [false, true]) {
      const both = await bothExecutors(sdl, { foreign })
      const sameAnswers = async (numbers: readonly number[], seed: number) => {
        const operation = generatedOperation(both.apiSchema, choicesFrom(numbers))
        fc.pre(validate(both.apiSchema, parse(operation.query)).length === 0)
        for (const weather of weathers) {
          const { reference, compiled, again } = await both.ask(operation, (name, schema) =>
            generatedSubgraph(name, schema, seed, weather),
          )
          const isWanted = wanted[what]?.[1]
          if (!isWanted?.(reference, compiled)) expect({ weather, ...compiled }).toEqual({ weather, ...reference })
          expect(again).toEqual(compiled)
        }
      }
      // large operations over objects of interfaces take Apollo's planner a minute
      const maxLength = what === 'objects of interfaces' ? 28 : 150
      await fc.assert(fc.asyncProperty(fc.array(fc.nat(999), { maxLength, size: 'max' }), fc.nat(9_999), sameAnswers), {
        numRuns: Number(longer ?? 20),
        plugins: longer === undefined ? [fc.interruptAfterTimeLimit(8_000)] : [],
      })
    }
  },
  longer === undefined ? 120_000 : 86_400_000,
)
