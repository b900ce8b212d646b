import { isWorse, unavailable, type Fault } from '../errors/fault.ts'
import type { FetchDocument } from '../fetch/document.ts'
import type { ProvidersOf } from '../fetch/subgraphSchemas.ts'
import type { Ledger, Path } from './ledger.ts'
import { asPlanned, clientKey, holderOf, isPrefix } from './paths.ts'
import { placesAt, placesOf, type Place } from './places.ts'
import { isAsked, lacksRequired, plannedFetches, providerOf, wasMade, type PlannedFetch } from './planned.ts'
import { mergedPaths, nullsOf, visiblePath } from './visible.ts'

/** A path of the client's answer where a null stands for something that could not be had. */
export interface Spoil {
  path: Path
  fault: Fault
  /** the subgraphs that spoiled it, or could not be asked because of it */
  subgraphs: Set<string>
}

export interface Result {
  /** what the client is shown */
  data: unknown
  /** where a null went up because the client's schema allows none there */
  completion: readonly Path[]
  /** nulls of which no fetch brought anything, each with its coordinate, `Type.field` */
  missing: readonly { path: Path; coordinate: string }[]
}

export interface Sources {
  documentOf: (subgraph: string, query: string) => FetchDocument
  /** the subgraphs that would have told a coordinate */
  providersOf: ProvidersOf
  /** the value of a Boolean variable of the operation */
  holds: (variable: string) => boolean
}

/** An object in the merged result that lacks something, and why. */
interface Gap {
  path: Path
  fault: Fault
  subgraph: string
}

type Note = (path: Path, fault: Fault, ...subgraphs: readonly string[]) => void

/**
 * Finds every null in an answer that does not mean “none on record”: what failed, what could not be asked because of it, and where nulls
 * went up. One entry a path. Called only where something went wrong.
 */
export const settle = (
  ledger: Ledger,
  { data, completion, missing }: Result,
  { documentOf, providersOf, holds }: Sources,
): Spoil[] => {
  const planned = ledger.plan ? plannedFetches(ledger.plan, holds, documentOf) : []
  const spoils = new Map<string, Spoil>()
  const note: Note = (path, fault, ...subgraphs) => {
    const key = JSON.stringify(path)
    const spoil = spoils.get(key) ?? { path, fault, subgraphs: new Set() }
    if (isWorse(fault.code, spoil.fault.code)) spoil.fault = fault
    subgraphs.forEach(subgraph => spoil.subgraphs.add(subgraph))
    spoils.set(key, spoil)
  }
  const gaps = noteTroubles(ledger, data, note)
  noteDependents(ledger, data, planned, gaps, note)
  for (const path of completion) {
    const shown = visiblePath(data, path)
    const provider = providerOf(planned, path)
    if (shown && !spoils.has(JSON.stringify(shown))) note(shown, unavailable, ...(provider ? [provider] : []))
  }
  for (const { path, coordinate } of missing)
    if (!isAsked(planned, path, ledger.root)) note(path, unavailable, ...providersOf(coordinate))
  for (const { path, subgraphs } of spoils.values()) {
    const hidden = planned.filter(
      fetch => isPrefix(asPlanned(path), fetch.at.map(clientKey)) && !wasMade(fetch, path, ledger.root),
    )
    hidden.forEach(({ subgraph }) => subgraphs.add(subgraph))
  }
  return [...spoils.values()]
}

/** What fetches did not bring. */
const noteTroubles = ({ troubles, root }: Ledger, data: unknown, note: Note): Gap[] =>
  troubles.flatMap(trouble => {
    const { subgraph, document, failed, parts } = trouble
    const places = placesOf(trouble, root)
    const noteWhole = (place: Place, fault: Fault): Gap => {
      nullsOf(document, place, data).forEach(path => note(path, fault, subgraph))
      return { path: place.path, fault, subgraph }
    }
    if (failed) return places.map(place => noteWhole(place, failed))
    return parts.flatMap(({ path, fault }) => {
      const entity = document.isOfEntities && path.length === 2 ? places[Number(path[1])] : undefined
      if (entity) return [noteWhole(entity, fault)]
      return mergedPaths(trouble, places, path).map(merged => {
        const shown = visiblePath(data, merged)
        if (shown) note(shown, fault, subgraph)
        return { path: holderOf(root, merged), fault, subgraph }
      })
    })
  })

/** What was not asked for, because a field that is required for the question was not had. */
const noteDependents = (
  { root }: Ledger,
  data: unknown,
  planned: readonly PlannedFetch[],
  gaps: readonly Gap[],
  note: Note,
) => {
  for (const fetch of planned.filter(({ requires }) => requires !== null)) {
    for (const place of placesAt(root, fetch.at)) {
      const gap = gaps.find(({ path }) => isPrefix(path, place.path))
      if (gap && lacksRequired(fetch, place.value))
        nullsOf(fetch.document, place, data).forEach(path => note(path, gap.fault, gap.subgraph, fetch.subgraph))
    }
  }
}
