import { byParts } from '@e360/kit/database/byParts'
import type { Knex } from '@e360/kit/database/database'
import { hasEnded, type IndexedCompany } from './indexedCompany.ts'
import { blockSize, letterOfRow, rowIds } from './place.ts'

/** Reads the search index, and what it is made of. */
export const searchRepository = (read: Knex) => ({
  /** the blocks of companies that there are */
  blocks: async (): Promise<number[]> => {
    const row = await read('search_company').orderBy('number', 'desc').first<{ number: number } | undefined>('number')
    return Array.from({ length: row === undefined ? 0 : Math.floor(row.number / blockSize) + 1 }, (_, block) => block)
  },

  /** The blocks of companies that there are, with their versions ({@link renewBlocks}). */
  blockVersions: (): Promise<BlockVersion[]> =>
    read('search_block').orderBy('block').select<BlockVersion[]>('block', 'version'),

  /** Rows by {@link rowId}; a row that is not there has no postings. */
  rows: async (ids: readonly number[]): Promise<Map<number, Uint8Array>> => {
    const rows = await byParts(ids, ids =>
      read('search_posting').whereIn('id', ids).orderBy('id').select<PostingRow[]>('id', 'postings'),
    )
    return new Map(rows.map(({ id, postings }) => [id, postings]))
  },

  /** How common letters are: the bytes of their rows, in a few of the blocks. */
  sizes: async (blocks: readonly number[], letters: readonly number[]): Promise<Map<number, number>> => {
    const few = [blocks[0], blocks[blocks.length >> 1], blocks.at(-1)].filter(block => block !== undefined)
    const rows = await byParts(rowIds([...new Set(few)], letters), ids =>
      read('search_posting')
        .whereIn('id', ids)
        .orderBy('id')
        .select<{ id: number; bytes: number }[]>('id', read.raw('length(postings) as bytes')),
    )
    const sizes = new Map<number, number>()
    for (const { id, bytes } of rows) sizes.set(letterOfRow(id), (sizes.get(letterOfRow(id)) ?? 0) + bytes)
    return sizes
  },

  orgCodesOf: async (numbers: readonly number[]): Promise<Map<number, string>> => {
    const rows = await byParts(numbers, part =>
      read('search_company').whereIn('number', part).orderBy('number').select<CompanyNumber[]>('number', 'org_code'),
    )
    return new Map(rows.map(row => [row.number, row.org_code]))
  },

  numbersOf: async (orgCodes: readonly string[]): Promise<Map<string, number>> => {
    const rows = await byParts(orgCodes, part =>
      read('search_company').whereIn('org_code', part).orderBy('number').select<CompanyNumber[]>('number', 'org_code'),
    )
    return new Map(rows.map(row => [row.org_code, row.number]))
  },

  /** What the register says of companies, as the index holds it, by org code. */
  companies: async (orgCodes: readonly string[]): Promise<Map<string, IndexedCompany>> => {
    const rows = await byParts(orgCodes, part => registered(read).whereIn('org_code', part))
    const former = await byParts(orgCodes, part => formerNames(read).whereIn('org_code', part))
    return companiesOf(rows, former)
  },

  /** The next companies of the register by org code, as the index holds them. */
  companiesAfter: async (orgCode: string, limit: number): Promise<Map<string, IndexedCompany>> => {
    const rows = await registered(read).where('org_code', '>', orgCode).limit(limit)
    const last = rows.at(-1)
    if (!last) return new Map()
    return companiesOf(rows, await formerNames(read).whereBetween('org_code', [rows[0]!.org_code, last.org_code]))
  },
})

export type SearchRepository = ReturnType<typeof searchRepository>

export interface BlockVersion {
  block: number
  version: string
}

interface PostingRow {
  id: number
  postings: Uint8Array
}

interface CompanyNumber {
  number: number
  org_code: string
}

interface RegisteredCompany {
  org_code: string
  name: string
  normal_name: string
  registration_status: string
  region_code: string | null
}

interface RegisteredName {
  org_code: string
  name: string
  normal_name: string
}

const registered = (read: Knex) =>
  read('enterprise')
    .orderBy('org_code')
    .select<RegisteredCompany[]>('org_code', 'name', 'normal_name', 'registration_status', 'region_code')

const formerNames = (read: Knex) =>
  read('former_name').orderBy(['org_code', 'name']).select<RegisteredName[]>('org_code', 'name', 'normal_name')

const companiesOf = (
  rows: readonly RegisteredCompany[],
  former: readonly RegisteredName[],
): Map<string, IndexedCompany> => {
  const namesOf = new Map<string, { name: string; normalName: string }[]>()
  for (const { org_code: orgCode, name, normal_name: normalName } of former)
    namesOf.set(orgCode, [...(namesOf.get(orgCode) ?? []), { name, normalName }])
  return new Map(
    rows.map(row => [
      row.org_code,
      {
        orgCode: row.org_code,
        name: row.name,
        normalName: row.normal_name,
        formerNames: namesOf.get(row.org_code) ?? [],
        ended: hasEnded(row.registration_status),
        regionCode: /^\d{6}$/.test(row.region_code ?? '') ? row.region_code : null,
      },
    ]),
  )
}
