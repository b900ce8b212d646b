import { beforeFirst, openRow, type Head, type Link } from '@e360/kit/accessLedger/chain'
import { rewritten, truncated, type LedgerFault } from '@e360/kit/accessLedger/verifyFiles'
import type { Knex } from '@e360/kit/database/database'
import { columnsOf, companiesOf, readChains, rowId, type StoredRow } from './store.ts'

const pageSize = 1_000

export interface VerifiedRows {
  faults: LedgerFault[]
  /** good rows */
  rows: number
  /** the last good row of each chain */
  heads: Head[]
}

/**
 * Checks the rows of the database as the files are checked, that what is searched by says the same as the row itself, and against what is known
 * of the chains elsewhere.
 */
export const verifyRows = async (read: Knex, known: readonly Head[]): Promise<VerifiedRows> => {
  const result: VerifiedRows = { faults: [], rows: 0, heads: [] }
  for (const { chain, link } of await readChains({ read })) {
    const heads = [...known.filter(head => head.chain === chain && head.seq <= link.seq), { chain, ...link, at: '' }]
    const { fault, last } = await walk(read, chain, heads)
    result.rows += last.seq + 1
    if (fault) result.faults.push({ place: 'DATABASE', chain, ...fault })
    else if (last.seq >= 0) result.heads.push({ chain, ...last, at: new Date().toISOString() })
  }
  // what was taken away leaves such traces too, and is named already
  if (result.faults.length === 0) result.faults.push(...(await added(read)))
  return result
}

/** What is found by a search and stands in no chain. */
const added = async (read: Knex): Promise<LedgerFault[]> => {
  const strays = {
    留痕: read('ledger_row')
      .leftJoin('ledger_chain', join => void join.on('ledger_chain.chain', read.raw('substr(ledger_row.id, 1, 26)')))
      .whereNull('ledger_chain.chain')
      .orWhere('ledger_row.id', '>', read.raw("concat(ledger_chain.chain, '-999999999')"))
      .orWhere('ledger_row.id', '<', read.raw("concat(ledger_chain.chain, '-')"))
      .min('ledger_row.id as id'),
    检索所用的企业: read('ledger_look')
      .leftJoin('ledger_row', 'ledger_row.id', 'ledger_look.id')
      .whereNull('ledger_row.id')
      .min('ledger_look.id as id'),
  }
  const found: LedgerFault[] = []
  for (const [what, rows] of Object.entries(strays)) {
    const [first] = (await rows) as { id: string | null }[]
    const id = first?.id ?? null
    if (id !== null) found.push({ place: 'DATABASE', chain: id, seq: 0, why: `有不属于任何链条的${what}，是添上的` })
  }
  return found
}

type Found = { last: Link; fault?: Pick<LedgerFault, 'seq' | 'why'> }

const walk = async (read: Knex, chain: string, heads: readonly Head[]): Promise<Found> => {
  let last: Link = beforeFirst
  for await (const page of pagesOf(read, chain)) {
    const companies = await companiesOfPage(read, page)
    for (const stored of page) {
      const seq = last.seq + 1
      const row = openRow(stored.content, last)
      if ('fault' in row) return { last, fault: { seq, why: row.fault } }
      const taken = { ...row, line: stored.content }
      if (!sameColumns(stored, columnsOf(chain, taken)) || companies.get(stored.id) !== namesOf(chain, taken))
        return { last, fault: { seq, why: '检索所用的列与留痕不符，已被改动' } }
      if (heads.some(head => head.seq === seq && head.hash !== row.hash))
        return { last, fault: { seq, why: rewritten } }
      last = row
    }
  }
  const furthest = Math.max(-1, ...heads.map(({ seq }) => seq))
  return furthest > last.seq ? { last, fault: { seq: last.seq + 1, why: truncated(furthest) } } : { last }
}

type Columns = ReturnType<typeof columnsOf>

async function* pagesOf(read: Knex, chain: string): AsyncGenerator<Columns[]> {
  for (let after = `${chain}-`; ;) {
    const page = await read('ledger_row')
      .where('id', '>', after)
      .where('id', '<=', rowId(chain, 999_999_999))
      .orderBy('id')
      .limit(pageSize)
      .select<Columns[]>('id', 'kind', 'at', 'sub', 'hash', 'content')
    if (page.length === 0) return
    yield page
    after = page.at(-1)!.id
  }
}

const sameColumns = (stored: Columns, written: Columns): boolean =>
  (Object.keys(written) as (keyof Columns)[]).every(column => stored[column] === written[column])

/** The companies under which each row of a page is found, as one text. */
const companiesOfPage = async (read: Knex, page: readonly Columns[]): Promise<Map<string, string>> => {
  const names = new Map(page.map(({ id }) => [id, '']))
  const [first, last] = [page[0]!.id, page.at(-1)!.id]
  const [begun] = await read('ledger_block')
    .where('block', '<=', first)
    .max<{ block: string | null }[]>('block as block')
  const rows = await read('ledger_block')
    .join('ledger_look', 'ledger_look.block', 'ledger_block.block')
    .whereBetween('ledger_block.block', [begun?.block ?? first, last])
    .whereBetween('id', [first, last])
    .orderBy(['id', 'org_code'])
    .select<ReturnType<typeof companiesOf>>('org_code', 'at', 'id', 'sub')
  for (const row of rows) names.set(row.id, `${names.get(row.id) ?? ''}${nameOf(row)}`)
  return names
}

const namesOf = (chain: string, row: Pick<StoredRow, 'seq' | 'row'>): string =>
  companiesOf(chain, row)
    .toSorted((one, other) => (one.org_code < other.org_code ? -1 : 1))
    .map(nameOf)
    .join('')

const nameOf = ({ org_code, at, sub }: ReturnType<typeof companiesOf>[number]): string => `${org_code} ${at} ${sub}\n`
