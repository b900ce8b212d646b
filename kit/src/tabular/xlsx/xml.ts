import { failure } from '../../errors.ts'
import { turning } from '../../turns.ts'

/** Told what stands in the document, in order. Names come without their prefix: `x:row` is `row`. */
export interface XmlHandler {
  /** @param attributes as written; see {@link attribute} */
  open: (name: string, attributes: string) => void
  /** a text may come in several pieces */
  text?: (text: string) => void
  close: (name: string) => void
}

/** No tag, comment or CDATA section of an honest workbook is longer; one that has not ended is looked at again with each piece that comes. */
const longest = 1_048_576
/** Between two looks at the clock. A cell takes about four, and its shared text may have to be fetched. */
const markupsAtOnce = 16

const broken = () => failure('BAD_USER_INPUT', '工作簿内部的 XML 有误，请用 Excel 打开后重新另存为 .xlsx 再导入')

/**
 * Reads XML as it arrives. No document type is allowed, so no entity can be defined: only the five of XML and character numbers count.
 * It does not check that tags match: a workbook that Excel refuses may still be read. The event loop turns within a piece that takes long.
 * @returns now and then what has been told so far may be passed on
 * @throws BAD_USER_INPUT for a document type and for markup without an end
 */
export async function* readXml(bytes: AsyncIterable<Buffer>, handler: XmlHandler): AsyncGenerator<void> {
  const decoder = new TextDecoder('utf-8')
  const mayTurn = turning()
  let rest = ''
  for await (const chunk of bytes) {
    const consuming = consume(rest + decoder.decode(chunk, { stream: true }), handler)
    let step = consuming.next()
    for (; !step.done; step = consuming.next()) {
      const turned = mayTurn()
      if (!turned) continue
      yield
      await turned
    }
    rest = step.value
    if (rest.length > longest) throw broken()
    yield
  }
  if (rest.trim() !== '') throw broken()
}

/** Reads a whole part at once, for those that are small. */
export const readSmallXml = async (bytes: AsyncIterable<Buffer>, handler: XmlHandler): Promise<void> => {
  for await (const _ of readXml(bytes, handler));
}

/** @returns the value of an attribute by its local name */
export const attribute = (attributes: string, name: string): string | undefined => {
  const value = expressionOf(name).exec(attributes)
  return value ? decodeEntities(value[2]!) : undefined
}

const expressions = new Map<string, RegExp>()
const expressionOf = (name: string): RegExp => {
  let expression = expressions.get(name)
  if (!expression)
    expressions.set(name, (expression = new RegExp(String.raw`(?:^|\s|:)${name}\s*=\s*(["'])(.*?)\1`, 's')))
  return expression
}

/** @returns what cannot be read before more has come */
function* consume(text: string, handler: XmlHandler): Generator<void, string> {
  let at = 0
  for (let count = 1; ; count += 1) {
    if (count % markupsAtOnce === 0) yield
    const tag = text.indexOf('<', at)
    if (tag !== at && handler.text) {
      const end = tag < 0 ? beforeCutEntity(text, at) : tag
      if (end > at) handler.text(decodeEntities(text.slice(at, end)))
      if (tag < 0) return text.slice(end)
    }
    if (tag < 0) return ''
    const next = markup(text, tag, handler)
    if (next < 0) return text.slice(tag)
    at = next
  }
}

/** @returns the index behind the markup; −1 where its end has not come */
const markup = (text: string, tag: number, handler: XmlHandler): number => {
  const sign = text[tag + 1]
  if (sign === undefined) return -1
  if (sign === '?') return behind(text, '?>', tag)
  if (sign === '!') return special(text, tag, handler)
  const end = endOfTag(text, tag)
  if (end < 0) return -1
  if (sign === '/') handler.close(localName(text.slice(tag + 2, end).trimEnd()))
  else {
    const empty = text[end - 1] === '/'
    const inner = text.slice(tag + 1, empty ? end - 1 : end)
    const blank = inner.search(/\s/)
    const name = localName(blank < 0 ? inner : inner.slice(0, blank))
    handler.open(name, blank < 0 ? '' : inner.slice(blank))
    if (empty) handler.close(name)
  }
  return end + 1
}

const special = (text: string, tag: number, handler: XmlHandler): number => {
  if (text.startsWith('<!--', tag)) return behind(text, '-->', tag + 4)
  if (text.startsWith('<![CDATA[', tag)) {
    const end = behind(text, ']]>', tag + 9)
    if (end > 0) handler.text?.(text.slice(tag + 9, end - 3))
    return end
  }
  if (text.length - tag < 9) return -1
  throw broken()
}

const behind = (text: string, mark: string, from: number): number => {
  const at = text.indexOf(mark, from)
  return at < 0 ? -1 : at + mark.length
}

/** A `>` within quotes does not end the tag. Each sign is looked at once: of a megabyte of `>` every one was tried. */
const endOfTag = (text: string, tag: number): number => {
  let end = text.indexOf('>', tag)
  for (let at = tag; at < end; at += 1) {
    const sign = text[at]!
    if (sign !== '"' && sign !== "'") continue
    at = text.indexOf(sign, at + 1)
    if (at < 0) return -1
    if (at > end) end = text.indexOf('>', at)
  }
  return end
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1)

const beforeCutEntity = (text: string, from: number): number => {
  const start = text.lastIndexOf('&')
  return start >= from && text.length - start < 12 && !text.includes(';', start) ? start : text.length
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const decodeEntities = (text: string): string =>
  text.includes('&')
    ? text.replaceAll(
        /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/gi,
        (whole, name?: string, number?: string, hex?: string) => {
          if (name) return named[name.toLowerCase()]!
          const code = number ? Number(number) : Number.parseInt(hex!, 16)
          return code <= 0x10_ffff ? String.fromCodePoint(code) : whole
        },
      )
    : text
