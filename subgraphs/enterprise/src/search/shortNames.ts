import { countLimit } from '@e360/kit/paging/page'
import { blockSize, kindOf, mostTexts, ordinalOf, positionOf, rowId, rowIds } from './place.ts'
import type { RankedCompany, Wanted } from './phraseHits.ts'
import { eachGroup } from './postingRow.ts'
import type { SearchRepository } from './repository.ts'

/**
 * Companies with a text that holds these characters in this order, others between them allowed: 重钢 finds 重庆钢铁. Best first: the fewest
 * characters between, then near the front, present, not ended, short; equal ones in the order of their numbers. Where more than 1,000 fit,
 * the best of the first blocks come first, then those of the next.
 * @param characters the short name, at least two code units
 */
export async function* shortNameHits(
  index: SearchRepository,
  blocks: readonly number[],
  wanted: Wanted,
  characters: string,
): AsyncGenerator<RankedCompany[]> {
  const letters = Array.from({ length: characters.length }, (_, at) => characters.charCodeAt(at))
  const rarest = await rarestOf(index, blocks, letters)
  const rows = await index.rows(rowIds(blocks, [rarest]))
  const alive = blocks.filter(block => rows.has(rowId(block, rarest)))
  const others = [...new Set(letters)].filter(letter => letter !== rarest)
  let run = 0
  let found: number[] = []
  for (let start = 0; start < alive.length; start += blocksAtATime) {
    const part = alive.slice(start, start + blocksAtATime)
    const rowsOfPart = await index.rows(rowIds(part, others))
    for (const block of part) {
      const rowOf = (letter: number) => (letter === rarest ? rows : rowsOfPart).get(rowId(block, letter))
      inBlock(letters.map(rowOf), (rank, offset) => {
        const number = block * blockSize + offset
        if (wanted === null || wanted[number] === 1) found.push(rank * mostNumbers + number)
      })
    }
    if (found.length < countLimit && start + blocksAtATime < alive.length) continue
    yield Array.from(Float64Array.from(found).sort(), key => ({
      rank: run * shortNameRanks + Math.floor(key / mostNumbers),
      number: key % mostNumbers,
    }))
    run += 1
    found = []
  }
}

const blocksAtATime = 8
const mostNumbers = 2 ** 28
const shortNameRanks = 2 ** 24

const rarestOf = async (
  index: SearchRepository,
  blocks: readonly number[],
  letters: readonly number[],
): Promise<number> => {
  const sizes = await index.sizes(blocks, [...new Set(letters)])
  return letters.toSorted((a, b) => (sizes.get(a) ?? 0) - (sizes.get(b) ?? 0))[0]!
}

const texts = mostTexts * blockSize
/** Of each text of a block, by `ordinal * blockSize + offset`: how many characters it has so far. */
const reached = new Uint8Array(texts)
/** where the first and the last of these stand */
const first = new Uint8Array(texts)
const last = new Uint8Array(texts)
/** where the next one stands first; {@link nowhere}: not seen yet */
const next = new Uint8Array(texts).fill(255)
const nowhere = 255
const kinds = new Uint8Array(texts)
/** the texts that have the first character, and those that have all so far */
const begun = new Uint32Array(texts)
const going = new Uint32Array(texts)

/** Goes through the rows of the characters, in the order of the short name. */
const inBlock = (rows: readonly (Uint8Array | undefined)[], take: (rank: number, offset: number) => void): void => {
  if (rows.some(row => row === undefined)) return
  let begunCount = 0
  let count = 0
  for (const [step, row] of rows.entries()) {
    count = textsWith(row!, step)
    for (let index = 0; index < count; index++) {
      const text = going[index]!
      if (step === 0) {
        first[text] = next[text]!
        begun[begunCount++] = text
      }
      last[text] = next[text]!
      next[text] = nowhere
      reached[text] = step + 1
    }
    if (count === 0) break
  }
  for (let index = 0; index < count; index++) take(rankOf(going[index]!, rows.length), going[index]! % blockSize)
  for (let index = 0; index < begunCount; index++) reached[begun[index]!] = 0
}

/** Those texts with all characters so far that have this one, too, behind them. @returns how many; they stand in `going` */
const textsWith = (row: Uint8Array, step: number): number => {
  let count = 0
  eachGroup(row, (place, offsets, companies) => {
    const position = positionOf(place)
    const kind = kindOf(place)
    const start = ordinalOf(place) * blockSize
    for (let index = 0; index < companies; index++) {
      const text = start + offsets[index]!
      if (reached[text] !== step || (step > 0 && position <= last[text]!) || position >= next[text]!) continue
      if (next[text] === nowhere) going[count++] = text
      next[text] = position
      kinds[text] = kind
    }
  })
  return count
}

const rankOf = (text: number, characters: number): number => {
  const between = last[text]! - first[text]! + 1 - characters
  return (between * 2 ** 8 + first[text]!) * 2 ** 8 + kinds[text]!
}
