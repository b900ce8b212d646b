import { blockSize, postingOf } from './place.ts'

/*
 * A row of the index (written by addToRow.ts): row = list*, list = follower bytes group*, group = place bytes offset*. All are variable-length numbers; followers, places
 * and offsets are told as the distance to the one before, `bytes` is the length of what it holds, so that a reader can pass over it.
 */

/** All postings of a row, ascending. */
export const decodeRow = (bytes: Uint8Array): Float64Array => {
  // a posting has at least one byte
  const postings = new Float64Array(bytes.length)
  let count = 0
  for (const list of listsOf(bytes))
    for (let group = 0; readGroup(list, group); group++) {
      const first = postingOf(list.follower, list.places[group]!, 0)
      const cursor = { bytes, at: list.starts[group]! }
      for (let offset = 0; cursor.at < list.ends[group]!;) postings[count++] = first + (offset += take(cursor))
    }
  return postings.subarray(0, count)
}

/** One list of a row: its groups by place, read as far as anybody asked. Group `i` is `bytes` from `starts[i]` to `ends[i]`. */
export interface PostingList {
  follower: number
  bytes: Uint8Array
  places: number[]
  starts: number[]
  ends: number[]
  /** where the list begins, where its next group does, and where it ends */
  start: number
  at: number
  end: number
}

/** The lists of a row whose follower is wanted; all where nothing is said. */
export const listsOf = (bytes: Uint8Array, wants?: (follower: number) => boolean): PostingList[] => {
  const lists: PostingList[] = []
  const cursor = { bytes, at: 0 }
  for (let follower = 0; cursor.at < bytes.length;) {
    follower += take(cursor)
    const end = take(cursor) + cursor.at
    if (!wants || wants(follower))
      lists.push({ follower, bytes, places: [], starts: [], ends: [], start: cursor.at, at: cursor.at, end })
    cursor.at = end
  }
  return lists
}

/** Reads on to a group; false: there are not so many. */
export const readGroup = (list: PostingList, group: number): boolean => {
  const { places, starts, ends } = list
  while (places.length <= group) {
    if (list.at >= list.end) return false
    const place = (places.length === 0 ? 0 : places[places.length - 1]!) + take(list)
    const length = take(list)
    places.push(place)
    starts.push(list.at)
    list.at += length
    ends.push(list.at)
  }
  return true
}

/** The group at a place, or -1. */
export const groupAt = (list: PostingList, place: number): number => {
  const { places } = list
  while (places.length === 0 || places[places.length - 1]! < place) if (!readGroup(list, places.length)) return -1
  let low = 0
  let high = places.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = places[middle]!
    if (found === place) return middle
    if (found < place) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/**
 * Reads the companies of one group.
 * @param into holds them from 0 on afterwards, ascending
 * @param last those behind it are not asked for
 * @returns how many
 */
export const readOffsets = (
  { bytes, starts, ends }: PostingList,
  group: number,
  into: Uint16Array,
  last = blockSize,
): number => offsetsBetween(bytes, starts[group]!, ends[group]!, into, last)

/** Reads all groups of all lists of a row; `offsets` holds the companies from 0 to `count` until the next. */
export const eachGroup = (
  bytes: Uint8Array,
  visit: (place: number, offsets: Uint16Array, count: number) => void,
): void => {
  const cursor = { bytes, at: 0 }
  while (cursor.at < bytes.length) {
    take(cursor)
    const end = take(cursor) + cursor.at
    for (let place = 0; cursor.at < end;) {
      place += take(cursor)
      const length = take(cursor)
      visit(place, someOffsets, offsetsBetween(bytes, cursor.at, cursor.at + length, someOffsets, blockSize))
      cursor.at += length
    }
  }
}
const someOffsets = new Uint16Array(blockSize)

const offsetsBetween = (bytes: Uint8Array, start: number, end: number, into: Uint16Array, last: number): number => {
  let count = 0
  let offset = 0
  for (let at = start; at < end;) {
    const byte = bytes[at++]!
    // an offset has 14 bits, so a second byte is the last one
    offset += byte < 128 ? byte : (byte & 127) + (bytes[at++]! << 7)
    if (offset > last) break
    into[count++] = offset
  }
  return count
}

/** Where a reader stands. */
export interface Cursor {
  bytes: Uint8Array
  at: number
}

/** Reads a number and goes on. */
export const take = (cursor: Cursor): number => {
  let value = 0
  for (let shift = 0; ; shift += 7) {
    const byte = cursor.bytes[cursor.at++]!
    value += (byte & 127) << shift
    if (byte < 128) return value
  }
}
