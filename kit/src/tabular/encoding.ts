import { isAscii, isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'
import { failure } from '../errors.ts'

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

/** How many bytes from the first one that is not ASCII on are looked at, at most, before the encoding is decided. */
const evidence = 65_536
/** So many characters that are right in one encoding and wrong in the other leave no doubt: who sends slowly does not wait for his receipts. */
const plenty = 20

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
      const all = Buffer.concat(held)
      const encoding = size < evidence ? plainEncoding(all) : recogniseEncoding(all)
      if (!encoding) continue
      decoder = new TextDecoder(encoding)
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
const recogniseEncoding = (bytes: Buffer): Encoding => {
  const latin = bytes.toString('latin1')
  const triples = countOf(latin, /[\xE2-\xEF][\x80-\xBF]{2}/g)
  const broken = isUtf8(bytes) ? 0 : brokenIn(decodedWindow(bytes, 'utf-8'))
  const paired = /(?:[\xC2-\xDF][\x80-\xBF]){2}/.test(latin)
  if (broken === 0 ? triples > 0 || !paired : triples > 10 * broken) return 'utf-8'
  const read = decodedWindow(bytes, 'gb18030')
  if (brokenIn(read) * 20 <= countOf(read, /[^\0-\x7F]/gu) && isPlausibleChinese(bytes)) return 'gb18030'
  throw failure('BAD_USER_INPUT', '无法识别文件的文字编码，请另存为 UTF-8 编码的 CSV（或 XLSX）后重试')
}

/** The encoding of what has come where there is no doubt of it. */
const plainEncoding = (bytes: Buffer): Encoding | undefined => {
  const utf8 = decodedWindow(bytes, 'utf-8')
  const broken = brokenIn(utf8)
  if (broken === 0) return countOf(utf8, /\p{Script=Han}/gu) >= plenty ? 'utf-8' : undefined
  const read = decodedWindow(bytes, 'gb18030')
  const isChinese = countOf(read, /\p{Script=Han}/gu) >= plenty && isPlausibleChinese(bytes)
  return broken >= plenty && brokenIn(read) === 0 && isChinese ? 'gb18030' : undefined
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

/** Without the character at the end that the window may have cut. */
const decodedWindow = (bytes: Buffer, encoding: Encoding) => new TextDecoder(encoding).decode(bytes, { stream: true })

const brokenIn = (text: string) => countOf(text, /\uFFFD/g)

/**
 * Nearly any bytes are some character of GB18030. In Chinese text most are of the first level of GB 2312 (rows 16 to 55) or
 * its punctuation; in Shift_JIS and Windows-125x, read as if they were GB18030, next to none are.
 */
const isPlausibleChinese = (bytes: Buffer): boolean => {
  let pairs = 0
  let common = 0
  for (let at = 0; at + 1 < bytes.length;) {
    const [lead, trail] = [bytes[at]!, bytes[at + 1]!]
    if (lead < 0x81) at += 1
    else if (trail >= 0x30 && trail <= 0x39) at += 4
    else {
      at += 2
      pairs += 1
      if (trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3))) common += 1
    }
  }
  return pairs < 20 || common * 4 >= pairs
}

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
