import { createReadStream } from 'node:fs'
import { beforeFirst, openRow, type ChainRow, type Link } from './chain.ts'

/** One row of a chain file as it was read: in order, or where the chain breaks. */
export type ReadRow =
  | (ChainRow & { line: string; /** byte after its line feed */ end: number })
  /** the first row that is not as it was written, by its number; nothing comes after it */
  | { seq: number; fault: string }

/**
 * Reads a chain from any of its rows on and checks every row against the one before. A last line without its end is left out: it is being written,
 * or its process was killed.
 * @param from.offset byte at which the row after `from.link` begins; the file's beginning where left out
 */
export async function* readChain(
  file: string,
  chain: string,
  from: { offset: number; link: Link } = { offset: 0, link: beforeFirst },
): AsyncGenerator<ReadRow> {
  let { link } = from
  let isClosed = false
  for await (const { line, end } of linesOf(file, from.offset)) {
    const seq = link.seq + 1
    const row = inPlace(openRow(line, link), chain, isClosed)
    if ('fault' in row) {
      yield { seq, fault: row.fault }
      return
    }
    isClosed = row.kind === 'CLOSE'
    link = row
    yield { ...row, line, end }
  }
}

const inPlace = (row: ChainRow | { fault: string }, chain: string, isClosed: boolean): ChainRow | { fault: string } => {
  if ('fault' in row) return row
  if (isClosed) return { fault: '在已经结束的文件之后，是添上的' }
  const isHere = (row.kind === 'OPEN') === (row.seq === 0) && (row.seq > 0 || row.row['chain'] === chain)
  return isHere ? row : { fault: '不是这个文件应有的行，文件被替换或改名' }
}

/** Whole lines, and the byte after each; a file that ends meanwhile ends here. */
async function* linesOf(file: string, start: number): AsyncGenerator<{ line: string; end: number }> {
  let rest: Buffer = Buffer.alloc(0)
  let end = start
  for await (const chunk of createReadStream(file, { start }) as AsyncIterable<Buffer>) {
    const data = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    let from = 0
    for (let feed = data.indexOf(10); feed >= 0; feed = data.indexOf(10, from)) {
      end += feed + 1 - from
      yield { line: data.toString('utf8', from, feed), end }
      from = feed + 1
    }
    rest = data.subarray(from)
  }
}
