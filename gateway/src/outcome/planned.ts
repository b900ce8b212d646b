import type { FetchDocument } from '../fetch/document.ts'
import { fieldsOf, isOnOther } from '../fetch/selection.ts'
import type { Path, QueryPlan } from './ledger.ts'
import { asPlanned, clientKey, isPrefix } from './paths.ts'
import { placesAt, type Place } from './places.ts'

type PlanNode = NonNullable<QueryPlan['node']>
type FetchNode = Extract<PlanNode, { kind: 'Fetch' }>
type RequiredSelections = NonNullable<FetchNode['requires']>

/** A fetch as the plan has it, whether it was sent or not. */
export interface PlannedFetch {
  subgraph: string
  at: Path
  requires: RequiredSelections | null
  document: FetchDocument
}

/** The fetches of a plan, without those whose `@skip` or `@include` leaves them out. */
export const plannedFetches = (
  plan: QueryPlan,
  holds: (variable: string) => boolean,
  documentOf: (subgraph: string, query: string) => FetchDocument,
): PlannedFetch[] => {
  const walk = (node: PlanNode | undefined, at: Path): PlannedFetch[] => {
    switch (node?.kind) {
      case 'Sequence':
      case 'Parallel':
        return node.nodes.flatMap(child => walk(child, at))
      case 'Flatten':
        return walk(node.node, [...at, ...node.path])
      case 'Condition':
        return walk(holds(node.condition) ? node.ifClause : node.elseClause, at)
      case 'Fetch':
        return [
          {
            subgraph: node.serviceName,
            at,
            requires: node.requires ?? null,
            document: documentOf(node.serviceName, node.operation),
          },
        ]
      default:
        return []
    }
  }
  return walk(plan.node, [])
}

/** Whether a fetch could not be made for an object because a field that it requires was not had. */
export const lacksRequired = ({ requires, document }: PlannedFetch, value: Place['value']): boolean => {
  const lacks = (selections: RequiredSelections): boolean =>
    selections.some(selection => {
      if (selection.kind === 'Field') return value[selection.alias ?? selection.name] === undefined
      const isOther = isOnOther(document.reader.schema, selection.typeCondition, value['__typename'])
      return !isOther && lacks(selection.selections)
    })
  return requires !== null && lacks(requires)
}

/** Whether a fetch was made for anything at or under a path. */
export const wasMade = (fetch: PlannedFetch, path: Path, root: unknown): boolean =>
  placesAt(root, fetch.at).some(place => isPrefix(path, place.path) && !lacksRequired(fetch, place.value))

/** The subgraph that was to bring the value at a path: of the fetch that stands nearest above it. */
export const providerOf = (planned: readonly PlannedFetch[], path: Path): string | undefined =>
  planned
    .filter(({ at, document: { reader, selectionSets } }) => {
      const key = asPlanned(path)[at.length]
      const keys = [...fieldsOf(reader, selectionSets, undefined).keys()]
      return isPrefix(at.map(clientKey), asPlanned(path)) && keys.some(written => clientKey(written) === String(key))
    })
    .toSorted((one, other) => other.at.length - one.at.length)[0]?.subgraph

/** Whether a fetch of the plan asks for what belongs at a path, by the types of the objects on the way; it need not have been made. */
export const isAsked = (planned: readonly PlannedFetch[], path: Path, root: unknown): boolean =>
  planned.some(({ at, document: { reader, selectionSets } }) => {
    if (!isPrefix(at.map(clientKey), asPlanned(path))) return false
    let [value, sets] = [root, selectionSets]
    for (const [depth, key] of path.entries()) {
      let written = typeof key === 'number' ? key : at[depth]
      if (written === undefined) {
        const field = [...fieldsOf(reader, sets, childOf(value, '__typename'))].find(
          ([each]) => clientKey(each) === key,
        )
        if (!field) return false
        sets = field[1].flatMap(({ selectionSet }) => selectionSet ?? [])
        written = field[0]
      }
      value = childOf(value, written)
    }
    return true
  })

const childOf = (value: unknown, key: string | number): unknown =>
  (value as Record<string | number, unknown> | null | undefined)?.[key]
