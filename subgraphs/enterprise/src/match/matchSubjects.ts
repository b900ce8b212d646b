import { blockingKeys, gramsOf } from '@e360/identity/match/blockingKeys'
import { compareEntries } from '@e360/identity/match/compareEntry'
import { decide, isSettled } from '@e360/identity/match/decide'
import { readSubject } from '@e360/identity/match/readSubject'
import type { MatchResult, MatchSubject, RegisterEntry } from '@e360/identity/match/types'
import type { Database, Knex } from '@e360/kit/database/database'
import { inGroups } from '@e360/kit/inGroups'
import { mapInTurns, turning } from '@e360/kit/turns'
import { candidatesByGrams } from '../search/candidates.ts'
import { matchRepository, type Lead } from './repository.ts'
import { soundKey } from './soundKey.ts'

/** How many companies that share pairs of characters with a name are compared with it. */
const mostAlike = 30
/** Subjects that are matched in some milliseconds. */
const mostAtOnce = 20
/** As many subjects are matched at a time, so that what they bring stays small in memory. */
const subjectsAtATime = 500

/** Where so many subjects are matched that nobody else waits for it. */
export const readerFor = ({ read, longRead }: Database, subjects: readonly unknown[]): Knex =>
  subjects.length > mostAtOnce ? longRead : read

/**
 * Which company of the register each subject is: first by its codes, names and how they sound, then, where that settles nothing, by what its
 * name has in common with others. The rules: docs/decisions/0006-match-weights.md.
 * @param read a transaction or the database
 * @returns results in the subjects' order; the statements are as many for 500 as for one
 */
export const matchSubjects = async (read: Knex, subjects: readonly MatchSubject[]): Promise<MatchResult[]> => {
  const results: MatchResult[] = []
  for (const part of inGroups(subjects, subjectsAtATime)) results.push(...(await matchPart(read, part)))
  return results
}

const matchPart = async (read: Knex, subjects: readonly MatchSubject[]): Promise<MatchResult[]> => {
  const readings = await mapInTurns(subjects, readSubject)
  const found = await byKeys(read, await mapInTurns(readings, keysOf))
  const entries = await matchRepository(read).entries(unique(found.flatMap(orgCodes => [...orgCodes])))
  const entriesOf = (orgCodes: Iterable<string>): RegisterEntry[] =>
    Array.from(orgCodes, orgCode => entries.get(orgCode)).filter(entry => entry !== undefined)
  const compared = await mapInTurns(readings, (reading, index) => compareEntries(reading, entriesOf(found[index]!)))
  const results = compared.map(decide)

  const open = results.flatMap((result, index) =>
    isSettled(result) || readings[index]!.names.length === 0 ? [] : [index],
  )
  if (open.length === 0) return results
  const alike = await candidatesByGrams(
    read,
    open.map(index => gramsOf(readings[index]!)),
    mostAlike,
  )
  const more = alike.map((orgCodes, at) => orgCodes.filter(orgCode => !found[open[at]!]!.has(orgCode)))
  const fresh = unique(more.flat()).filter(orgCode => !entries.has(orgCode))
  for (const [orgCode, entry] of await matchRepository(read).entries(fresh)) entries.set(orgCode, entry)
  const mayTurn = turning()
  for (const [at, index] of open.entries()) {
    results[index] = decide([...compared[index]!, ...compareEntries(readings[index]!, entriesOf(more[at]!))])
    await mayTurn()
  }
  return results
}

interface Keys {
  orgCodes: readonly string[]
  codes: readonly string[]
  names: readonly string[]
  sounds: readonly number[]
}

const keysOf = (reading: Parameters<typeof blockingKeys>[0]): Keys => {
  const { orgCodes, codes, normalNames, soundNames } = blockingKeys(reading)
  return { orgCodes, codes, names: normalNames, sounds: soundNames.map(soundKey) }
}

/** The companies that the keys of each subject lead to. */
const byKeys = async (read: Knex, all: readonly Keys[]): Promise<Set<string>[]> => {
  const register = matchRepository(read)
  const orgCodes = unique(all.flatMap(keys => keys.orgCodes))
  const codes = unique(all.flatMap(keys => keys.codes))
  const names = unique(all.flatMap(keys => keys.names))
  const [present, formerCodes, numbers, presentNames, formerNames, sounds] = await Promise.all([
    register.bearing(orgCodes),
    register.boreCode([...orgCodes, ...codes]),
    register.byRegistrationNo(codes.filter(({ length }) => length === 15)),
    register.byName(names),
    register.boreName(names),
    register.bySound(unique(all.flatMap(keys => keys.sounds))),
  ])
  const ofCode = byKey([...present, ...formerCodes, ...numbers])
  const ofName = byKey([...presentNames, ...formerNames])
  const ofSound = byKey(sounds)
  return all.map(keys => {
    const found = new Set<string>()
    const take = <Key>(index: ReadonlyMap<Key, string[]>, wanted: readonly Key[]) => {
      for (const key of wanted) for (const orgCode of index.get(key) ?? []) found.add(orgCode)
    }
    take(ofCode, keys.orgCodes)
    take(ofCode, keys.codes)
    take(ofName, keys.names)
    take(ofSound, keys.sounds)
    return found
  })
}

const byKey = <Key>(leads: readonly Lead<Key>[]): Map<Key, string[]> => {
  const found = new Map<Key, string[]>()
  for (const { key, orgCode } of leads) {
    const known = found.get(key)
    if (known) known.push(orgCode)
    else found.set(key, [orgCode])
  }
  return found
}

const unique = <Value>(values: readonly Value[]): Value[] => [...new Set(values)]
