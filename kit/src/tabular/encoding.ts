import { isAscii, isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'
import { failure } from '../errors.ts'

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

/** How many bytes from the first one that is not ASCII on are looked at before the encoding is decided. */
const evidence = 65_536

/**
 * Decodes a text file whose encoding nobody states: UTF-8 with or without a mark, UTF-16 with one (Excel's "Unicode text"), GB18030.
 * ASCII reads alike in all of them, so it passes through until the first other byte comes, however late that is.
 * What cannot be decoded after the decision becomes U+FFFD, and the reader refuses that row alone.
 * GB18030 is decoded by ICU, whose table is that of GB 18030-2022: iconv-lite's is of 2005 and gives 18 characters private-use numbers.
 * @param stated the charset that came with the bytes, where one came
 * @throws BAD_USER_INPUT where the bytes are text in no encoding known here
 */
export async function* decodeText(bytes: AsyncIterable<Buffer>, stated?: Encoding): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined = stated && new TextDecoder(stated)
  let held: Buffer[] = []
  let size = 0
  for await (const chunk of joinFirst(bytes, 3)) {
    decoder ??= size === 0 ? decoderOfMark(chunk) : undefined
    if (decoder) {
      yield decoder.decode(chunk, { stream: true })
    } else if (size === 0 && isAscii(chunk)) {
      yield chunk.toString('latin1')
    } else {
      held.push(chunk)
      size += chunk.length
      if (size < evidence) continue
      decoder = new TextDecoder(recogniseEncoding(Buffer.concat(held)))
      yield* held.map(part => decoder!.decode(part, { stream: true }))
      held = []
    }
  }
  if (held.length > 0) {
    const all = Buffer.concat(held)
    yield new TextDecoder(recogniseEncoding(all)).decode(all)
  } else if (decoder) yield decoder.decode()
}

/**
 * Decides between UTF-8 and GB18030 by what the bytes would be in each.
 * Chinese takes three bytes a character in UTF-8: bytes that are valid UTF-8 but pair up without any triple are GB18030.
 */
export const recogniseEncoding = (bytes: Buffer): Encoding => {
  const latin = bytes.toString('latin1')
  const triples = countOf(latin, /[\xE2-\xEF][\x80-\xBF]{2}/g)
  const valid = isUtf8(bytes) || isUtf8(withoutCutCharacter(bytes))
  if (valid && (triples > 0 || !/(?:[\xC2-\xDF][\x80-\xBF]){2}/.test(latin))) return 'utf-8'
  if (!valid && triples > 10 * brokenIn(bytes, 'utf-8')) return 'utf-8'
  const written = countOf(latin, /[\x80-\xFF]+/g)
  if (brokenIn(bytes, 'gb18030') * 20 <= written) return 'gb18030'
  throw failure('BAD_USER_INPUT', '无法识别文件的文字编码，请另存为 UTF-8 编码的 CSV（或 XLSX）后重试')
}

/** @returns the encoding of a Content-Type's charset; undefined where none is told or it is not read here */
export const encodingOf = (contentType: string | undefined): Encoding | undefined => {
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(contentType ?? '')?.[1]?.toLowerCase()
  if (charset === 'utf-8' || charset === 'utf8') return 'utf-8'
  return charset && ['gb18030', 'gbk', 'gb2312'].includes(charset) ? 'gb18030' : undefined
}

const decoderOfMark = (chunk: Buffer) => {
  if (chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) return new TextDecoder('utf-8')
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return new TextDecoder('utf-16le')
  return chunk[0] === 0xfe && chunk[1] === 0xff ? new TextDecoder('utf-16be') : undefined
}

/** The window may end within a character of up to four bytes. */
const withoutCutCharacter = (bytes: Buffer) => {
  let end = bytes.length
  while (end > bytes.length - 4 && end > 0 && (bytes[end - 1]! & 0xc0) === 0x80) end -= 1
  return end > 0 && bytes[end - 1]! >= 0xc0 ? bytes.subarray(0, end - 1) : bytes
}

const brokenIn = (bytes: Buffer, encoding: Encoding) => countOf(new TextDecoder(encoding).decode(bytes), /\uFFFD/g)

const countOf = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0

/** Joins the first chunks until they have `least` bytes, so that a mark is never cut. */
async function* joinFirst(chunks: AsyncIterable<Buffer>, least: number): AsyncGenerator<Buffer> {
  let first: Buffer | undefined = Buffer.alloc(0)
  for await (const chunk of chunks) {
    if (!first) yield chunk
    else {
      first = Buffer.concat([first, chunk])
      if (first.length < least) continue
      yield first
      first = undefined
    }
  }
  if (first && first.length > 0) yield first
}
