import { locatedError, type FieldNode, type GraphQLError } from 'graphql'
import type { turning } from '../../turns.ts'

/** One execution of a compiled operation. */
export interface Run {
  context: unknown
  variables: Readonly<Record<string, unknown>>
  errors: GraphQLError[]
  /** promises that are not settled yet */
  pending: number
  /** called where the last of them is */
  whenIdle: () => void
  /** fields that may still be answered; below 0 nothing is added any more, and nothing of it is shown */
  left: number
  /** the clock is not looked at while more than so many are `left`: most answers are short */
  clockAt: number
  /** of an answer that is not */
  turning?: ReturnType<typeof turning>
  /** what came while somebody waited for a turn: it is taken after it, in its order */
  come?: (() => void)[]
  /** arguments that are made of variables, by field: the same for every row */
  args: Map<object, Arguments>
}

export type Arguments = Readonly<Record<string, unknown>>

/** An object or a list of the answer, and where in the answer it lies. */
export interface Frame {
  value: Record<string, unknown> | unknown[]
  /** null: this is the answer's data */
  parent: Frame | null
  key: string | number
  nullable: boolean
  /** it, or what it lies in, was replaced by null */
  nulled: boolean
}

/** What a place of the answer may hold, and whom to name where it fails. */
export interface Place {
  nullable: boolean
  nodes: readonly FieldNode[]
}

export const put = ({ value }: Frame, key: string | number, content: unknown): void => {
  ;(value as Record<string | number, unknown>)[key] = content
}

/** Tells an error at a place, and replaces by null what cannot be without it; in what is null already nothing can fail any more. */
export const fail = (
  run: Run,
  frame: Frame,
  key: string | number,
  { nullable, nodes }: Place,
  thrown: unknown,
): void => {
  if (isNulled(frame)) return
  run.errors.push(locatedError(thrown, [...nodes], pathOf(frame, key)))
  let [at, name, mayBeNull]: [Frame | null, string | number, boolean] = [frame, key, nullable]
  while (at && !mayBeNull) {
    at.nulled = true
    ;[name, mayBeNull, at] = [at.key, at.nullable, at.parent]
  }
  if (at) put(at, name, null)
}

export const isNulled = (frame: Frame): boolean => {
  for (let at: Frame | null = frame; at; at = at.parent) if (at.nulled) return true
  return false
}

const pathOf = (frame: Frame, key: string | number): (string | number)[] => {
  const path = [key]
  for (let at = frame; at.parent; at = at.parent) path.push(at.key)
  return path.toReversed()
}

export const settle = (run: Run): void => {
  if (--run.pending === 0) run.whenIdle()
}

export const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function'
