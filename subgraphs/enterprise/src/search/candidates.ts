import type { Knex } from '@e360/kit/database/database'
import { mapInTurns } from '@e360/kit/turns'
import { commonnessOf, holdersOf, pairOf, snapshotOf, type Pair, type Snapshot } from './pairHolders.ts'
import { blockSize } from './place.ts'
import { searchRepository, type SearchRepository } from './repository.ts'

/**
 * Companies that may be meant by a name that is not quite theirs: they share its rarest pairs of neighbouring characters, wherever these
 * stand. This is blocking for a comparison that decides: no name is read here.
 * @param read a transaction or the database
 * @param names for each name the pairs to ask for (`gramsOf` of identity)
 * @param limit how many companies a name, at most
 * @returns for each name org codes, those that share more and rarer pairs first. The statements are as many as for one name
 */
export const candidatesByGrams = async (
  read: Knex,
  names: readonly (readonly string[])[],
  limit: number,
): Promise<string[][]> => {
  const index = searchRepository(read)
  const snapshot = await snapshotOf(index)
  if (snapshot.length === 0) return names.map(() => [])
  const all = names.map(grams => [...new Set(grams.map(pairOf))])
  const asked = await notTooCommon(index, snapshot, all)
  const holders = await holdersOf(index, snapshot, [...new Set(asked.flat())])
  const companies = (snapshot.at(-1)!.block + 1) * blockSize
  if (scores.length < companies) scores = new Float32Array(companies)
  const best = await mapInTurns(asked, pairs => bestOf(rarest(pairs, holders), limit))
  const orgCodes = await index.orgCodesOf([...new Set(best.flat())])
  return best.map(numbers => numbers.map(number => orgCodes.get(number)).filter(code => code !== undefined))
}

/** How many pairs of a name count. */
const mostPairs = 8

/** The rarest pairs that anybody holds, with their holders. */
const rarest = (pairs: readonly Pair[], holders: ReadonlyMap<Pair, Uint32Array>): Uint32Array[] =>
  pairs
    .map(pair => holders.get(pair)!)
    .filter(numbers => numbers.length > 0)
    .sort((a, b) => a.length - b.length)
    .slice(0, mostPairs)

/** By number; zero between two names. */
let scores = new Float32Array()

/**
 * The numbers of the companies with the best scores. The first pairs bring companies; those that so many more companies hold only tell apart
 * the ones that are there.
 * @param pairs holders by pair, the rarest first
 */
const bestOf = (pairs: readonly Uint32Array[], limit: number): number[] => {
  const found: number[] = []
  let next = 0
  for (; next < pairs.length && found.length < enough; next++) {
    const numbers = pairs[next]!
    const weight = weightOf(numbers)
    for (const number of numbers) {
      if (scores[number] === 0) found.push(number)
      scores[number]! += weight
    }
  }
  const likely = next === pairs.length ? found : topOf(found, mostLikely)
  for (const numbers of pairs.slice(next)) {
    const weight = weightOf(numbers)
    for (const number of likely) if (holds(numbers, number)) scores[number]! += weight
  }
  const best = topOf(likely, limit).sort((a, b) => scores[b]! - scores[a]! || a - b)
  const least = worthComparing * (scores[best[0] ?? 0] ?? 0)
  const worth = best.filter(number => scores[number]! >= least)
  for (const number of found) scores[number] = 0
  return worth
}
const enough = 3_000
const mostLikely = 300
/** Companies that share this much less than the best one are never meant: twice as many subjects a second, and the same decisions. */
const worthComparing = 0.25

const weightOf = ({ length }: Uint32Array): number => 1 / Math.log2(2 + length)

/** Those with the highest scores, in any order; of equals those with the lowest numbers. */
const topOf = (numbers: readonly number[], limit: number): number[] => {
  if (numbers.length <= limit) return [...numbers]
  let least = 0
  const top: number[] = []
  const cut = () => {
    top.sort((a, b) => scores[b]! - scores[a]! || a - b)
    top.length = limit
    least = scores[top[limit - 1]!]!
  }
  for (const number of numbers) {
    if (scores[number]! < least) continue
    top.push(number)
    if (top.length > 4 * limit) cut()
  }
  if (top.length > limit) cut()
  return top
}

const holds = (numbers: Uint32Array, number: number): boolean => {
  let low = 0
  let high = numbers.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const there = numbers[middle]!
    if (there === number) return true
    if (there < number) low = middle + 1
    else high = middle - 1
  }
  return false
}

/** Leaves out of each name's pairs those that seem too common to be among its rarest, so that their long lists are not read. */
const notTooCommon = async (
  index: SearchRepository,
  snapshot: Snapshot,
  names: readonly (readonly Pair[])[],
): Promise<readonly (readonly Pair[])[]> => {
  if (snapshot.length <= fewBlocks) return names
  const counts = await commonnessOf(index, snapshot, [...new Set(names.flat())])
  return names.map(pairs => {
    const known = pairs.filter(pair => counts.get(pair)! > 0).sort((a, b) => counts.get(a)! - counts.get(b)!)
    const common = new Set(known.slice(mostPairs))
    return pairs.filter(pair => !common.has(pair))
  })
}
const fewBlocks = 4
