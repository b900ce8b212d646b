import { hash as digest } from 'node:crypto'

/**
 * The form of the access ledger (访问留痕): files of JSON lines, each file a chain of its own. A row's `hash` is SHA-256 over the hash of the
 * row before and the row's own text up to `,"hash"`, base64url; the first row follows the empty text. So no row can be changed, taken out or
 * moved without a break that names its place, and a chain that was written anew as a whole differs from every hash of it that is known elsewhere:
 * anchors, later chains' first rows, the database.
 */

/** OPEN: a chain begins and names what it found of the others; ACCESS: one operation; CLOSE: the process ended in order. */
export type RowKind = 'OPEN' | 'ACCESS' | 'CLOSE'

/** A place in a chain: the number of a row, from 0, and its hash. */
export interface Link {
  seq: number
  hash: string
}

/** The last row of a chain, when somebody looked. */
export interface Head extends Link {
  chain: string
  /** RFC 3339; when it was seen */
  at: string
}

export const isHead = (value: unknown): value is Head => {
  const { chain, seq, hash, at } = (value ?? {}) as Partial<Record<keyof Head, unknown>>
  return typeof chain === 'string' && Number.isInteger(seq) && typeof hash === 'string' && typeof at === 'string'
}

export const beforeFirst: Link = { seq: -1, hash: '' }

/** @param members of the row's JSON, without braces: `"at":"…","sub":null` */
export const sealRow = (before: Link, kind: RowKind, members: string): Link & { line: string } => {
  const seq = before.seq + 1
  const text = `{"seq":${seq},"kind":"${kind}",${members}`
  const hash = digest('sha256', before.hash + text, 'base64url')
  return { seq, hash, line: `${text},"hash":"${hash}"}\n` }
}

/** A row that follows the one before it, with all that it says. */
export interface ChainRow extends Link {
  kind: RowKind
  row: Record<string, unknown>
}

const form = /^(\{"seq":(\d{1,15}),"kind":"(OPEN|ACCESS|CLOSE)",.*),"hash":"([\w-]{43})"\}$/

/** @param line without its line feed @returns the row, or why it is not the next one of its chain (a Chinese sentence) */
export const openRow = (line: string, before: Link): ChainRow | { fault: string } => {
  const parts = form.exec(line)
  if (!parts) return { fault: '不是留痕的格式，已被改动' }
  const [, text = '', number, kind, hash = ''] = parts
  const seq = Number(number)
  if (seq !== before.seq + 1) return { fault: `此处却是第 ${seq} 行：有行被删除，或次序被改动` }
  if (digest('sha256', before.hash + text, 'base64url') !== hash) return { fault: '内容与校验值不符，已被改动' }
  return { seq, hash, kind: kind as RowKind, row: JSON.parse(line) as Record<string, unknown> }
}
