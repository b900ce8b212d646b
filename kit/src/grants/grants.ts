import type { Caller, Grant } from '../caller.ts'
import type { ToldGrant } from './toldGrant.ts'

/** What approved sharing applications open to a caller today. */
export interface OpenGrants {
  /** may be used at once */
  free: readonly Grant[]
  /** each use has to be counted before it is made */
  counted: readonly Grant[]
}

/** The grants that are in force, as a gateway process knows them. */
export interface Grants {
  /** asked for every request, so it looks nothing up but memory */
  of: (caller: Caller) => OpenGrants
  /** Counts one use each, durably. @returns the ids of those that were still open */
  use: (ids: readonly string[]) => Promise<readonly string[]>
}

/** Grants by whom they are for. */
export interface GrantBook {
  open: (id: string, grant: ToldGrant) => void
  close: (id: string) => void
  clear: () => void
  /** @param today YYYY-MM-DD */
  of: (caller: Caller, today: string) => OpenGrants
}

const none: OpenGrants = { free: [], counted: [] }

export const grantBook = (): GrantBook => {
  const places = new Map<string, string>()
  const byGrantee = new Map<string, Map<string, ToldGrant>>()
  const close = (id: string) => {
    const place = places.get(id)
    if (place === undefined) return
    const there = byGrantee.get(place)!
    there.delete(id)
    if (there.size === 0) byGrantee.delete(place)
    places.delete(id)
  }
  return {
    open: (id, grant) => {
      close(id)
      const place = placeOf(grant.granteeKind, grant.grantee, grant.department)
      byGrantee.set(place, (byGrantee.get(place) ?? new Map<string, ToldGrant>()).set(id, grant))
      places.set(id, place)
    },
    close,
    clear: () => {
      places.clear()
      byGrantee.clear()
    },
    of: (caller, today) => {
      if (byGrantee.size === 0 || caller.sub === null) return none
      const found = placesOf(caller).flatMap(place => [...(byGrantee.get(place) ?? [])])
      if (found.length === 0) return none
      const inForce = found.filter(([, { from, until }]) => from <= today && today <= until)
      const ofKind = (counted: boolean) =>
        inForce
          .filter(([, grant]) => grant.counted === counted)
          .map(([id, { fields, regions }]): Grant => ({ id, fields, regions }))
      return { free: ofKind(false), counted: ofKind(true) }
    },
  }
}

const placeOf = (
  kind: ToldGrant['granteeKind'],
  grantee: string,
  department: string | null | undefined = null,
): string => JSON.stringify(kind === 'SYSTEM' ? [kind, department, grantee] : [kind, grantee])

const placesOf = ({ sub, systems, department }: Caller): string[] => [
  placeOf('APPLICANT', sub!),
  ...systems.map(system => placeOf('SYSTEM', system, department)),
  ...(department === undefined ? [] : [placeOf('DEPARTMENT', department)]),
]
