import type { Answer } from '@e360/kit/transport/transport'
import { faultOf, unavailable, type Fault } from '../errors/fault.ts'
import type { FetchDocument } from './document.ts'
import { errorTree } from './errorTree.ts'

type Path = readonly (string | number)[]

/** An answer that is what was asked for; parts of it may have failed, each at its path. */
export interface GoodAnswer {
  data: Record<string, unknown>
  /** of all its objects together */
  fields: number
  faults: readonly { path: Path; fault: Fault }[]
  /** what the subgraph says of the age of its data */
  asOf?: string
  stale: boolean
  /** what the subgraph says are codes of the subjects that it spoke of, parted by blanks: for the access ledger, never for the client */
  touched: string
}

/** Something that is not to be read as an answer, so that the whole fetch failed. */
export interface BadAnswer {
  /** for the log: what was wrong, without data */
  misfit: string
  /** the subgraph refused the request as a whole and said why */
  fault?: Fault
}

interface WrittenError {
  message: string
  path?: Path
  extensions?: unknown
}

const responseKeys = new Set(['data', 'errors', 'extensions'])

/** Reads an answer and believes nothing of it: its form, its shape against the subgraph's schema, and the paths of its errors. */
export const readAnswer = (
  { status, body }: Answer,
  document: FetchDocument,
  variables: Readonly<Record<string, unknown>>,
): GoodAnswer | BadAnswer => {
  if (!isRecord(body)) return { misfit: 'not an object' }
  if (Object.keys(body).some(key => !responseKeys.has(key))) return { misfit: 'a key that no GraphQL response has' }
  const errors = body['errors'] ?? []
  if (!isErrorList(errors)) return { misfit: 'errors: not a list of errors' }
  const { data } = body
  if (status >= 400 || !isRecord(data)) return { misfit: `status ${status}, no data`, fault: refusal(status, errors) }
  const paths = errors.map(({ path }) => path ?? [])
  if (paths.some(path => !leadsSomewhere(data, path))) return { misfit: 'an error that leads nowhere' }
  const misfit = document.misfit(data, variables, errorTree(paths))
  if (misfit !== null) return { misfit: `data${misfit}` }
  const { fields } = document.reader.compared
  const told = errors.map(({ message, extensions }, index) => ({
    path: paths[index]!,
    fault: faultOf(message, extensions),
  }))
  return {
    data,
    fields,
    faults: [...told, ...missingEntities(data, paths, document)],
    ...freshness(body['extensions']),
    touched: touchedIn(body['extensions']),
  }
}

/** An entity that is null without a word: the subgraph was asked about it and did not answer, so it must not read as “none on record”. */
const missingEntities = (
  { _entities: entities }: Record<string, unknown>,
  paths: readonly Path[],
  { isOfEntities, mayMissEntities }: FetchDocument,
): GoodAnswer['faults'] => {
  if (!isOfEntities || mayMissEntities) return []
  if (!(entities as readonly unknown[]).includes(null)) return []
  const explained = new Set(paths.map(([, index]) => index))
  return (entities as readonly unknown[]).flatMap((entity, index) =>
    entity === null && !explained.has(index) ? [{ path: ['_entities', index], fault: unavailable }] : [],
  )
}

/** Where all was refused, the first error with a code of the table says why; a broken server's words are not heard. */
const refusal = (status: number, errors: readonly WrittenError[]): Fault | undefined =>
  status >= 500
    ? undefined
    : errors
        .map(({ message, extensions }) => faultOf(message, extensions))
        .find(({ code }) => code !== 'SECTION_UNAVAILABLE' && code !== 'INTERNAL_SERVER_ERROR')

/** Whether an error's path ends at a value, or at a null above it; `_entities` itself is no part of any client's answer. */
const leadsSomewhere = (data: Record<string, unknown>, path: Path): boolean => {
  if (path.length === 0 || (path[0] === '_entities' && path.length < 2)) return false
  let value: unknown = data
  for (const key of path) {
    if (value === null) return true
    if (typeof value !== 'object' || !Object.hasOwn(value, key)) return false
    value = (value as Record<string | number, unknown>)[key]
  }
  return true
}

const isErrorList = (value: unknown): value is WrittenError[] =>
  Array.isArray(value) &&
  value.every(
    error =>
      typeof error === 'object' &&
      error !== null &&
      typeof error.message === 'string' &&
      (error.path === undefined || error.path === null || isPath(error.path)),
  )

const isPath = (value: unknown): value is Path =>
  Array.isArray(value) && value.every(key => typeof key === 'string' || Number.isInteger(key))

const freshness = (extensions: unknown): Pick<GoodAnswer, 'asOf' | 'stale'> => {
  const { asOf, stale } = (isRecord(extensions) ? extensions : {}) as { asOf?: unknown; stale?: unknown }
  const isTime = typeof asOf === 'string' && /^\d{4}-\d{2}-\d{2}(?:T[\d:.]{5,15}(?:Z|[+-]\d{2}:\d{2})?)?$/.test(asOf)
  return { ...(isTime && { asOf }), stale: stale === true }
}

const touchedIn = (extensions: unknown): string => {
  const { touched } = (isRecord(extensions) ? extensions : {}) as { touched?: unknown }
  return typeof touched === 'string' ? touched : ''
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
