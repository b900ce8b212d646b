import type { LoadedPart, LoadedPhrase } from './loadPhrase.ts'
import { blockSize, lengthOf, longestKnown, positionUnit, rankOf, ranks } from './place.ts'
import { groupAt, readGroup, readOffsets, type PostingList } from './postingRow.ts'

/** A company that was found. */
export interface RankedCompany {
  /** the smaller the better: whole texts first, then near the front, present before former, not ended before ended, short before long */
  rank: number
  number: number
}

/** Which companies are asked for, by number; null: all. */
export type Wanted = Uint8Array | null

/**
 * Finds the phrases, the best hits first, equal ones in the order of the companies' numbers. A company comes once for each of its
 * texts that hold one of the phrases. Lazy: what nobody asks for is not computed.
 */
export function* phraseHits(phrases: readonly LoadedPhrase[], wanted: Wanted): Generator<RankedCompany> {
  const sources = phrases.flatMap(sourcesOf)
  yield* rankedHits(wholeTexts(sources), wanted)
  for (let step = 0; sources.some(({ list, at }) => readGroup(list, at)); step++)
    yield* rankedHits(startsOf(sources, step), wanted)
}

/** One list of a phrase's rarest part, and how far it has been read. */
interface Source {
  whole: number | null
  block: number
  list: PostingList
  at: number
  /** from a place in the list to the place where the phrase begins */
  shift: number
  /** the lists of the other parts in this block, and how far behind the beginning they stand */
  others: readonly { lists: readonly PostingList[]; distance: number }[]
}

const sourcesOf = ({ whole, parts }: LoadedPhrase): Source[] => {
  const [rarest, ...others] = parts as [LoadedPart, ...LoadedPart[]]
  const shift = rarest.offset * positionUnit
  return [...rarest.lists].flatMap(([block, lists]) => {
    const inBlock = others.map(({ offset, lists }) => ({
      lists: lists.get(block) ?? [],
      distance: offset * positionUnit,
    }))
    return lists.map(list => ({ whole, block, list, at: 0, shift, others: inBlock }))
  })
}

/** Groups of companies whose texts hold the rarest part: group `groups[i]` of `sources[i]`, to be visited in the order of `keys[i]`. */
interface Starts {
  sources: Source[]
  groups: number[]
  keys: number[]
}

const mostBlocks = 2 ** 14
const mostStarts = 2 ** 22
/** Places are visited by position, and each position in four steps: present before former, not ended before ended. */
const stepUnit = positionUnit / 4

/** The groups that let the phrase begin in one step; whole texts have come before. */
const startsOf = (sources: readonly Source[], step: number): Starts => {
  const starts: Starts = { sources: [], groups: [], keys: [] }
  for (const source of sources) {
    const { list, shift } = source
    for (const end = (step + 1) * stepUnit + shift; readGroup(list, source.at); source.at++) {
      if (list.places[source.at]! >= end) break
      const place = list.places[source.at]! - shift
      // below 0: nearer to the front than the phrase has characters before this part
      if (place >= 0 && !isWhole(place, source)) addStart(starts, source, source.at, ranks + rankOf(place))
    }
  }
  return starts
}

/** The groups whose texts are the phrase and nothing else. */
const wholeTexts = (sources: readonly Source[]): Starts => {
  const starts: Starts = { sources: [], groups: [], keys: [] }
  for (const source of sources) {
    const { whole, list, shift } = source
    if (whole === null) continue
    for (let group = 0; readGroup(list, group) && list.places[group]! < positionUnit + shift; group++) {
      const place = list.places[group]! - shift
      if (place >= 0 && isWhole(place, source)) addStart(starts, source, group, rankOf(place))
    }
  }
  return starts
}

const isWhole = (place: number, { whole }: Source): boolean =>
  place < positionUnit && lengthOf(place) === whole && whole < longestKnown

const addStart = ({ sources, groups, keys }: Starts, source: Source, group: number, rank: number): void => {
  keys.push((rank * mostBlocks + source.block) * mostStarts + keys.length)
  sources.push(source)
  groups.push(group)
}

function* rankedHits({ sources, groups, keys }: Starts, wanted: Wanted): Generator<RankedCompany> {
  // Sorted natively, as numbers: a comparator would take most of the time of a search for 有限公司.
  const order = Float64Array.from(keys).sort()
  for (let at = 0; at < order.length;) {
    const key = Math.floor(order[at]! / mostStarts)
    const found: number[] = []
    const first = at
    for (; at < order.length && Math.floor(order[at]! / mostStarts) === key; at++) {
      const start = order[at]! % mostStarts
      addCompanies(sources[start]!, groups[start]!, wanted, found)
    }
    if (at - first > 1) found.sort((a, b) => a - b)
    const base = (key % mostBlocks) * blockSize
    for (const offset of found) yield { rank: Math.floor(key / mostBlocks), number: base + offset }
  }
}

const offsets = new Uint16Array(blockSize)
const some = new Uint16Array(blockSize)
/** For each company of a block how many parts have it so far, counted on from visit to visit so that it need not be cleared. */
const stamps = new Float64Array(blockSize)
let lastStamp = 0

/** Adds the companies of a group that have all parts. */
const addCompanies = ({ block, list, shift, others }: Source, group: number, wanted: Wanted, found: number[]): void => {
  const base = block * blockSize
  const count = readOffsets(list, group, offsets)
  const stamp = lastStamp + 1
  lastStamp += others.length + 1
  let candidates = 0
  for (let index = 0; index < count; index++) {
    const offset = offsets[index]!
    if (wanted !== null && wanted[base + offset] !== 1) continue
    stamps[offset] = stamp
    some[candidates++] = offset
  }
  const place = list.places[group]! - shift
  for (const [index, { lists, distance }] of others.entries())
    if (candidates === 0 || !stampAll(lists, place + distance, stamp + index, some[candidates - 1]!)) return
  for (let index = 0; index < candidates; index++) if (stamps[some[index]!] === lastStamp) found.push(some[index]!)
}

/**
 * Counts those companies on by one that a part has at this place, too.
 * @param last the last of them
 * @returns whether there is any
 */
const stampAll = (lists: readonly PostingList[], place: number, stamp: number, last: number): boolean => {
  let any = false
  for (const list of lists) {
    const group = groupAt(list, place)
    if (group === -1) continue
    const count = readOffsets(list, group, offsets, last)
    for (let index = 0; index < count; index++)
      if (stamps[offsets[index]!] === stamp) {
        stamps[offsets[index]!] = stamp + 1
        any = true
      }
  }
  return any
}
