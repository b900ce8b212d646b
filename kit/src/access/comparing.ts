import type { Caller } from '../caller.ts'
import type { Declaration } from './declaration.ts'
import { grantsOf, letInBy } from './letIn.ts'
import { sightOf } from './sight.ts'
import { readersOf, wayOf } from './ways.ts'

/**
 * How far a caller may find something by a field: `WHOLE` as it is; `MASKED` as far as its masked value shows; `NONE` not at all, which is
 * also what who reads some rows only may compare with those of others.
 */
export type Comparable = 'WHOLE' | 'MASKED' | 'NONE'
/** @param regionCode where the one company is that is compared; null: anywhere */
export type Compares = (coordinate: string, caller: Caller, regionCode?: string | null) => Comparable

export const comparableBy = (declaration: Declaration): Compares => {
  const letsIn = letInBy(declaration)
  return (coordinate, caller, regionCode = null) => {
    const access = declaration.get(coordinate)
    if (!access || !letsIn(coordinate, caller)) return 'NONE'
    const way = wayOf(access.ways, readersOf(caller))
    if (way === 'own' || way === 'granted') {
      const opening = way === 'granted' ? grantsOf(coordinate, access, caller) : []
      return opening.some(({ regions }) => regions.length === 0) ? 'WHOLE' : 'NONE'
    }
    return sightOf(access.ways, caller, regionCode) === 'SHOWN' ? 'WHOLE' : 'MASKED'
  }
}
