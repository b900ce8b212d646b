import { inBatches } from '@e360/kit/inBatches'
import { openWorkbook, type Cell } from './workbookThread.ts'

const rowsAtATime = 100

/** A table as a workbook, streamed: memory does not grow with its rows. Texts are texts, so that nothing in them is evaluated. */
export async function* xlsxOf(
  headers: readonly string[],
  rows: AsyncIterable<readonly Cell[]>,
): AsyncGenerator<Uint8Array> {
  const workbook = openWorkbook(headers)
  try {
    for await (const part of inBatches(rows, rowsAtATime)) yield await workbook.write(part)
    yield await workbook.write(null)
  } finally {
    await workbook.leave()
  }
}
