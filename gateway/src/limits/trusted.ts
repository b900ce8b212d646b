import { createHash } from 'node:crypto'
import type { Caller, Role } from '@e360/kit/caller'
import { failure } from '@e360/kit/errors'
import { parse, print } from 'graphql'

/** An operation that clients are known to send: `id` is the SHA-256 of `body`. */
export interface TrustedOperation {
  id: string
  name: string
  body: string
}

export interface Trusted {
  operations: readonly TrustedOperation[]
  /** whether those who need nothing else may send nothing else */
  areRequired: boolean
}

/** What @apollo/server asks for texts by their hash. */
interface TextStore {
  get: (key: string) => Promise<string | undefined>
  set: () => Promise<void>
  delete: () => Promise<boolean>
}

/** Roles whose clients are ours: they send operations of the list. All others ask what they like, within its cost. */
const bound: ReadonlySet<Role> = new Set(['officer', 'supervisor', 'dashboard'])

/** Whether a token allows operations of the list only; nothing that a client says of itself counts. */
export const isBound = ({ roles }: Caller): boolean => roles.length > 0 && roles.every(role => bound.has(role))

/** The texts of the list by SHA-256, as they are written and as graphql-js prints them. */
export const textsByHash = (operations: readonly TrustedOperation[]): ReadonlyMap<string, string> =>
  new Map(operations.flatMap(({ id, body }) => [id, hashOf(print(parse(body)))].map(key => [key, body])))

/** Nothing is ever added to it: a hash that is not on the list is unknown. */
export const textStore = (texts: ReadonlyMap<string, string>): TextStore => ({
  get: async key => texts.get(key.slice(key.lastIndexOf(':') + 1)),
  set: async () => undefined,
  delete: async () => false,
})

/** Whether a text is an operation of the list, however it is laid out. */
export const knownTexts = (operations: readonly TrustedOperation[]): ((text: string) => boolean) => {
  const normal = new Set(operations.map(({ body }) => normalOf(body)))
  return text => normal.has(normalOf(text))
}

/** PERSISTED_QUERY_REQUIRED: the caller's role sends operations of the list only. */
export const notTrusted = () =>
  failure('PERSISTED_QUERY_REQUIRED', '您的角色只能使用已登记的查询', { http: { status: 400 } })

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

const normalOf = (text: string): string | null => {
  try {
    return print(parse(text, { maxLexicalTokens: 5_000, noLocation: true }))
  } catch {
    return null
  }
}
