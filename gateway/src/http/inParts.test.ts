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
  let isOver = false
  const count = () => {
    turns += 1
    if (!isOver) setImmediate(count)
  }
  setImmediate(count)
  const written = await jsonInParts(Array.from({ length: 200 }, () => ({ long })))
  isOver = true
  expect([written.length > 200 * long.length, turns > 0]).toEqual([true, true])
})
