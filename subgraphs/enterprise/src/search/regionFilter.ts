import { regionFollower, regionLetter, regionPlace } from './letters.ts'
import { blockSize, rowId, rowIds } from './place.ts'
import type { Wanted } from './phraseHits.ts'
import { listsOf, readGroup, readOffsets } from './postingRow.ts'
import type { SearchRepository } from './repository.ts'

/**
 * Which companies lie in a region.
 * @param digits with which their region codes begin: two, four or six; '' for all companies
 */
export const regionFilter = async (
  index: SearchRepository,
  blocks: readonly number[],
  digits: string,
): Promise<Wanted> => {
  if (digits === '') return null
  const wanted = new Uint8Array(blocks.length * blockSize)
  const offsets = new Uint16Array(blockSize)
  const lowest = regionFollower(digits.padEnd(6, '0'))
  const highest = regionFollower(digits.padEnd(6, '9'))
  const place = digits.length === 6 ? regionPlace(digits) : null
  const rows = await index.rows(rowIds(blocks, [regionLetter]))
  for (const block of blocks) {
    const row = rows.get(rowId(block, regionLetter))
    for (const list of row ? listsOf(row, follower => follower >= lowest && follower <= highest) : [])
      for (let group = 0; readGroup(list, group); group++) {
        if (place !== null && list.places[group] !== place) continue
        const count = readOffsets(list, group, offsets)
        for (let index = 0; index < count; index++) wanted[block * blockSize + offsets[index]!] = 1
      }
  }
  return wanted
}
