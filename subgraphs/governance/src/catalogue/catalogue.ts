import { headOf, readChanges } from '@e360/kit/changes/changeLog'
import type { Database } from '@e360/kit/database/database'
import { failure } from '@e360/kit/errors'
import { connection, placeIn, readPage, type PageArguments } from '@e360/kit/paging/page'
import { foldWord } from '@e360/kit/tabular/fold'
import { turning } from '@e360/kit/turns'
import { resourceKind } from './register.ts'
import { readResources, rowOf } from './repository.ts'
import type { ResourcePage, ResourceRow, SharingType } from './row.ts'

/** Which resources of the catalogue. */
export interface CatalogueFilter {
  text?: string | null
  /** a class or a class above it */
  theme?: string | null
  /** the provider's name or code */
  department?: string | null
  type?: SharingType | null
}

/** The whole catalogue as it is at one moment, by code. */
export type Catalogue = readonly CatalogueEntry[]

interface CatalogueEntry {
  row: ResourceRow
  /** folded for searching */
  name: string
  code: string
  rest: string
}

interface Ranked {
  rank: string
  row: ResourceRow
}

const shortest = 2
const list = 'catalogue'
const mostChanges = 1_000

/** Of whoever reads it, and of all searches: an operation may hold twenty, each by thousands of words. */
const mayTurn = turning()

/**
 * The catalogue in memory: thousands of entries, searched in well under a millisecond. Before each use one statement asks the change log
 * what other processes have changed.
 */
export const openCatalogue = (database: Database): (() => Promise<Catalogue>) => {
  const entries = new Map<string, CatalogueEntry>()
  let ordered: Catalogue = []
  let cursor = -1
  const load = async () => {
    const head = await headOf(database)
    entries.clear()
    for await (const some of readResources(database)) {
      for (const stored of some) entries.set(stored.id, entryOf(rowOf(stored)))
      await mayTurn()
    }
    cursor = head
  }
  const follow = async (): Promise<boolean> => {
    const changes = await readChanges(database, cursor, mostChanges, { only: [resourceKind] })
    if (changes.length === 0) return false
    for await (const some of readResources(database, [...new Set(changes.map(({ id }) => id))])) {
      for (const stored of some)
        if (stored.withdrawn) entries.delete(stored.id)
        else entries.set(stored.id, entryOf(rowOf(stored)))
      await mayTurn()
    }
    cursor = changes.at(-1)!.cursor
    return true
  }
  const refresh = async () => {
    let changed = cursor < 0
    if (changed) await load()
    while (await follow()) changed = true
    if (changed) ordered = [...entries.values()].toSorted((a, b) => (a.row.code < b.row.code ? -1 : 1))
  }
  let turn: Promise<unknown> = Promise.resolve()
  return async () => {
    const mine = turn.then(refresh)
    turn = mine.catch(() => undefined)
    await mine
    return ordered
  }
}

/** One entry a resource; a text is found in its name, code, summary and items, those that bear it in their name first. @throws BAD_USER_INPUT */
export const search = async (
  catalogue: Catalogue,
  filter: CatalogueFilter,
  page: PageArguments,
): Promise<ResourcePage> => {
  await mayTurn()
  const { size, after } = readPage(page, 2)
  const place = placeIn(list, { size, after })
  const words = wordsIn(filter.text)
  const fits = fitting(filter)
  const ranked: Ranked[][] = [[], [], []]
  for (const entry of catalogue) {
    const rank = fits(entry.row) ? rankOf(entry, words) : null
    if (rank !== null) ranked[rank]!.push({ rank: String(rank), row: entry.row })
  }
  const found = ranked.flat()
  const from = place ? found.filter(({ rank, row }) => compare([rank, row.code], place) > 0) : found
  const ranks = new Map(from.slice(0, size + 1).map(({ rank, row }) => [row.code, rank]))
  return connection(
    from.slice(0, size + 1).map(({ row }) => row),
    { size, after },
    ({ code }) => ({ list, values: [ranks.get(code)!, code] }),
    found.length,
  )
}

export const resourceOf = (catalogue: Catalogue, code: string): ResourceRow | null =>
  catalogue.find(({ row }) => row.code === code)?.row ?? null

const entryOf = (row: ResourceRow): CatalogueEntry => ({
  row,
  name: foldWord(row.name),
  code: foldWord(row.code),
  rest: foldWord([row.summary, ...row.items.map(({ name }) => name)].join('；')),
})

const wordsIn = (text: string | null | undefined): string[] => {
  const words = [...new Set((text ?? '').trim().split(/\s+/u))].map(foldWord)
  const whole = words.join('')
  if (whole === '') return []
  if (whole.length < shortest) throw failure('BAD_USER_INPUT', `查找的文字至少 ${shortest} 个字，收到“${text!.trim()}”`)
  return words
}

/** 0: all in the name; 1: some in the code; 2: some in the summary or the items; null: one word is nowhere. */
const rankOf = (entry: CatalogueEntry, words: readonly string[]): number | null => {
  let rank = 0
  for (const word of words) {
    const place = entry.name.includes(word) ? 0 : entry.code.includes(word) ? 1 : entry.rest.includes(word) ? 2 : null
    if (place === null) return null
    rank = Math.max(rank, place)
  }
  return rank
}

const fitting = ({ theme, department, type }: CatalogueFilter) => {
  return (row: ResourceRow): boolean =>
    (!theme || row.theme === theme || row.theme.startsWith(`${theme}/`)) &&
    (!department || row.providerCode === department || row.provider === department) &&
    (!type || row.sharingType === type)
}

const compare = ([rankA, codeA]: readonly string[], [rankB, codeB]: readonly string[]): number =>
  rankA === rankB ? (codeA! < codeB! ? -1 : codeA === codeB ? 0 : 1) : rankA! < rankB! ? -1 : 1
