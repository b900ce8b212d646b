import type { Knex } from '@e360/kit/database/database'
import type { RebuiltTable } from '@e360/kit/rebuild'
import { replaceMany } from '@e360/kit/database/insertMany'
import { sameRow } from './follow/write.ts'

type Row = Readonly<Record<string, unknown>>

const pageSize = 2_000
const mostExamples = 5

/**
 * Compares a table with the one that was made afresh, a page of keys at a time.
 * @param mend writes what differs; null only looks
 */
export const compareTable = async (
  table: string,
  key: string,
  live: Knex,
  fresh: Knex,
  mend: Knex.Transaction | null,
): Promise<RebuiltTable> => {
  const found: RebuiltTable = { table, rows: 0, missing: 0, superfluous: 0, different: 0, examples: [] }
  for (let last = ''; ;) {
    const pages = await Promise.all([live, fresh].map(knex => readPage(knex, table, key, last)))
    const end = endOf(pages, key)
    const [stored, rebuilt] = pages.map(page => byKey(page, key, end)) as [Map<string, Row>, Map<string, Row>]
    const put: Row[] = []
    for (const [id, row] of rebuilt) {
      const before = stored.get(id)
      if (before && sameRow(before, row)) continue
      found[before ? 'different' : 'missing'] += 1
      put.push(row)
    }
    const gone = [...stored.keys()].filter(id => !rebuilt.has(id))
    found.superfluous += gone.length
    found.rows += rebuilt.size
    for (const id of [...put.map(row => String(row[key])), ...gone])
      if (found.examples.length < mostExamples) found.examples.push(id)
    if (mend) {
      await mend(table).whereIn(key, gone).delete()
      await replaceMany(mend, table, put)
    }
    if (end === null) return found
    last = end
  }
}

const readPage = (knex: Knex, table: string, key: string, after: string): Promise<Row[]> =>
  knex(table).where(key, '>', after).orderBy(key).limit(pageSize).select<Row[]>('*')

/** The last key that both pages are complete to; null where they hold all that is left. */
const endOf = (pages: readonly Row[][], key: string): string | null => {
  const ends = pages.filter(page => page.length === pageSize).map(page => Buffer.from(String(page.at(-1)![key])))
  return ends.length === 0 ? null : ends.reduce((a, b) => (Buffer.compare(a, b) < 0 ? a : b)).toString()
}

const byKey = (page: readonly Row[], key: string, end: string | null): Map<string, Row> => {
  const last = end === null ? null : Buffer.from(end)
  const rows = page.map(row => [String(row[key]), row] as const)
  return new Map(last ? rows.filter(([id]) => Buffer.compare(Buffer.from(id), last) <= 0) : rows)
}
