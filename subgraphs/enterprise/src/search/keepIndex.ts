import { insertMany } from '@e360/kit/database/insertMany'
import type { Knex } from '@e360/kit/database/database'
import { inGroups } from '@e360/kit/inGroups'
import { mapInTurns, turning } from '@e360/kit/turns'
import { keepSounds } from '../match/keepSounds.ts'
import { addToRow } from './addToRow.ts'
import { renewBlocks } from './blockVersions.ts'
import type { IndexedCompany } from './indexedCompany.ts'
import { blockSize, rowId } from './place.ts'
import { decodeRow } from './postingRow.ts'
import { eachPosting } from './postings.ts'
import { searchRepository } from './repository.ts'

/** Companies that a write touches: those that are there before it, and those that it makes. */
export interface Touched {
  known: Iterable<string>
  created: Iterable<string>
}

/**
 * Runs a write to the register and brings the search index and the sounds of names up to date with it, in the same transaction.
 * Writers of the index must take turns: they hold the change log's head (`loggedTransaction`).
 * @param touched org codes of all companies whose name, former names, status or region the write may change
 */
export const keepingIndex = async (
  trx: Knex.Transaction,
  touched: Touched,
  write: () => Promise<void>,
): Promise<void> => {
  const register = searchRepository(trx)
  const known = [...touched.known]
  const before = await register.companies(known)
  await write()
  const after = await register.companies([...new Set([...known, ...touched.created])])
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    orgCode => JSON.stringify(before.get(orgCode)) !== JSON.stringify(after.get(orgCode)),
  )
  if (changed.length === 0) return

  const numbers = await numbered(trx, changed, after)
  await exchange(trx, await postingsOf(before, changed, numbers), await postingsOf(after, changed, numbers))
  await renewBlocks(trx, new Set(Array.from(numbers.values(), number => Math.floor(number / blockSize))))
  await keepSounds(trx, changed, before, after)
  const gone = changed.filter(orgCode => !after.has(orgCode))
  if (gone.length > 0) await trx('search_company').whereIn('org_code', gone).delete()
}

/** The companies' numbers; those that the index does not know yet get the next ones, in the order of their org codes. */
const numbered = async (
  trx: Knex.Transaction,
  orgCodes: readonly string[],
  after: ReadonlyMap<string, IndexedCompany>,
): Promise<Map<string, number>> => {
  const numbers = await searchRepository(trx).numbersOf(orgCodes)
  const fresh = orgCodes.filter(orgCode => !numbers.has(orgCode) && after.has(orgCode))
  const last = await trx('search_company').orderBy('number', 'desc').first<{ number: number } | undefined>('number')
  for (const [index, orgCode] of fresh.entries()) numbers.set(orgCode, (last?.number ?? -1) + 1 + index)
  await insertMany(
    trx,
    'search_company',
    fresh.map(orgCode => ({ number: numbers.get(orgCode)!, org_code: orgCode })),
  )
  return numbers
}

/** Postings by row. */
type Postings = Map<number, number[]>

const postingsOf = async (
  companies: ReadonlyMap<string, IndexedCompany>,
  orgCodes: readonly string[],
  numbers: ReadonlyMap<string, number>,
): Promise<Postings> => {
  const postings: Postings = new Map()
  const mayTurn = turning()
  for (const orgCode of orgCodes) {
    await mayTurn()
    const company = companies.get(orgCode)
    const number = numbers.get(orgCode)
    if (company === undefined || number === undefined) continue
    const block = Math.floor(number / blockSize)
    eachPosting(company, number % blockSize, (letter, posting) => addTo(postings, rowId(block, letter), posting))
  }
  return postings
}

/** Adds a posting to its row. */
export const addTo = (postings: Postings, row: number, posting: number): void => {
  const known = postings.get(row)
  if (known) known.push(posting)
  else postings.set(row, [posting])
}

const exchange = async (trx: Knex.Transaction, removed: Postings, added: Postings): Promise<void> => {
  const ids = [...new Set([...removed.keys(), ...added.keys()])].sort((a, b) => a - b)
  for (const part of inGroups(ids, rowsAtATime)) {
    const rows = await trx('search_posting').whereIn('id', part).orderBy('id').select<StoredRow[]>('id', 'postings')
    const stored = new Map(rows.map(row => [row.id, row.postings]))
    const next = await mapInTurns(part, id => ({
      id,
      postings: merged(stored.get(id), removed.get(id), added.get(id)),
    }))
    const empty = next.filter(row => row.postings === null).map(row => row.id)
    if (empty.length > 0) await trx('search_posting').whereIn('id', empty).delete()
    const full = next.filter((row): row is StoredRow => row.postings !== null)
    if (full.length > 0) await trx('search_posting').insert(full).onConflict('id').merge()
  }
}
/** As many as a statement may hold on MariaDB, whose packets end at 16 MB: the longest rows have 30 kB. */
const rowsAtATime = 250

interface StoredRow {
  id: number
  postings: Uint8Array
}

/** @returns null where nothing is left */
const merged = (
  stored: Uint8Array | undefined,
  removed: readonly number[] | undefined,
  added: number[] | undefined,
): Uint8Array | null => {
  const kept = stored && removed ? without(stored, removed) : stored
  const bytes = added ? addToRow(kept ?? nothing, ascending(added)) : (kept ?? nothing)
  return bytes.length === 0 ? null : bytes
}
const nothing = new Uint8Array()

const without = (stored: Uint8Array, removed: readonly number[]): Uint8Array => {
  const gone = new Set(removed)
  return addToRow(
    nothing,
    decodeRow(stored).filter(posting => !gone.has(posting)),
  )
}

/** Sorts in place: most rows get one or two postings, for which an array of numbers is the quickest. */
export const ascending = (postings: number[]): number[] => (postings.length > 1 ? postings.sort(byValue) : postings)
const byValue = (a: number, b: number): number => a - b
