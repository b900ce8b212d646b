import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { stringify } from 'csv-stringify/sync'
import { failure } from '@e360/kit/errors'

/**
 * Writes a CSV file (UTF-8), one row at a time; the file appears under its name when all rows are written, so that it is never half there.
 * A cell that a spreadsheet would evaluate gets an apostrophe in front.
 * @throws BAD_USER_INPUT where the file cannot be written
 */
export const writeCsv = async (
  file: string,
  header: readonly string[],
  rows: AsyncIterable<readonly string[]>,
): Promise<void> => {
  const part = `${file}.part`
  const stream = createWriteStream(part)
  const ended = finished(stream)
  // it may fail while the first rows are still made, when nobody waits for it yet
  ended.catch(() => undefined)
  try {
    const write = async (cells: readonly string[]) => {
      if (!stream.write(stringify([[...cells]], { escape_formulas: true, quoted_match: /[\r\n]/ })))
        await Promise.race([once(stream, 'drain'), ended])
    }
    await write(header)
    for await (const cells of rows) await write(cells)
    stream.end()
    await ended
    await rename(part, file)
  } catch (error) {
    stream.destroy()
    await ended.catch(() => undefined)
    await rm(part, { force: true })
    if (typeof error === 'object' && error !== null && 'syscall' in error)
      throw failure('BAD_USER_INPUT', `无法写入“${file}”，请检查目录是否存在、是否有写入权限`)
    throw error
  }
}
