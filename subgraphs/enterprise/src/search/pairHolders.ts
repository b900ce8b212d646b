import { inGroups } from '@e360/kit/inGroups'
import { turning } from '@e360/kit/turns'
import { LRUCache } from 'lru-cache'
import { blockOfRow, blockSize, rowId } from './place.ts'
import { listsOf, readGroup, readOffsets, type PostingList } from './postingRow.ts'
import type { BlockVersion, SearchRepository } from './repository.ts'

/** Two neighbouring characters of a name, as one number. */
export type Pair = number
const units = 2 ** 16
export const pairOf = (two: string): Pair => two.charCodeAt(0) * units + two.charCodeAt(1)
const letterOf = (pair: Pair): number => Math.floor(pair / units)

/** The blocks of the index, each with the version that its rows had when they were read. */
export type Snapshot = readonly BlockVersion[]

/** The numbers of the companies that hold a pair, ascending, as of a snapshot. */
interface Holders {
  as: Snapshot
  numbers: Uint32Array
}

/**
 * What was read of the index, for the next who asks: pairs of names are few, and most names share theirs. What stands in a block is read anew when
 * a write gave the block another version; versions are unlike in all registers.
 */
const kept = new LRUCache<Pair, Holders>({
  maxSize: 2 ** 26,
  sizeCalculation: ({ numbers }) => bytesOfEntry + numbers.byteLength,
})
/** About what JavaScript itself takes. */
const bytesOfEntry = 300

let latest: Snapshot = []
/** The index as it stands; one object as long as nobody writes. */
export const snapshotOf = async (index: SearchRepository): Promise<Snapshot> => {
  const blocks = await index.blockVersions()
  if (blocks.length === latest.length && staleIn(latest, blocks).length === 0) return latest
  return (latest = blocks)
}

const staleIn = (before: Snapshot, now: Snapshot): number[] => {
  const versions = new Map(before.map(({ block, version }) => [block, version]))
  return now.filter(({ block, version }) => versions.get(block) !== version).map(({ block }) => block)
}

/**
 * For each pair the numbers of the companies that hold it, ascending; none for a pair that nobody holds.
 * @param pairs each once
 */
export const holdersOf = async (
  index: SearchRepository,
  snapshot: Snapshot,
  pairs: readonly Pair[],
): Promise<Map<Pair, Uint32Array>> => {
  const found = new Map<Pair, Uint32Array>()
  const stale = new Map<Snapshot | undefined, { blocks: readonly number[]; known: Map<Pair, Uint32Array> }>()
  for (const pair of pairs) {
    const known = kept.get(pair)
    if (known?.as === snapshot) {
      found.set(pair, known.numbers)
      continue
    }
    const others = stale.get(known?.as) ?? { blocks: staleIn(known?.as ?? [], snapshot), known: new Map() }
    stale.set(known?.as, others)
    others.known.set(pair, known?.numbers ?? nobody)
  }
  const mayTurn = turning()
  for (const { blocks, known } of stale.values()) {
    const fresh = await readHolders(index, blocks, [...known.keys()])
    const isStale = new Set(blocks)
    for (const [pair, before] of known) {
      await mayTurn()
      const still = before.filter(number => !isStale.has(Math.floor(number / blockSize)))
      const numbers = Uint32Array.from([...still, ...fresh.get(pair)!]).sort()
      kept.set(pair, { as: snapshot, numbers })
      found.set(pair, numbers)
    }
  }
  return found
}
const nobody = new Uint32Array()

/** About how many companies hold each pair, judged by two of the blocks; what is kept of it may be long ago. */
export const commonnessOf = async (
  index: SearchRepository,
  snapshot: Snapshot,
  pairs: readonly Pair[],
): Promise<Map<Pair, number>> => {
  const found = new Map<Pair, number>()
  const unknown: Pair[] = []
  for (const pair of pairs) {
    const known = kept.peek(pair)?.numbers.length ?? commonness.get(pair)
    if (known === undefined) unknown.push(pair)
    else found.set(pair, known)
  }
  const sample = [snapshot[0]!.block, snapshot[snapshot.length >> 1]!.block]
  for (const [pair, numbers] of await readHolders(index, sample, unknown)) {
    const count = (numbers.length * snapshot.length) / sample.length
    commonness.set(pair, count)
    found.set(pair, count)
  }
  return found
}
const commonness = new LRUCache<Pair, number>({ max: 100_000 })

/** The numbers of the companies that hold each pair in these blocks, each once. */
const readHolders = async (
  index: SearchRepository,
  blocks: readonly number[],
  pairs: readonly Pair[],
): Promise<Map<Pair, number[]>> => {
  const found = new Map(pairs.map(pair => [pair, [] as number[]]))
  const followers = new Map<number, Map<number, number[]>>()
  for (const [pair, numbers] of found) {
    const letter = letterOf(pair)
    followers.set(letter, (followers.get(letter) ?? new Map<number, number[]>()).set(pair % units, numbers))
  }
  const rows = blocks.flatMap(block => Array.from(followers.keys(), letter => ({ id: rowId(block, letter), letter })))
  rows.sort((a, b) => a.id - b.id)
  const mayTurn = turning()
  for (const part of inGroups(rows, rowsAtATime)) {
    const stored = await index.rows(part.map(({ id }) => id))
    for (const { id, letter } of part) {
      const row = stored.get(id)
      if (!row) continue
      await mayTurn()
      const wanted = followers.get(letter)!
      for (const list of listsOf(row, follower => wanted.has(follower)))
        addCompanies(list, blockOfRow(id) * blockSize, wanted.get(list.follower)!)
    }
  }
  return found
}
const rowsAtATime = 2_000

const offsets = new Uint16Array(blockSize)
const isThere = new Uint8Array(blockSize)
/** Each company once, however many of its texts hold the pair. */
const addCompanies = (list: PostingList, first: number, into: number[]): void => {
  const start = into.length
  for (let group = 0; readGroup(list, group); group++) {
    const count = readOffsets(list, group, offsets)
    for (let index = 0; index < count; index++) {
      const offset = offsets[index]!
      if (isThere[offset] === 1) continue
      isThere[offset] = 1
      into.push(first + offset)
    }
  }
  for (let index = start; index < into.length; index++) isThere[into[index]! - first] = 0
}
