import { failure } from '../errors.ts'
import { columnsOf } from './columnsOf.ts'
import { openForeignRows } from './foreignRows.ts'
import { askApi, textAt } from './httpApi.ts'
import type { Run, RunResult } from './run.ts'
import type { HttpSource } from './sourceFile.ts'
import { later, overlapped } from './watermark.ts'

/**
 * Reads what is new at a JSON API, page by page. An API promises no order: how far it came counts when the last page is taken, so that a kill
 * repeats the run.
 */
export const askHttp = async (source: HttpSource, run: Run): Promise<RunResult> => {
  const { lease, named, clock, signal } = run
  const { next, since } = source
  const headers = columnsOf(source.mapping)
  const rows = openForeignRows(run, source.system, headers, source.mapping)
  let { watermark } = lease.run
  const begin: Record<string, string> =
    since && watermark !== null ? { [since.parameter]: overlapped(since.field, since.overlap, watermark) } : {}
  try {
    let before = ''
    let page = 'page' in next ? String(next.first) : null
    const asked = new Set<string | null>()
    for (;;) {
      if (asked.has(page)) throw failure('BAD_USER_INPUT', '对方的游标又回到读过的一页，请检查 next，或请对方检查')
      asked.add(page)
      await run.permit(signal)
      const place: Record<string, string> = page === null ? {} : { ['page' in next ? next.page : next.cursor]: page }
      const { items, cursor } = await askApi(source, named, { ...begin, ...place }, signal)
      const content = JSON.stringify(items)
      if (items.length > 0 && content === before)
        throw failure('BAD_USER_INPUT', '对方两次给出同一页，请检查 next 中的参数名')
      before = content
      await rows.take(items.map(item => ({ cells: [source.key, ...headers].map(path => textAt(item, path)) })))
      if (since)
        for (const item of items) {
          const reached = textAt(item, since.field)
          if (reached !== '') watermark = later(watermark, reached, clock.now())
        }
      await lease.note({})
      if ('page' in next ? items.length === 0 : cursor === null) break
      page = 'page' in next ? String(Number(page) + 1) : cursor
    }
    await lease.note({ watermark })
    return { rows: rows.taken.rows, rejected: rows.taken.outcomes.REJECTED }
  } finally {
    rows.close()
  }
}
