import type { Knex } from '@e360/kit/database/database'
import { holdersOf, pairOf, type Pair } from './pairHolders.ts'
import { blockSize } from './place.ts'
import { searchRepository, type BlockVersion } from './repository.ts'

/**
 * Companies that may be meant by a name that is not quite theirs: they share its rarest pairs of neighbouring characters, wherever these
 * stand. This is blocking for a comparison that decides: no name is read here.
 * @param read a transaction or the database
 * @param names for each name the pairs to ask for (`searchGrams` of identity)
 * @param limit how many companies a name, at most
 * @returns for each name org codes, those that share more and rarer pairs first. The statements are as many as for one name
 */
export const candidatesByGrams = async (
  read: Knex,
  names: readonly (readonly string[])[],
  limit: number,
): Promise<string[][]> => {
  const index = searchRepository(read)
  const blocks = await index.blockVersions()
  const all = names.map(grams => [...new Set(grams.map(pairOf))])
  const likely = await notTooCommon(index, blocks, all)
  const holders = await holdersOf(index, blocks, [...new Set(likely.flat())])
  const counts = new Map(Array.from(holders, ([pair, ofPair]) => [pair, countOf(ofPair.values())]))
  const asked = likely.map(pairs => rarest(pairs, counts))
  const best = names.map((): Best => ({ companies: [], least: 0 }))
  for (const { block } of blocks)
    for (const [name, pairs] of asked.entries()) {
      for (const pair of pairs) {
        const { offsets } = holders.get(pair)!.get(block)!
        if (offsets.length === 0) continue
        const weight = 1 / Math.log2(2 + counts.get(pair)!)
        for (const offset of offsets) {
          if (scores[offset] === 0) scored.push(offset)
          scores[offset]! += weight
        }
      }
      const ofName = best[name]!
      for (const offset of scored) {
        const score = scores[offset]!
        scores[offset] = 0
        if (score > ofName.least) ofName.companies.push({ number: block * blockSize + offset, score })
      }
      scored.length = 0
      if (ofName.companies.length > 4 * limit) keepBest(ofName, limit)
    }
  for (const ofName of best) keepBest(ofName, limit)
  const numbers = best.flatMap(({ companies }) => companies.map(({ number }) => number))
  const orgCodes = await index.orgCodesOf([...new Set(numbers)])
  return best.map(({ companies }) =>
    companies.map(({ number }) => orgCodes.get(number)).filter(code => code !== undefined),
  )
}

interface Best {
  companies: { number: number; score: number }[]
  /** as good as the last of those that are kept: later companies with no more are not among the best */
  least: number
}

const scores = new Float64Array(blockSize)
const scored: number[] = []

const keepBest = (best: Best, limit: number): void => {
  best.companies.sort((a, b) => b.score - a.score || a.number - b.number)
  if (best.companies.length < limit) return
  best.companies.length = limit
  best.least = best.companies[limit - 1]!.score
}

/** How many pairs of a name are asked for. */
const mostPairs = 8

/** The rarest pairs that anybody holds. */
const rarest = (pairs: readonly Pair[], counts: ReadonlyMap<Pair, number>): Pair[] =>
  pairs
    .filter(pair => counts.get(pair)! > 0)
    .sort((a, b) => counts.get(a)! - counts.get(b)!)
    .slice(0, mostPairs)

/**
 * Leaves out of each name's pairs those that seem too common to be among its rarest, judged by two of the blocks, so that their long lists are
 * not read everywhere.
 */
const notTooCommon = async (
  index: ReturnType<typeof searchRepository>,
  blocks: readonly BlockVersion[],
  names: readonly (readonly Pair[])[],
): Promise<readonly (readonly Pair[])[]> => {
  if (blocks.length <= fewBlocks) return names
  const sample = [blocks[0]!, blocks[blocks.length >> 1]!]
  const holders = await holdersOf(index, sample, [...new Set(names.flat())])
  const counts = new Map(
    Array.from(holders, ([pair, ofPair]) => [pair, countOf(sample.map(({ block }) => ofPair.get(block)!))]),
  )
  return names.map(pairs => {
    const known = rarest(pairs, counts)
    return pairs.filter(pair => counts.get(pair) === 0 || known.includes(pair))
  })
}
const fewBlocks = 4

const countOf = (blocks: Iterable<{ offsets: Uint16Array }>): number => {
  let count = 0
  for (const { offsets } of blocks) count += offsets.length
  return count
}
