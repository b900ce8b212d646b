import { criteriaOf } from '@e360/kit/access/criteria'
import { declarationOf } from '@e360/kit/access/declaration'
import { letInBy } from '@e360/kit/access/letIn'
import type { Caller } from '@e360/kit/caller'
import { getVariableValues, Kind, parse } from 'graphql'
import type { AskedOperation, Refuse } from '../execute/executor.ts'
import { comparisonsIn, type Comparison } from './comparisons.ts'

const none: ReadonlySet<string> = new Set()

/** More sets of roles and departments than people have; a caller cannot make this grow. */
const mostKinds = 100

/** What of an operation is refused to callers of one kind, whatever its variables; and the comparisons that its variables decide about. */
interface Verdict {
  refused: ReadonlySet<string>
  doubtful: readonly Comparison[]
}

/**
 * Decides before anything is fetched, by the access declaration of the supergraph: deny by default. What was decided is remembered as long as
 * the set of coordinates is, by roles and department; with grants it is decided each time.
 * @returns nothing is refused where access is switched off, which is where there is no caller
 */
export const refusals = (supergraphSdl: string): Refuse => {
  const supergraph = parse(supergraphSdl, { noLocation: true })
  const letsIn = letInBy(declarationOf(supergraph))
  const criteria = criteriaOf(supergraph)
  // a field of an interface is judged where its types have it
  const interfaces = new Set(
    supergraph.definitions.flatMap(node => (node.kind === Kind.INTERFACE_TYPE_DEFINITION ? [node.name.value] : [])),
  )
  const decide = ({ coordinates }: AskedOperation, comparisons: readonly Comparison[], caller: Caller): Verdict => {
    const refused = [...coordinates].filter(
      coordinate => !interfaces.has(coordinate.slice(0, coordinate.indexOf('.'))) && !letsIn(coordinate, caller),
    )
    const doubtful = comparisons.filter(({ fields }) => ![...fields].every(field => letsIn(field, caller)))
    return { refused: refused.length === 0 ? none : new Set(refused), doubtful }
  }
  const known = new WeakMap<ReadonlySet<string>, { comparisons: readonly Comparison[]; kinds: Map<string, Verdict> }>()
  const verdictOf = (asked: AskedOperation, caller: Caller): Verdict => {
    let facts = known.get(asked.coordinates)
    if (!facts)
      known.set(asked.coordinates, (facts = { comparisons: comparisonsIn(asked, criteria), kinds: new Map() }))
    const { comparisons, kinds } = facts
    if (caller.grants?.length) return decide(asked, comparisons, caller)
    const kind = `${caller.roles.join()} ${caller.department ?? ''}`
    let verdict = kinds.get(kind)
    if (!verdict) {
      verdict = decide(asked, comparisons, caller)
      if (kinds.size < mostKinds) kinds.set(kind, verdict)
    }
    return verdict
  }
  return (asked, caller, variables) => {
    if (caller === null) return none
    const { refused, doubtful } = verdictOf(asked, caller)
    if (doubtful.length === 0) return refused
    const { coerced } = getVariableValues(asked.schema, asked.operation.variableDefinitions ?? [], variables)
    // wrong variables are answered as such, and nothing is asked with them
    if (!coerced) return refused
    const places = doubtful.flatMap(({ place, comparedWith }) =>
      [...comparedWith(coerced)].every(field => letsIn(field, caller)) ? [] : [place],
    )
    return places.length === 0 ? refused : new Set([...refused, ...places])
  }
}
