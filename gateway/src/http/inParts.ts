import { Readable } from 'node:stream'
import { turning } from '@e360/kit/turns'
import type { FastifyReply } from 'fastify'

/** Characters of an answer that is written in one piece, in some milliseconds. */
const longestPiece = 1_000_000
const partCharacters = 250_000

export const isLong = (characters: number): boolean => characters > longestPiece

/** The JSON of a value as `JSON.stringify` writes it; where it is long the event loop turns between its parts. */
export const jsonInParts = async (value: unknown): Promise<string> => {
  const mayTurn = turning()
  let text = ''
  for (const part of partsOf(value)) {
    text += part
    await mayTurn()
  }
  return text
}

/** Sends a long text; its bytes are made in parts, and written as the client takes them. */
export const sendInParts = async (reply: FastifyReply, text: string): Promise<FastifyReply> => {
  const mayTurn = turning()
  const parts: Buffer[] = []
  for (let at = 0; at < text.length;) {
    const end = endOfPart(text, at + partCharacters)
    parts.push(Buffer.from(text.slice(at, end)))
    at = end
    await mayTurn()
  }
  const bytes = parts.reduce((sum, { length }) => sum + length, 0)
  return reply.header('content-length', bytes).send(Readable.from(parts, { objectMode: false }))
}

/** Not between the two halves of a character. */
const endOfPart = (text: string, at: number): number => {
  const before = text.charCodeAt(at - 1)
  return before >= 0xd8_00 && before < 0xdc_00 ? at + 1 : at
}

function* partsOf(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null || lengthOf(value, partCharacters) <= partCharacters) {
    yield JSON.stringify(value) ?? 'null'
  } else if (Array.isArray(value)) {
    yield '['
    for (const [index, item] of value.entries()) {
      if (index > 0) yield ','
      yield* partsOf(item)
    }
    yield ']'
  } else {
    let before = '{'
    for (const [key, item] of Object.entries(value)) {
      if (item === undefined) continue
      yield `${before}${JSON.stringify(key)}:`
      yield* partsOf(item)
      before = ','
    }
    yield '}'
  }
}

/** About how many characters a value takes, counted no further than `most`. */
const lengthOf = (value: unknown, most: number): number => {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 4
  let length = 2
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length && length <= most; index += 1)
      length += lengthOf(value[index], most - length)
  } else {
    for (const key in value) {
      length += key.length + lengthOf((value as Record<string, unknown>)[key], most - length)
      if (length > most) break
    }
  }
  return length
}
