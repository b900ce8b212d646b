import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { jsonInParts } from './inParts.ts'

const long = '长'.repeat(300_000)

test('what is written in parts is what is written in one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async value => {
      const whole = {
        data: { a: value, long, list: [value, long, undefined, null] },
        errors: undefined,
        extensions: {},
      }
      expect((await jsonInParts(whole)) === JSON.stringify(whole)).toBe(true)
      expect(await jsonInParts(value)).toBe(JSON.stringify(value))
    }),
    { numRuns: 50 },
  )
})

test('while a long answer is written others have their turn', async () => {
  let turns = 0
  const counting = setInterval(() => (turns += 1))
  const written = await jsonInParts(Array.from({ length: 60 }, () => ({ long })))
  clearInterval(counting)
  expect([written.length > 60 * long.length, turns > 1]).toEqual([true, true])
})
