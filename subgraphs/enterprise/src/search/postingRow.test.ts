import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addToRow } from './addToRow.ts'
import { blockSize, followerOf, offsetOf, placeOfPosting, postingOf } from './place.ts'
import { decodeRow, groupAt, listsOf, readOffsets } from './postingRow.ts'

const postings = fc
  .uniqueArray(
    fc
      .tuple(
        fc.oneof(fc.constantFrom(0, 1, 65_535), fc.nat(65_535)),
        fc.oneof(fc.nat(40), fc.nat(2 ** 21 - 1)),
        fc.oneof(fc.constantFrom(0, blockSize - 1), fc.nat(blockSize - 1)),
      )
      .map(([follower, place, offset]) => postingOf(follower, place, offset)),
    { maxLength: 300 },
  )
  .map(numbers => numbers.sort((a, b) => a - b))

const rowOf = (given: readonly number[]) => addToRow(new Uint8Array(), Float64Array.from(given))

test('a row to which postings are added is the row of all of them, byte for byte', () => {
  fc.assert(
    fc.property(postings, postings, (some, more) => {
      const all = [...new Set([...some, ...more])].sort((a, b) => a - b)
      expect(addToRow(rowOf(some), Float64Array.from(more))).toEqual(rowOf(all))
    }),
  )
})

test('a row gives back the postings that it was made of', () => {
  fc.assert(
    fc.property(postings, given => {
      expect([...decodeRow(rowOf(given))]).toEqual(given)
    }),
  )
})

test('a list gives the companies at a place, and only those', () => {
  fc.assert(
    fc.property(postings, given => {
      const bytes = rowOf(given)
      const into = new Uint16Array(blockSize)
      for (const posting of given) {
        const [follower, place] = [followerOf(posting), placeOfPosting(posting)]
        const [list, ...others] = listsOf(bytes, found => found === follower)
        expect(others).toEqual([])
        const count = readOffsets(list!, groupAt(list!, place), into)
        const expected = given.filter(other => followerOf(other) === follower && placeOfPosting(other) === place)
        expect([...into.subarray(0, count)]).toEqual(expected.map(offsetOf))
        if (!given.some(other => placeOfPosting(other) === place + 1)) expect(groupAt(list!, place + 1)).toBe(-1)
      }
    }),
    { numRuns: 30 },
  )
})

test('a posting holds its three parts to their limits', () => {
  const posting = postingOf(65_535, 2 ** 21 - 1, blockSize - 1)
  expect([followerOf(posting), placeOfPosting(posting), offsetOf(posting)]).toEqual([
    65_535,
    2 ** 21 - 1,
    blockSize - 1,
  ])
  expect(Number.isSafeInteger(posting)).toBe(true)
})
