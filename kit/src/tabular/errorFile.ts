import { closeSync, existsSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'
import { stringify } from 'csv-stringify/sync'
import { failure } from '../errors.ts'

/** One rejected row: where it stands, why, and its cells as they came. */
export interface RejectedRow {
  line: number
  errors: readonly { column: string; code: string; message: string }[]
  cells: readonly string[]
}

export interface ErrorFile {
  /** Writes one row; it is with the operating system when this returns, so a crash of this process loses none of it. */
  write: (row: RejectedRow) => void
  /** how many rows were written; the file exists only where there is one */
  count: () => number
  close: () => void
}

const heading = ['错误行号', '错误列', '错误代码', '错误原因']
const mark = '\uFEFF'

/**
 * Writes the rejected rows of an import: CSV, UTF-8 with a mark so that Excel shows Chinese, one line a row: line, columns, codes, reasons,
 * then the cells under their own headers, so that the corrected file can be imported again. A cell that a spreadsheet would evaluate
 * (`= + - @`, tab, CR, full width too) gets an apostrophe in front. The file is made when the first row is rejected;
 * that of an earlier run is removed at once, for it would speak of rows that are now taken.
 * @param headers of the table that is imported
 * @throws BAD_USER_INPUT at once where the path holds something else than an error file, or cannot be written
 */
export const openErrorFile = (file: string, headers: readonly string[]): ErrorFile => {
  removeEarlier(file)
  closeSync(create(file))
  rmSync(file)
  let descriptor: number | undefined
  let count = 0
  return {
    write: ({ line, errors, cells }) => {
      if (descriptor === undefined) {
        descriptor = create(file)
        writeSync(descriptor, mark + csvLine([...heading, ...headers]))
      }
      const told = (['column', 'code', 'message'] as const).map(part => errors.map(error => error[part]).join('；'))
      writeSync(descriptor, csvLine([String(line), ...told, ...cells]))
      count += 1
    },
    count: () => count,
    close: () => {
      if (descriptor !== undefined) closeSync(descriptor)
      descriptor = undefined
    },
  }
}

/** `quoted_match`: left to itself the writer quotes CRLF only, and a cell with a bare LF would end its line. */
const csvLine = (cells: readonly string[]) =>
  stringify([[...cells]], { escape_formulas: true, record_delimiter: '\r\n', quoted_match: /[\r\n]/ })

const removeEarlier = (file: string) => {
  if (!existsSync(file)) return
  if (!beginsAsErrorFile(file))
    throw failure('BAD_USER_INPUT', `“${path.basename(file)}”已存在且不是错误清单，请换一个文件名`)
  rmSync(file)
}

const beginsAsErrorFile = (file: string) => {
  const expected = Buffer.from(mark + heading.join(','))
  const found = Buffer.alloc(expected.length)
  const descriptor = openSync(file, 'r')
  try {
    readSync(descriptor, found)
  } catch {
    return false
  } finally {
    closeSync(descriptor)
  }
  return found.equals(expected)
}

const create = (file: string): number => {
  try {
    return openSync(file, 'wx')
  } catch {
    throw failure('BAD_USER_INPUT', `无法写入错误清单“${path.basename(file)}”，请检查目录是否存在、是否有写入权限`)
  }
}
