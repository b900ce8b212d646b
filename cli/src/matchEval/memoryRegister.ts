import { normalName } from '@e360/identity/normalName'
import { readSubject, type SubjectReading } from '@e360/identity/match/readSubject'
import { blockingKeys } from '@e360/identity/match/blockingKeys'
import { compareEntries } from '@e360/identity/match/compareEntry'
import { decide, isSettled } from '@e360/identity/match/decide'
import type { MatchResult, MatchSubject, RegisterEntry } from '@e360/identity/match/types'
import { looseOf } from '@e360/identity/names/looseName'
import { nameParts } from '@e360/identity/names/nameParts'
import { soundsOf } from '@e360/identity/names/sound'

/** A register in memory with the indexes that the database has, so that the figures are those of its blocking, too. */
export interface MemoryRegister {
  match: (subject: MatchSubject) => MatchResult
  candidates: (subject: SubjectReading) => readonly RegisterEntry[]
}

const mostCandidates = 30
const gramsAsked = 8

export const memoryRegister = (entries: readonly RegisterEntry[]): MemoryRegister => {
  const orgCodes = new Map<string, number[]>()
  const codes = new Map<string, number[]>()
  const normals = new Map<string, number[]>()
  const looses = new Map<string, number[]>()
  const sounds = new Map<string, number[]>()
  const grams = new Map<string, number[]>()
  entries.forEach((entry, index) => {
    put(orgCodes, entry.orgCode, index)
    for (const code of entry.codes) put(code.length === 9 ? orgCodes : codes, code, index)
    for (const name of entry.names) {
      const parts = nameParts(name)
      const loose = looseOf(parts)
      put(normals, normalName(name), index)
      put(looses, loose, index)
      put(sounds, soundsOf(loose), index)
      for (const gram of gramsOf(parts.normal)) put(grams, gram, index)
    }
  })

  const exact = (keys: ReturnType<typeof blockingKeys>): Set<number> => {
    const found = new Set<number>()
    const add = (index: ReadonlyMap<string, number[]>, wanted: readonly string[]) => {
      for (const key of wanted) for (const row of (index.get(key) ?? []).slice(0, mostCandidates)) found.add(row)
    }
    add(orgCodes, keys.exact.orgCodes)
    add(codes, keys.exact.codes)
    add(normals, keys.exact.normalNames)
    add(looses, keys.exact.looseNames)
    return found
  }
  const fuzzy = (keys: ReturnType<typeof blockingKeys>, found: Set<number>): void => {
    for (const key of keys.fuzzy.soundNames)
      for (const row of (sounds.get(key) ?? []).slice(0, mostCandidates)) found.add(row)
    const rare = keys.fuzzy.grams
      .map(gram => grams.get(gram) ?? [])
      .filter(rows => rows.length > 0)
      .sort((a, b) => a.length - b.length)
      .slice(0, gramsAsked)
    const shares = new Map<number, number>()
    for (const rows of rare)
      for (const row of rows) shares.set(row, (shares.get(row) ?? 0) + 1 / Math.log2(2 + rows.length))
    const best = [...shares].sort((a, b) => b[1] - a[1]).slice(0, mostCandidates)
    for (const [row] of best) found.add(row)
  }

  const rowsOf = (rows: Iterable<number>): RegisterEntry[] => Array.from(rows, row => entries[row]!)
  const candidates = (subject: SubjectReading): readonly RegisterEntry[] => {
    const keys = blockingKeys(subject)
    const found = exact(keys)
    fuzzy(keys, found)
    return rowsOf(found)
  }

  return {
    candidates,
    match: given => {
      const subject = readSubject(given)
      const keys = blockingKeys(subject)
      const found = exact(keys)
      const compared = compareEntries(subject, rowsOf(found))
      const early = decide(compared)
      if (isSettled(early)) return early
      const more = new Set(found)
      fuzzy(keys, more)
      const added = [...more].filter(row => !found.has(row))
      return decide([...compared, ...compareEntries(subject, rowsOf(added))])
    },
  }
}

const gramsOf = (text: string): Set<string> =>
  new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2)))

const put = (index: Map<string, number[]>, key: string, row: number): void => {
  const rows = index.get(key)
  if (rows) rows.push(row)
  else index.set(key, [row])
}
