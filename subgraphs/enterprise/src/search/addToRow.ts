import { followerOf, offsetOf, placeOfPosting } from './place.ts'
import { take, type Cursor } from './postingRow.ts'

/**
 * A row of the index with more postings. Lists and groups to which nothing is added are copied as they are: a load adds a few
 * companies to rows that hold thousands.
 * @param bytes a row; an empty one for a new row
 * @param added ascending; one that comes twice, or that the row has already, changes nothing
 */
export const addToRow = (bytes: Uint8Array, added: ArrayLike<number>): Buffer => {
  row.length = 0
  const whole: Range = { bytes, start: 0, end: bytes.length, added, from: 0, to: added.length }
  putParts(row, whole, followerOf, ofList => {
    list.length = 0
    putParts(list, ofList, placeOfPosting, ofGroup => {
      group.length = 0
      putOffsets(group, ofGroup)
      putSized(list, group)
    })
    putSized(row, list)
  })
  return Buffer.from(row.bytes.subarray(0, row.length))
}

/** Stored bytes, and what is added to them. */
interface Range {
  bytes: Uint8Array
  start: number
  end: number
  added: ArrayLike<number>
  from: number
  to: number
}

/**
 * Writes parts by key: the lists of a row by follower, the groups of a list by place.
 * @param keyOf of an added posting
 * @param putPart writes one to which something is added, with its length
 */
const putParts = (
  into: Growing,
  { bytes, start, end, added, from, to }: Range,
  keyOf: (posting: number) => number,
  putPart: (part: Range) => void,
): void => {
  const stored: Cursor = { bytes, at: start }
  let written = 0
  let key = stored.at < end ? take(stored) : Infinity
  for (let next = from; key < Infinity || next < to;) {
    const addedKey = next < to ? keyOf(added[next]!) : Infinity
    if (key < addedKey) {
      // A run of parts to which nothing is added: as they are, but for the distance of the first from the part before it.
      put(into, key - written)
      const run = stored.at
      let runEnd = run
      for (; key < addedKey; key = stored.at < end ? key + take(stored) : Infinity) {
        const size = take(stored)
        stored.at += size
        runEnd = stored.at
        written = key
      }
      putBytes(into, bytes, run, runEnd)
      continue
    }
    const first = next
    while (next < to && keyOf(added[next]!) === addedKey) next++
    put(into, addedKey - written)
    written = addedKey
    const size = key === addedKey ? take(stored) : 0
    putPart({ bytes, start: stored.at, end: stored.at + size, added, from: first, to: next })
    if (key !== addedKey) continue
    stored.at += size
    key = stored.at < end ? key + take(stored) : Infinity
  }
}

/** Writes the companies of a group, each once. */
const putOffsets = (into: Growing, { bytes, start, end, added, from, to }: Range): void => {
  const stored: Cursor = { bytes, at: start }
  let offset = stored.at < end ? take(stored) : Infinity
  let last = 0
  for (let next = from; offset < Infinity || next < to;) {
    const addedOffset = next < to ? offsetOf(added[next]!) : Infinity
    const least = Math.min(offset, addedOffset)
    put(into, least - last)
    last = least
    while (next < to && offsetOf(added[next]!) === least) next++
    if (offset === least) offset = stored.at < end ? offset + take(stored) : Infinity
  }
}

/** Bytes that are being written. */
interface Growing {
  bytes: Uint8Array
  length: number
}

const growing = (): Growing => ({ bytes: new Uint8Array(1024), length: 0 })
const row = growing()
const list = growing()
const group = growing()

const put = (into: Growing, value: number): void => {
  makeRoom(into, 5)
  let rest = value
  for (; rest > 127; rest >>>= 7) into.bytes[into.length++] = (rest & 127) | 128
  into.bytes[into.length++] = rest
}

const putSized = (into: Growing, part: Growing): void => {
  put(into, part.length)
  putBytes(into, part.bytes, 0, part.length)
}

const putBytes = (into: Growing, bytes: Uint8Array, start: number, end: number): void => {
  makeRoom(into, end - start)
  into.bytes.set(bytes.subarray(start, end), into.length)
  into.length += end - start
}

const makeRoom = (into: Growing, more: number): void => {
  if (into.length + more <= into.bytes.length) return
  const bytes = new Uint8Array(2 * (into.length + more))
  bytes.set(into.bytes)
  into.bytes = bytes
}
