import { rowId, rowIds } from './place.ts'
import { listsOf, type PostingList } from './postingRow.ts'
import type { SearchRepository } from './repository.ts'

/** Rows of the index, kept for one search: the phrases of a text share most of theirs. */
export interface KeptLists {
  sizes: SearchRepository['sizes']
  /** reads the rows that are not here yet */
  read: (blocks: readonly number[], letters: readonly number[]) => Promise<void>
  /** lists of a row that was read; all where `wants` says nothing */
  lists: (block: number, letter: number, wants?: (follower: number) => boolean) => readonly PostingList[]
}

export const keptLists = (index: SearchRepository): KeptLists => {
  const rows = new Map<number, Uint8Array | undefined>()
  const whole = new Map<number, PostingList[]>()
  return {
    sizes: index.sizes,
    read: async (blocks, letters) => {
      const missing = rowIds(blocks, letters).filter(id => !rows.has(id))
      if (missing.length === 0) return
      const found = await index.rows(missing)
      for (const id of missing) rows.set(id, found.get(id))
    },
    lists: (block, letter, wants) => {
      const id = rowId(block, letter)
      const row = rows.get(id)
      if (!row) return []
      if (wants) return listsOf(row, wants)
      const lists = whole.get(id) ?? listsOf(row)
      whole.set(id, lists)
      return lists
    },
  }
}
