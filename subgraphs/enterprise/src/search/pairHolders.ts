import { LRUCache } from 'lru-cache'
import { blockOfRow, blockSize, rowId } from './place.ts'
import { listsOf, readGroup, readOffsets, type PostingList } from './postingRow.ts'
import type { BlockVersion, SearchRepository } from './repository.ts'

/** Two neighbouring characters of a name, as one number. */
export type Pair = number
const units = 2 ** 16
export const pairOf = (two: string): Pair => two.charCodeAt(0) * units + two.charCodeAt(1)
const letterOf = (pair: Pair): number => Math.floor(pair / units)

/** The companies, by their offset, that hold a pair, by block. */
type Holders = Map<number, { version: string; offsets: Uint16Array }>

/**
 * What was read of the index, for the next who asks: pairs of names are few, and most names share theirs. What a block held is dropped when a
 * write gave the block another version; versions are unlike in all registers.
 */
const kept = new LRUCache<Pair, Holders>({
  maxSize: 2 ** 26,
  sizeCalculation: holders => {
    let bytes = bytesOfPair
    for (const { offsets } of holders.values()) bytes += bytesOfBlock + offsets.byteLength
    return bytes
  },
})
/** About what JavaScript itself takes. */
const bytesOfPair = 300
const bytesOfBlock = 150

/**
 * For each pair the companies that hold it, in the given blocks; a pair that nobody holds has empty lists.
 * @param pairs each once
 */
export const holdersOf = async (
  index: SearchRepository,
  blocks: readonly BlockVersion[],
  pairs: readonly Pair[],
): Promise<Map<Pair, Holders>> => {
  const found = new Map<Pair, Holders>()
  const read = new Map<Pair, Holders>()
  const versions = new Map(blocks.map(({ block, version }) => [block, version]))
  const missing = new Map<number, Map<number, Holders>>()
  for (const pair of pairs) {
    const known = kept.get(pair)
    const stale = blocks.filter(({ block, version }) => known?.get(block)?.version !== version)
    // what others may be reading meanwhile is not touched
    const holders: Holders = known && stale.length === 0 ? known : new Map(known)
    found.set(pair, holders)
    if (stale.length > 0) read.set(pair, holders)
    for (const { block, version } of stale) {
      const id = rowId(block, letterOf(pair))
      const followers = missing.get(id) ?? new Map<number, Holders>()
      missing.set(id, followers.set(pair % units, holders))
      holders.set(block, { version, offsets: nobody })
    }
  }
  const ids = [...missing.keys()].sort((a, b) => a - b)
  for (let start = 0; start < ids.length; start += rowsAtATime)
    for (const [id, row] of await index.rows(ids.slice(start, start + rowsAtATime))) {
      const followers = missing.get(id)!
      const block = blockOfRow(id)
      for (const list of listsOf(row, follower => followers.has(follower)))
        followers.get(list.follower)!.set(block, { version: versions.get(block)!, offsets: companiesIn(list) })
    }
  for (const [pair, holders] of read) kept.set(pair, holders)
  return found
}
const rowsAtATime = 2_000
const nobody = new Uint16Array()

const offsets = new Uint16Array(blockSize)
/** Each company once, however many of its texts hold the pair. */
const companiesIn = (list: PostingList): Uint16Array => {
  const found: number[] = []
  for (let group = 0; readGroup(list, group); group++) {
    const count = readOffsets(list, group, offsets)
    for (let index = 0; index < count; index++) found.push(offsets[index]!)
  }
  return Uint16Array.from(new Set(found))
}
