import { failure } from '../errors.ts'
import type { SourceRow } from '../records/recordTable.ts'

/** What is not stored of a record, under the names of its columns. */
export type Body = Readonly<Record<string, unknown>>

/** A record as the index has it: its key there, and whose it is. */
type IndexedRecord = Pick<SourceRow, 'recordId' | 'recordedName' | 'recordedCode'>

/** Reads one record's body where it lies. @throws SECTION_UNAVAILABLE where it cannot be had in time, or is another company's by now */
export type ReadBody = (record: IndexedRecord) => Promise<Body>

/** Which of a department's records are read in place (docs/decisions/0021-live-sources.md). */
export interface LiveBodies {
  /** undefined: the records of this kind and system are stored */
  of: (kind: string, system: string) => ReadBody | undefined
  /** whether any record of this kind is read in place */
  has: (kind: string) => boolean
  /** a system that is asked for records of this kind; undefined: none is */
  systemOf: (kind: string) => string | undefined
  /** from now on they are asked for there */
  add: (kind: string, system: string, read: ReadBody) => void
  /** they were read in place, and nobody can be asked for them now: what is not there is not “none” */
  miss: (kind: string, system: string) => void
  /** from now on they are stored */
  remove: (kind: string, system: string) => void
}

export const openLiveBodies = (): LiveBodies => {
  const kinds = new Map<string, Map<string, { read: ReadBody; isAsked: boolean }>>()
  const set = (kind: string, system: string, read: ReadBody, isAsked: boolean) => {
    const systems = kinds.get(kind) ?? new Map<string, { read: ReadBody; isAsked: boolean }>()
    kinds.set(kind, systems.set(system, { read, isAsked }))
  }
  return {
    of: (kind, system) => kinds.get(kind)?.get(system)?.read,
    has: kind => (kinds.get(kind)?.size ?? 0) > 0,
    systemOf: kind => [...(kinds.get(kind) ?? [])].find(([, { isAsked }]) => isAsked)?.[0],
    add: (kind, system, read) => set(kind, system, read, true),
    miss: (kind, system) => set(kind, system, () => Promise.reject(unavailable(system)), false),
    remove: (kind, system) => void kinds.get(kind)?.delete(system),
  }
}

export const unavailable = (system: string) => failure('SECTION_UNAVAILABLE', `“${system}”的内容现在读不到，请稍后再试`)
