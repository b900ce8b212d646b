import { regionFollower, regionLetter, regionPlace } from './letters.ts'
import { blockSize, rowId, rowIds } from './place.ts'
import type { Wanted } from './phraseHits.ts'
import { listsOf, readGroup, readOffsets } from './postingRow.ts'
import type { SearchRepository } from './repository.ts'

/**
 * Which companies lie in a region.
 * @param prefixes with which their region codes begin: two, four or six digits; none for all companies
 */
export const regionFilter = async (
  index: SearchRepository,
  blocks: readonly number[],
  prefixes: readonly string[],
): Promise<Wanted> => {
  if (prefixes.length === 0) return null
  const wanted = new Uint8Array(blocks.length * blockSize)
  const rows = await index.rows(rowIds(blocks, [regionLetter]))
  for (const block of blocks) {
    const row = rows.get(rowId(block, regionLetter))
    for (const digits of row ? prefixes : []) mark(wanted, block, row!, digits)
  }
  return wanted
}

/** Marks the companies of a block whose region codes begin with these digits. */
const mark = (wanted: Uint8Array, block: number, row: Uint8Array, digits: string): void => {
  const offsets = new Uint16Array(blockSize)
  const lowest = regionFollower(digits.padEnd(6, '0'))
  const highest = regionFollower(digits.padEnd(6, '9'))
  const place = digits.length === 6 ? regionPlace(digits) : null
  for (const list of listsOf(row, follower => follower >= lowest && follower <= highest))
    for (let group = 0; readGroup(list, group); group++) {
      if (place !== null && list.places[group] !== place) continue
      const count = readOffsets(list, group, offsets)
      for (let index = 0; index < count; index++) wanted[block * blockSize + offsets[index]!] = 1
    }
}
