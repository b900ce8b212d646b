import type { Part, Phrase } from './phrase.ts'
import type { KeptLists } from './keptLists.ts'
import type { PostingList } from './postingRow.ts'

/** A phrase with those lists of the index that decide where it stands. */
export interface LoadedPhrase {
  whole: number | null
  /** the rarest first */
  parts: readonly LoadedPart[]
}

export interface LoadedPart {
  offset: number
  /** by block */
  lists: ReadonlyMap<number, readonly PostingList[]>
  bytes: number
}

/**
 * Reads what decides a phrase: its rarest parts, as many as settle every character, each in those blocks only that have the ones before.
 * @returns none where no text holds it
 */
export const loadPhrase = async (
  index: KeptLists,
  blocks: readonly number[],
  { whole, parts }: Phrase,
): Promise<LoadedPhrase[]> => {
  const rest = settling(parts, await sizesOf(index, blocks, parts))
  const loaded: LoadedPart[] = []
  for (let alive = blocks; rest.length > 0;) {
    // Where few blocks are left it is cheaper to read the others at once than one after the other.
    const next = rest.splice(0, alive.length > fewBlocks ? 1 : rest.length)
    await index.read(alive, [...new Set(next.flatMap(part => part.letters))])
    for (const part of next) {
      const found = loadedPart(index, alive, part)
      loaded.push(found)
      alive = alive.filter(block => found.lists.has(block))
    }
    if (alive.length === 0) return []
  }
  return [{ whole, parts: loaded.toSorted((a, b) => a.bytes - b.bytes) }]
}

const fewBlocks = 4

/** How common the letters of each part are; one part alone needs no judging. */
const sizesOf = async (index: KeptLists, blocks: readonly number[], parts: readonly Part[]): Promise<number[]> => {
  if (parts.length === 1) return [0]
  const sizes = await index.sizes(blocks, [...new Set(parts.flatMap(part => part.letters))])
  return parts.map(({ letters }) => letters.reduce((sum, letter) => sum + (sizes.get(letter) ?? 0), 0))
}

/** Parts that together settle every character: again and again the one that is rarest for what it settles anew. */
const settling = (parts: readonly Part[], sizes: readonly number[]): Part[] => {
  const open = new Set(parts.flatMap(({ settles }) => settles))
  const chosen: Part[] = []
  while (open.size > 0) {
    const costs = parts.map(({ settles }, index) => (1 + sizes[index]!) / settles.filter(at => open.has(at)).length)
    const next = parts[costs.indexOf(Math.min(...costs))]!
    next.settles.forEach(at => open.delete(at))
    chosen.push(next)
  }
  return chosen
}

const loadedPart = (index: KeptLists, blocks: readonly number[], { offset, letters, wants }: Part): LoadedPart => {
  const found = new Map<number, readonly PostingList[]>()
  let bytes = 0
  for (const block of blocks) {
    const lists = letters.flatMap(letter => index.lists(block, letter, wants))
    if (lists.length === 0) continue
    found.set(block, lists)
    for (const { start, end } of lists) bytes += end - start
  }
  return { offset, lists: found, bytes }
}
