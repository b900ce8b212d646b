import type { Database, Knex } from '@e360/kit/database/database'
import { addMany, insertMany } from '@e360/kit/database/insertMany'
import { beforeFirst, type ChainRow, type Link } from '@e360/kit/accessLedger/chain'

/** How far a chain was read into the database. */
export interface ReadTo {
  chain: string
  /** byte after the last row */
  offset: number
  link: Link
  closed: boolean
}

/** The rows of a chain lie together, in their order. */
export const rowId = (chain: string, seq: number): string => `${chain}-${String(seq).padStart(9, '0')}`

const idsOf = (chain: string): readonly [string, string] => [rowId(chain, 0), rowId(chain, 999_999_999)]

export const startOf = (chain: string): ReadTo => ({ chain, offset: 0, link: beforeFirst, closed: false })

export const readChains = async ({ read }: Pick<Database, 'read'>): Promise<ReadTo[]> => {
  const rows = await read('ledger_chain').orderBy('chain').select<ChainColumns[]>('*')
  return rows.map(({ chain, read_to, seq, hash, closed }) => ({
    chain,
    offset: Number(read_to),
    link: { seq, hash },
    closed: Boolean(closed),
  }))
}

interface ChainColumns {
  chain: string
  read_to: number | string
  seq: number
  hash: string
  closed: number | boolean
}

/** A row of a chain with its own text, and the byte after it in its file. */
export type StoredRow = ChainRow & { line: string; end: number }

/**
 * Takes rows that follow what was read before.
 * @returns false where another process was quicker; nothing is changed then
 */
export const takeRows = async (
  trx: Knex.Transaction,
  from: ReadTo,
  to: ReadTo,
  rows: readonly StoredRow[],
): Promise<boolean> => {
  const { chain } = from
  const state = {
    read_to: to.offset,
    seq: to.link.seq,
    hash: to.link.hash,
    closed: to.closed,
    last_at: timeOf(rows.at(-1)!),
  }
  if (from.offset === 0) {
    const first = { chain, read_to: 0, seq: -1, hash: '', closed: false, last_at: '' }
    await trx('ledger_chain').insert(first).onConflict('chain').ignore()
  }
  if ((await trx('ledger_chain').where({ chain, read_to: from.offset }).update(state)) !== 1) return false
  await insertMany(
    trx,
    'ledger_row',
    rows.map(row => columnsOf(chain, row)),
  )
  await takeLooks(trx, chain, rows)
  return true
}

/** With so many entries a block is full: a new entry lies among few pages, and a search passes through few blocks. */
const fullBlock = 1_000

/** Takes the companies that rows name into the chain's last block, into a new one where that is full. A block is called as the row it begins with. */
const takeLooks = async (trx: Knex.Transaction, chain: string, rows: readonly StoredRow[]): Promise<void> => {
  const looks = rows.flatMap(row => companiesOf(chain, row)).toSorted(byCompany)
  if (looks.length === 0) return
  const last = await trx('ledger_block')
    .whereBetween('block', idsOf(chain))
    .orderBy('block', 'desc')
    .first<{ block: string; entries: number } | undefined>('block', 'entries')
  const block = last && last.entries < fullBlock ? last.block : rowId(chain, rows[0]!.seq)
  await addMany(trx, 'ledger_block', 'block', ['entries'], [{ block, entries: looks.length }])
  await insertMany(
    trx,
    'ledger_look',
    looks.map(look => ({ block, ...look })),
  )
}

/** What the database says of a row beside its text: all of it can be read from the text again. */
export const columnsOf = (chain: string, { seq, kind, hash, row, line }: Omit<StoredRow, 'end'>) => ({
  id: rowId(chain, seq),
  kind,
  at: timeOf({ row }),
  sub: subOf(row),
  hash,
  content: line,
})

export const companiesIn = ({ row }: Pick<StoredRow, 'row'>): readonly string[] =>
  Array.isArray(row['orgCodes']) ? (row['orgCodes'] as string[]) : []

export const companiesOf = (chain: string, { seq, row }: Pick<StoredRow, 'seq' | 'row'>) =>
  companiesIn({ row }).map(orgCode => ({
    org_code: orgCode,
    at: timeOf({ row }),
    id: rowId(chain, seq),
    sub: subOf(row),
  }))

const byCompany = ({ org_code: one }: { org_code: string }, { org_code: other }: { org_code: string }): number =>
  one < other ? -1 : Number(one > other)

const timeOf = ({ row }: Pick<StoredRow, 'row'>): string => String(row['at'])

const subOf = (row: StoredRow['row']): string => (typeof row['sub'] === 'string' ? row['sub'] : '')

/** Forgets chains whose last row is older, rows and all. @returns the chains */
export const chainsBefore = async ({ read }: Pick<Database, 'read'>, at: string): Promise<string[]> =>
  read('ledger_chain').where('last_at', '<', at).orderBy('chain').limit(1_000).pluck<string[]>('chain')

export const forgetChain = async (trx: Knex.Transaction, chain: string): Promise<void> => {
  for (const [table, column] of [
    ['ledger_row', 'id'],
    ['ledger_look', 'block'],
    ['ledger_block', 'block'],
  ] as const)
    await trx(table).whereBetween(column, idsOf(chain)).delete()
  await trx('ledger_chain').where({ chain }).delete()
}
