import { endOfText, mostFields } from '@e360/kit/holdsTooMuch'
import type { Limits } from '@e360/kit/limits'
import { turning } from '@e360/kit/turns'

const [tab, newLine, carriageReturn, blank] = [0x09, 0x0a, 0x0d, 0x20]
const [quote, comma, colon, bracket, bracketEnd, brace, braceEnd] = [0x22, 0x2c, 0x3a, 0x5b, 0x5d, 0x7b, 0x7d]

const byteOrderMark = '\uFEFF'

/** What a JSON text may hold. */
export interface JsonBounds {
  values: number
  /** of one text, as it is sent */
  textBytes: number
}

/** In JSON a character is written with six at most. */
const longestEscape = 6

/** No text is longer than that of the operation, or one in its variables. */
export const jsonBounds = ({
  bodyValues,
  queryLength,
  textLength,
}: Pick<Limits, 'bodyValues' | 'queryLength' | 'textLength'>): JsonBounds => ({
  values: bodyValues,
  textBytes: longestEscape * Math.max(queryLength, textLength),
})

/** A list or an object that is not at its end yet. */
interface Open {
  value: unknown[] | Record<string, unknown>
  /** of the field that is being read */
  key: string
  fields: number
}

/** Of bodies that come at once some are read in each turn of the loop. */
const mayTurn = turning()

/**
 * Reads JSON as JSON.parse does, and lets the event loop turn meanwhile: 8 MB of texts in one piece hold it for 50 ms and more.
 * @returns the value within an object, null where it holds too much: nothing behind that is looked at
 * @throws SyntaxError, also for names that would change what an object is
 */
export const readInTurns = async (json: Buffer, bounds: JsonBounds): Promise<{ value: unknown } | null> => {
  const root: unknown[] = []
  const open: Open[] = [{ value: root, key: '', fields: 0 }]
  let expected: 'ITEM' | 'ITEM_OR_END' | 'COMMA_OR_END' = 'ITEM'
  let values = 0
  let at = json.subarray(0, 3).toString() === byteOrderMark ? 3 : 0
  for (;;) {
    const turned = mayTurn()
    if (turned) await turned
    at = pastBlanks(json, at)
    const within = open.at(-1)!
    const isOver = within.value === root ? at === json.length : json[at] === endOf(within)
    if (expected !== 'ITEM' && isOver) {
      if (within.value === root) return { value: root[0] }
      open.pop()
      at += 1
      expected = 'COMMA_OR_END'
      continue
    }
    if (expected === 'COMMA_OR_END') {
      if (json[at] !== comma || within.value === root) throw new SyntaxError()
      if (++values > bounds.values) return null
      at = pastBlanks(json, at + 1)
    }
    if (!Array.isArray(within.value)) {
      const end = endOfText(json, at + 1) + 1
      if (end - at > bounds.textBytes || ++within.fields > mostFields) return null
      within.key = nameIn(json, at, end)
      if (isPoison(open)) throw new SyntaxError()
      at = pastBlanks(json, end)
      if (json[at] !== colon) throw new SyntaxError()
      at = pastBlanks(json, at + 1)
    }
    const first = json[at]
    if (first === bracket || first === brace) {
      if (++values > bounds.values) return null
      const value = first === bracket ? [] : {}
      put(within, value)
      open.push({ value, key: '', fields: 0 })
      at += 1
      expected = 'ITEM_OR_END'
    } else {
      const end = first === quote ? endOfText(json, at + 1) + 1 : endOfWord(json, at)
      if (end - at > bounds.textBytes) return null
      put(within, JSON.parse(json.toString('utf8', at, end)))
      at = end
      expected = 'COMMA_OR_END'
    }
  }
}

const endOf = ({ value }: Open) => (Array.isArray(value) ? bracketEnd : braceEnd)

const put = ({ value, key }: Open, item: unknown): void => {
  if (Array.isArray(value)) value.push(item)
  else value[key] = item
}

const nameIn = (json: Buffer, from: number, to: number): string => {
  if (json[from] !== quote) throw new SyntaxError()
  return JSON.parse(json.toString('utf8', from, to)) as string
}

/** As fastify refuses them. */
const isPoison = (open: readonly Open[]): boolean => {
  const { key } = open.at(-1)!
  return key === '__proto__' || (key === 'prototype' && open.at(-2)!.key === 'constructor')
}

const pastBlanks = (json: Buffer, from: number): number => {
  let at = from
  for (let byte = json[at]; byte === blank || byte === newLine || byte === carriageReturn || byte === tab;)
    byte = json[++at]
  return at
}

/** The place behind a number, true, false or null. */
const endOfWord = (json: Buffer, from: number): number => {
  let at = from
  for (let byte = json[at]; byte !== undefined && byte !== comma && byte !== bracketEnd && byte !== braceEnd;)
    byte = json[++at]
  return at
}
