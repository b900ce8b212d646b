import { declarationOf } from '@e360/kit/access/declaration'
import { letInBy } from '@e360/kit/access/letIn'
import type { Caller } from '@e360/kit/caller'
import { Kind, parse } from 'graphql'

/** The coordinates, `Type.field`, among those of an operation that a caller is not let in at. */
export type Refusals = (coordinates: ReadonlySet<string>, caller: Caller | null) => ReadonlySet<string>

const none: ReadonlySet<string> = new Set()

/** More sets of roles and departments than people have; a caller cannot make this grow. */
const mostKinds = 100

/**
 * Decides before anything is fetched, by the access declaration of the supergraph: deny by default. What was decided is remembered as long as
 * the set of coordinates is, by roles and department; with grants it is decided each time.
 * @returns nothing is refused where access is switched off, which is where there is no caller
 */
export const refusals = (supergraphSdl: string): Refusals => {
  const supergraph = parse(supergraphSdl, { noLocation: true })
  const letsIn = letInBy(declarationOf(supergraph))
  // a field of an interface is judged where its types have it
  const interfaces = new Set(
    supergraph.definitions.flatMap(node => (node.kind === Kind.INTERFACE_TYPE_DEFINITION ? [node.name.value] : [])),
  )
  const decide = (coordinates: ReadonlySet<string>, caller: Caller): ReadonlySet<string> => {
    const refused = [...coordinates].filter(
      coordinate => !interfaces.has(coordinate.slice(0, coordinate.indexOf('.'))) && !letsIn(coordinate, caller),
    )
    return refused.length === 0 ? none : new Set(refused)
  }
  const known = new WeakMap<ReadonlySet<string>, Map<string, ReadonlySet<string>>>()
  return (coordinates, caller) => {
    if (caller === null) return none
    if (caller.grants?.length) return decide(coordinates, caller)
    const kind = `${caller.roles.join()} ${caller.department ?? ''}`
    let kinds = known.get(coordinates)
    if (!kinds) known.set(coordinates, (kinds = new Map()))
    let refused = kinds.get(kind)
    if (!refused) {
      refused = decide(coordinates, caller)
      if (kinds.size < mostKinds) kinds.set(kind, refused)
    }
    return refused
  }
}
