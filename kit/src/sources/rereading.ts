import type { Place } from './legacyTable.ts'
import type { Overlap } from './sourceFile.ts'
import { atMost, overlapped } from './watermark.ts'

/**
 * How far a table has been read once more, page by page and from run to run, for what was committed late. Each reading begins `overlap` before the
 * watermark that was reached when the one before began: what came in behind it meanwhile is met by this one.
 */
export interface Rereading {
  /** the watermark at which it begins */
  since: string
  /** the watermark that was reached when it began */
  from: string
  /** the row after which it goes on; null: at its beginning */
  after: Place | null
}

/** The watermark column of a source, and how far back is read. */
export interface Overlapping {
  column: string
  overlap?: Overlap | undefined
}

const rereadingSince = ({ column, overlap }: Overlapping, at: string, from: string): Rereading => ({
  since: overlapped(column, overlap, at),
  from,
  after: null,
})

/** The first one, after a table was read for the first time. @param now of its server, when that began */
export const firstRereading = (column: Overlapping, watermark: string, now: string): Rereading =>
  rereadingSince(column, atMost(watermark, now), watermark)

/** Where the last run left off. @param kept what it noted, null where it noted nothing */
export const resumed = (column: Overlapping, watermark: string, kept: string | null): Rereading =>
  kept === null ? rereadingSince(column, watermark, watermark) : (JSON.parse(kept) as Rereading)

/** The one after it. @param watermark that is reached now */
export const nextRereading = (column: Overlapping, { from }: Rereading, watermark: string): Rereading =>
  rereadingSince(column, from, watermark)
