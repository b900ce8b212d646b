import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readInTurns } from './readInTurns.ts'

const bounds = { values: 1_000, textBytes: 1_000 }

/** What was read, or the name of the error. */
const outcomeOf = async (reading: () => unknown): Promise<unknown> => {
  try {
    return { read: await reading() }
  } catch (error) {
    return (error as Error).name
  }
}
const plainly = (json: string) => outcomeOf(() => JSON.parse(json) as unknown)
const inTurns = (json: string) => outcomeOf(async () => (await readInTurns(Buffer.from(json), bounds))?.value)

const texts = fc
  .tuple(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom('', '\t', '\n \r'))
  .map(([value, blanks]) => JSON.stringify(value, null, blanks))
  .filter(text => !/__proto__|prototype/.test(text))

test('what is read is what JSON.parse reads', () =>
  fc.assert(
    fc.asyncProperty(texts, async text => {
      expect(await inTurns(text)).toEqual(await plainly(text))
    }),
  ))

test('what JSON.parse does not read is not read', () => {
  const torn = fc.tuple(texts, fc.nat(), fc.constantFrom('', ',', '"', '}', ']', ':', '{', '1', '\\', 'x'))
  return fc.assert(
    fc.asyncProperty(torn, async ([text, at, instead]) => {
      const place = at % text.length
      const crooked = text.slice(0, place) + instead + text.slice(place + 1)
      expect(await inTurns(crooked)).toEqual(await plainly(crooked))
    }),
    { numRuns: 1_000 },
  )
})

test('a mark of the byte order is no part of it', async () => {
  expect(await inTurns('\uFEFF{"a":1}')).toEqual({ read: { a: 1 } })
})

test('others have their turn while 8 MB of escapes are read', async () => {
  const escapes = `"${'\\u4e00'.repeat(20_000)}"`
  const json = Buffer.from(`{"variables":{"texts":[${Array.from({ length: 70 }, () => escapes).join()}]}}`)
  let turns = 0
  const count = () => {
    turns += 1
    counting = setImmediate(count)
  }
  let counting = setImmediate(count)
  const found = await readInTurns(json, { values: 100, textBytes: 120_002 })
  clearImmediate(counting)
  expect(found?.value).toEqual({ variables: { texts: Array.from({ length: 70 }, () => '一'.repeat(20_000)) } })
  expect(turns).toBeGreaterThan(0)
})

test('bodies that come at once are read over many turns of the loop, however short each is', async () => {
  const json = Buffer.from(`"${'\\u4e00'.repeat(40_000)}"`)
  let turn = 0
  const count = () => {
    turn += 1
    counting = setImmediate(count)
  }
  let counting = setImmediate(count)
  const readIn = await Promise.all(
    Array.from({ length: 400 }, () => readInTurns(json, { values: 1, textBytes: json.length }).then(() => turn)),
  )
  clearImmediate(counting)
  expect(new Set(readIn).size).toBeGreaterThan(3)
})
