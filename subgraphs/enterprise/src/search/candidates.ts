import type { Knex } from '@e360/kit/database/database'
import { blockOfRow, blockSize, letterOfRow, rowIds } from './place.ts'
import { listsOf, readGroup, readOffsets, type PostingList } from './postingRow.ts'
import { searchRepository, type SearchRepository } from './repository.ts'

/**
 * Companies that may be meant by a name that is not quite theirs: they share its rarest pairs of neighbouring characters, wherever these
 * stand. This is blocking for a comparison that decides: no name is read here.
 * @param read a transaction or the database
 * @param names normal forms; their cores, without division and organization form, find more of what is meant
 * @param limit how many companies a name, at most
 * @returns for each name org codes, those that share more and rarer pairs first. The statements are as many as for one name
 */
export const candidatesByGrams = async (read: Knex, names: readonly string[], limit: number): Promise<string[][]> => {
  const index = searchRepository(read)
  const blocks = await index.blocks()
  const all = names.map(pairsOf)
  const counts = await countsOf(index, blocks, all)
  const asked = all.map(pairs => rarest(pairs, counts))
  const best = names.map((): Scored[] => [])
  const companies = blocks.length * blockSize
  for await (const { block, holders } of holdersByBlock(index, blocks, asked))
    for (const [name, pairs] of asked.entries()) {
      for (const pair of pairs) {
        const weight = Math.log2(1 + companies / (1 + counts.get(pair)!))
        for (const offset of holders.get(pair) ?? []) {
          if (scores[offset] === 0) scored.push(offset)
          scores[offset]! += weight
        }
      }
      for (const offset of scored.splice(0)) {
        best[name]!.push({ number: block * blockSize + offset, score: scores[offset]! })
        scores[offset] = 0
      }
      if (best[name]!.length > 4 * limit) keepBest(best[name]!, limit)
    }
  for (const scoredCompanies of best) keepBest(scoredCompanies, limit)
  const orgCodes = await index.orgCodesOf([...new Set(best.flat().map(({ number }) => number))])
  return best.map(ofName => ofName.map(({ number }) => orgCodes.get(number)).filter(code => code !== undefined))
}

interface Scored {
  number: number
  score: number
}

const scores = new Float64Array(blockSize)
const scored: number[] = []

const keepBest = (companies: Scored[], limit: number): void => {
  companies.sort((a, b) => b.score - a.score || a.number - b.number)
  companies.length = Math.min(companies.length, limit)
}

/** Two neighbouring characters as one number. */
const units = 2 ** 16

/** The pairs of a name, and those that it would have if two neighbours had changed places: 贤泰 may be meant for 泰贤. */
const pairsOf = (name: string): number[] => {
  const codes = Array.from({ length: name.length }, (_, at) => name.charCodeAt(at))
  return [
    ...new Set(codes.slice(1).flatMap((second, at) => [codes[at]! * units + second, second * units + codes[at]!])),
  ]
}
const letterOf = (pair: number): number => Math.floor(pair / units)

/** About how many companies hold each pair, judged by a few blocks. */
const countsOf = async (
  index: SearchRepository,
  blocks: readonly number[],
  names: readonly (readonly number[])[],
): Promise<Map<number, number>> => {
  const few = blocks.length <= 2 ? blocks : [blocks[0]!, blocks[blocks.length >> 1]!]
  const counts = new Map(names.flat().map(pair => [pair, 0]))
  for await (const { holders } of holdersByBlock(index, few, names))
    for (const [pair, { length }] of holders)
      counts.set(pair, counts.get(pair)! + (length * blocks.length) / few.length)
  return counts
}

/**
 * The rarest pairs, as many as are in so few companies together; at least two. A pair that nobody has costs nothing, so that a
 * wrong character does not take the place of a right one.
 */
const rarest = (pairs: readonly number[], counts: ReadonlyMap<number, number>): number[] => {
  let companies = 0
  return pairs
    .toSorted((a, b) => counts.get(a)! - counts.get(b)!)
    .filter((pair, at) => (companies += counts.get(pair)!) <= mostHolders || at < 2)
}
const mostHolders = 2_000

/** For one block after the other the companies, by their offset, that hold each of the pairs. */
async function* holdersByBlock(
  index: SearchRepository,
  blocks: readonly number[],
  names: readonly (readonly number[])[],
): AsyncGenerator<{ block: number; holders: Map<number, Uint16Array> }> {
  const pairs = new Set(names.flat())
  const letters = [...new Set(Array.from(pairs, letterOf))]
  const atATime = Math.max(1, Math.floor(rowsAtATime / letters.length))
  for (let start = 0; start < blocks.length; start += atATime) {
    const part = blocks.slice(start, start + atATime)
    const holders = new Map(part.map(block => [block, new Map<number, Uint16Array>()]))
    for (const [id, row] of await index.rows(rowIds(part, letters))) {
      const letter = letterOfRow(id)
      for (const list of listsOf(row, follower => pairs.has(letter * units + follower)))
        holders.get(blockOfRow(id))!.set(letter * units + list.follower, companiesIn(list))
    }
    for (const block of part) yield { block, holders: holders.get(block)! }
  }
}
const rowsAtATime = 2_000

const offsets = new Uint16Array(blockSize)
/** Each company once, however many of its texts hold the pair. */
const companiesIn = (list: PostingList): Uint16Array => {
  const found = new Set<number>()
  for (let group = 0; readGroup(list, group); group++) {
    const count = readOffsets(list, group, offsets)
    for (let index = 0; index < count; index++) found.add(offsets[index]!)
  }
  return Uint16Array.from(found)
}
