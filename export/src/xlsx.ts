import { PassThrough } from 'node:stream'
import { finished } from 'node:stream/promises'

type Cell = string | number | null | undefined

/** A sheet holds 1,048,576 rows; the next ones go to a sheet of their own. */
const rowsOfSheet = 1_000_000

/** A table as a workbook, streamed: memory does not grow with its rows. Texts are texts, so that nothing in them is evaluated. */
export async function* xlsxOf(
  headers: readonly string[],
  rows: AsyncIterable<readonly Cell[]>,
): AsyncGenerator<Buffer> {
  const stream = new PassThrough()
  const written = fill(stream, headers, rows)
  written.catch((error: Error) => stream.destroy(error))
  yield* stream as AsyncIterable<Buffer>
  await written
}

const fill = async (
  stream: PassThrough,
  headers: readonly string[],
  rows: AsyncIterable<readonly Cell[]>,
): Promise<void> => {
  // loaded when a workbook is asked for: 0.2 s of every start
  const { default: ExcelJS } = await import('exceljs')
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useSharedStrings: false })
  const open = (number: number) => {
    const sheet = workbook.addWorksheet(number === 1 ? '企业' : `企业${number}`)
    sheet.addRow([...headers]).commit()
    return sheet
  }
  let sheet = open(1)
  let count = 0
  for await (const cells of rows) {
    if (count > 0 && count % rowsOfSheet === 0) {
      sheet.commit()
      sheet = open(count / rowsOfSheet + 1)
    }
    sheet.addRow([...cells]).commit()
    count += 1
    if (stream.writableNeedDrain) await drained(stream)
  }
  sheet.commit()
  await workbook.commit()
}

const drained = (stream: PassThrough): Promise<void> =>
  Promise.race([new Promise<void>(resolve => stream.once('drain', resolve)), finished(stream)])
