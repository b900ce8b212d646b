import { eachInTurns } from '@e360/kit/turns'
import { isWorse, unavailable, type Fault } from '../errors/fault.ts'
import type { FetchDocument } from '../fetch/document.ts'
import type { ProvidersOf } from '../fetch/subgraphSchemas.ts'
import type { Ledger, Path } from './ledger.ts'
import { holderOf, isPrefix } from './paths.ts'
import { placesAt, placesOf, type Place } from './places.ts'
import {
  isAsked,
  lacksRequired,
  ofPlannedPath,
  plannedFetches,
  providerOf,
  wasMade,
  type PlannedFetch,
} from './planned.ts'
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

/** Why an object in the merged result lacks something. */
interface Gap {
  fault: Fault
  subgraph: string
}

/** by the paths of these objects, as JSON */
type Gaps = Map<string, Gap>

type Note = (path: Path, fault: Fault, ...subgraphs: readonly string[]) => void

/**
 * Finds every null in an answer that does not mean “none on record”: what failed, what could not be asked because of it, and where nulls
 * went up. One entry a path. Called only where something went wrong.
 */
export const settle = async (
  ledger: Ledger,
  { data, completion, missing }: Result,
  { documentOf, providersOf, holds }: Sources,
): Promise<Spoil[]> => {
  const planned = ledger.plan ? plannedFetches(ledger.plan, holds, documentOf) : []
  const fetchesAbove = ofPlannedPath(path => planned.filter(({ shownAt }) => isPrefix(shownAt, path)))
  const fetchesUnder = ofPlannedPath(path => planned.filter(({ shownAt }) => isPrefix(path, shownAt)))
  const providerAt = ofPlannedPath(path => providerOf(fetchesAbove(path), path))
  const spoils = new Map<string, Spoil>()
  const note: Note = (path, fault, ...subgraphs) => {
    const key = JSON.stringify(path)
    const spoil = spoils.get(key) ?? { path, fault, subgraphs: new Set() }
    if (isWorse(fault.code, spoil.fault.code)) spoil.fault = fault
    subgraphs.forEach(subgraph => spoil.subgraphs.add(subgraph))
    spoils.set(key, spoil)
  }
  const gaps = await noteTroubles(ledger, data, note)
  await noteDependents(ledger, data, planned, gaps, note)
  await eachInTurns(completion, path => {
    const shown = visiblePath(data, path)
    const provider = providerAt(path)
    if (shown && !spoils.has(JSON.stringify(shown))) note(shown, unavailable, ...(provider ? [provider] : []))
  })
  await eachInTurns(missing, ({ path, coordinate }) => {
    if (!isAsked(fetchesAbove(path), path, ledger.root)) note(path, unavailable, ...providersOf(coordinate))
  })
  await eachInTurns(spoils.values(), ({ path, subgraphs }) => {
    for (const fetch of fetchesUnder(path)) if (!wasMade(fetch, path, ledger.root)) subgraphs.add(fetch.subgraph)
  })
  return [...spoils.values()]
}

/** What fetches did not bring. @returns the gaps by their paths */
const noteTroubles = async ({ troubles, root }: Ledger, data: unknown, note: Note): Promise<Gaps> => {
  const gaps: Gaps = new Map()
  for (const trouble of troubles) {
    const { subgraph, document, failed, parts } = trouble
    const places = placesOf(trouble, root)
    const lack = (path: Path, fault: Fault) => {
      const key = JSON.stringify(path)
      if (!gaps.has(key)) gaps.set(key, { fault, subgraph })
    }
    const noteWhole = (place: Place, fault: Fault) => {
      nullsOf(document, place, data).forEach(path => note(path, fault, subgraph))
      lack(place.path, fault)
    }
    if (failed) await eachInTurns(places, place => noteWhole(place, failed))
    await eachInTurns(failed ? [] : parts, ({ path, fault }) => {
      const entity = document.isOfEntities && path.length === 2 ? places[Number(path[1])] : undefined
      if (entity) return noteWhole(entity, fault)
      for (const merged of mergedPaths(trouble, places, path)) {
        const shown = visiblePath(data, merged)
        if (shown) note(shown, fault, subgraph)
        lack(holderOf(root, merged), fault)
      }
    })
  }
  return gaps
}

/** What was not asked for, because a field that is required for the question was not had. */
const noteDependents = async (
  { root }: Ledger,
  data: unknown,
  planned: readonly PlannedFetch[],
  gaps: Gaps,
  note: Note,
) => {
  if (gaps.size === 0) return
  for (const fetch of planned.filter(({ requires }) => requires !== null))
    await eachInTurns(placesAt(root, fetch.at), place => {
      const gap = lacksRequired(fetch, place.value) && gapAbove(gaps, place.path)
      if (gap) nullsOf(fetch.document, place, data).forEach(path => note(path, gap.fault, gap.subgraph, fetch.subgraph))
    })
}

/** The outermost at, or above, a path. */
const gapAbove = (gaps: Gaps, path: Path): Gap | undefined => {
  for (let length = 0; length <= path.length; length++) {
    const gap = gaps.get(JSON.stringify(path.slice(0, length)))
    if (gap) return gap
  }
  return undefined
}
