import { isUtf8 } from 'node:buffer'
import { turning } from '../turns.ts'

/** One line of a body: its text, or why it cannot be read. */
export interface Line {
  /** physical line, from 1 */
  number: number
  text: string
  fault?: 'NOT_UTF8' | 'LINE_TOO_LONG'
}

/** A record whose every text is as long as it may be takes less in UTF-8; reading a line is one piece of work, for which everybody waits. */
const longest = 512 * 1024
const groupSize = 100
const newline = 10

/**
 * Splits a body into lines as it comes, blank ones left out. A line that cannot be read is told and the next one is read; at most
 * 512 KiB wait for the end of a line.
 * @returns the lines that each piece of the body completed, a hundred at a time: a piece holds tens of thousands of the shortest
 */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Line[]> {
  let waiting: Uint8Array[] = []
  let size = 0
  let number = 1
  const complete = (last: Uint8Array): Line | null => {
    const whole = waiting.length === 0 ? last : Buffer.concat([...waiting, last])
    const tooLong = size + last.length > longest
    waiting = []
    size = 0
    return lineOf(number++, tooLong ? null : whole)
  }
  const mayTurn = turning()
  for await (const chunk of bytes) {
    let lines: Line[] = []
    let from = 0
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, from)) {
      const line = complete(chunk.subarray(from, end))
      if (line) lines.push(line)
      from = end + 1
      if (lines.length >= groupSize) {
        yield lines
        lines = []
      }
      const turned = mayTurn()
      if (turned) await turned
    }
    const rest = chunk.subarray(from)
    size += rest.length
    if (size > longest) waiting = []
    else if (rest.length > 0) waiting.push(rest)
    if (lines.length > 0) yield lines
  }
  const line = complete(new Uint8Array())
  if (line) yield [line]
}

/** @param bytes null where the line was too long to be kept */
const lineOf = (number: number, bytes: Uint8Array | null): Line | null => {
  if (bytes === null) return { number, text: '', fault: 'LINE_TOO_LONG' }
  if (!isUtf8(bytes)) return { number, text: '', fault: 'NOT_UTF8' }
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString().replace(mark, '').trim()
  return text === '' ? null : { number, text }
}

/** The mark with which some editors begin a UTF-8 file. */
const mark = /^\uFEFF/
