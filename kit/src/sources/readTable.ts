import type { LegacyTable, Place } from './legacyTable.ts'
import { firstRereading, nextRereading, resumed } from './rereading.ts'
import type { Run } from './run.ts'
import type { TableSource } from './sourceFile.ts'
import type { SourceRun } from './sourceRuns.ts'
import { atMost } from './watermark.ts'

/** A page whose rows were taken. */
interface Page {
  /** its last row */
  last: Place | undefined
  now: string
  /** nothing comes after it */
  isLast: boolean
}
type TakePage = (...place: Parameters<LegacyTable['page']>) => Promise<Page>

/**
 * Takes what is new, and reads once more what lies `overlap` before it, and what has no watermark, which tells of no change: where that is no more than a page the same query tells both; otherwise a page
 * of it comes first, then all that is new, then as much of it as may be asked until the next run is due. The next run goes on with it.
 */
export const readTable = async (
  source: TableSource,
  { lease }: Run,
  spare: () => Promise<boolean>,
  takePage: TakePage,
): Promise<void> => {
  const { column = '', overlap } = source.watermark ?? {}
  const overlapping = { column, overlap }
  let reached: Reached = { watermark: lease.run.watermark, lastKey: lease.run.lastKey }
  if (reached.watermark === null) {
    const { now, reached: read } = await readOn(takePage, lease, null, null, reached)
    if (read.watermark !== null)
      await lease.note({ rereading: JSON.stringify(firstRereading(overlapping, read.watermark, now)) })
    return
  }
  const before = reached.watermark
  const rereading = resumed(overlapping, before, lease.run.rereading)
  let page = await takePage(rereading.since, rereading.after, null, true)
  let { after } = rereading
  if (page.isLast) reached = reachedBy(page, reached)
  else {
    after = page.last!
    await lease.note({ rereading: JSON.stringify({ ...rereading, after }) })
    const { watermark, lastKey } = reached
    const place = lastKey === null ? null : { watermark, key: lastKey }
    ;({ reached } = await readOn(takePage, lease, place === null ? watermark : null, place, reached))
  }
  while (!page.isLast && (await spare())) {
    page = await takePage(rereading.since, after, before, true)
    after = page.last ?? after
    await lease.note({ rereading: JSON.stringify({ ...rereading, after }) })
  }
  const next = page.isLast
    ? nextRereading(overlapping, rereading, reached.watermark ?? before)
    : { ...rereading, after }
  await lease.note({ ...reached, rereading: JSON.stringify(next) })
}

/** The last row that was read. */
type Reached = Pick<SourceRun, 'watermark' | 'lastKey'>

/** Reads page after page to the end. @returns also the server's time at the first page */
const readOn = async (
  takePage: TakePage,
  lease: Run['lease'],
  since: string | null,
  begin: Place | null,
  before: Reached,
): Promise<{ reached: Reached; now: string }> => {
  let reached = before
  let now: string | undefined
  for (let after = begin; ;) {
    const page = await takePage(since, after)
    now ??= page.now
    after = page.last ?? after
    reached = reachedBy(page, reached)
    await lease.note(reached)
    if (page.isLast) return { reached, now }
  }
}

/** A row of the future is not what was reached: what is written meanwhile would be passed over. */
const reachedBy = ({ last, now }: Page, before: Reached): Reached => {
  if (!last || last.watermark === null) return before
  const watermark = atMost(last.watermark, now)
  return { watermark, lastKey: watermark === last.watermark ? last.key : null }
}
