import { editsBetween } from './editDistance.ts'
import type { NameParts } from './nameParts.ts'
import { kindOfEdits, type PartOutcome } from './partOutcome.ts'
import { soundsAlike } from './sound.ts'

/** Trade name and industry together. */
export const coreOf = ({ trade, industry }: NameParts): string => trade + industry

/**
 * Compares trade names and industries. A region that one side wrote without its suffix may have been taken for part of the trade name, or the
 * other way round.
 */
export const compareCores = (given: NameParts, found: NameParts): PartOutcome => {
  const a = coreOf(given)
  const b = coreOf(found)
  const swallowed =
    withoutRegions(a, found.divisions) === b ||
    withoutRegions(b, given.divisions) === a ||
    (given.bare !== null && given.bare + a === b) ||
    (found.bare !== null && found.bare + b === a)
  if (a === b || swallowed) return 'SAME'
  if (a === '' || b === '') return 'DIFFERENT'
  if (isShortened(a, given, b, found)) return 'SHORTENED'
  const edits = editsBetween(a, b, a.length >= 6 ? 2 : 1)
  if (edits && (edits.count === 1 || tradeShared(given, found))) return kindOfEdits(edits)
  if (a.length >= 2 && soundsAlike(a, b)) return 'SOUND'
  return shareOfGrams(a, b) >= leastShare && tradeShared(given, found) ? 'SIMILAR' : 'DIFFERENT'
}

/** From half of the 2-grams on, two cores have most of their words in common. */
const leastShare = 0.5

const withoutRegions = (core: string, regions: readonly string[]): string => {
  for (const region of regions) if (core.startsWith(region)) return core.slice(region.length).replace(/^[区县市]/u, '')
  return core
}

/** Whether at least half of the shorter trade name's characters stand in the other one: by the trade name companies of one industry are told apart. */
export const tradeShared = (given: NameParts, found: NameParts): boolean => {
  const [shorter, longer] = [given.trade, found.trade].sort((a, b) => a.length - b.length) as [string, string]
  let shared = 0
  for (const character of shorter) if (longer.includes(character)) shared++
  return shared * 2 >= shorter.length
}

/** The given core is the beginning of the registered one, or its characters in order with the trade name whole. */
const isShortened = (a: string, given: NameParts, b: string, found: NameParts): boolean => {
  if (a.length >= b.length || a.length < 2) return false
  if (b.startsWith(a)) return a.length >= Math.min(found.trade.length, 4)
  if (!a.startsWith(found.trade) || given.branch !== '') return false
  let at = 0
  for (const character of a) {
    at = b.indexOf(character, at) + 1
    if (at === 0) return false
  }
  return true
}

const shareOfGrams = (a: string, b: string): number => {
  const grams = new Set<string>()
  for (let index = 0; index + 2 <= a.length; index++) grams.add(a.slice(index, index + 2))
  let shared = 0
  for (let index = 0; index + 2 <= b.length; index++) if (grams.has(b.slice(index, index + 2))) shared++
  return (2 * shared) / Math.max(1, a.length + b.length - 2)
}
