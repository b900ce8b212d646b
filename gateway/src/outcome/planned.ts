import type { FetchDocument } from '../fetch/document.ts'
import { fieldsOf, isOnOther } from '../fetch/selection.ts'
import type { Path, QueryPlan } from './ledger.ts'
import { asPlanned, clientKey } from './paths.ts'
import { placesAt, type Place } from './places.ts'

type PlanNode = NonNullable<QueryPlan['node']>
type FetchNode = Extract<PlanNode, { kind: 'Fetch' }>
type RequiredSelections = NonNullable<FetchNode['requires']>

/** A fetch as the plan has it, whether it was sent or not. */
export interface PlannedFetch {
  subgraph: string
  at: Path
  /** `at` without the aliases of planning */
  shownAt: Path
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
            shownAt: at.map(clientKey),
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
  placesAt(root, fetch.at, path).some(({ value }) => !lacksRequired(fetch, value))

/** What is found of a path as a plan writes it, looked for once: thousands of paths of an answer may be one of its plan. */
export const ofPlannedPath = <Found>(find: (planned: Path) => Found): ((path: Path) => Found) => {
  const known = new Map<string, Found>()
  return path => {
    const planned = asPlanned(path)
    const name = planned.join('.')
    if (!known.has(name)) known.set(name, find(planned))
    return known.get(name)!
  }
}

/** The subgraph that was to bring the value at a path: of the fetch that stands nearest above it. @param above the fetches at, or above, the path */
export const providerOf = (above: readonly PlannedFetch[], planned: Path): string | undefined =>
  above
    .filter(({ at, document: { reader, selectionSets } }) =>
      [...fieldsOf(reader, selectionSets, undefined).keys()].some(key => clientKey(key) === planned[at.length]),
    )
    .toSorted((one, other) => other.at.length - one.at.length)[0]?.subgraph

/**
 * Whether a fetch of the plan asks for what belongs at a path, by the types of the objects on the way; it need not have been made.
 * @param above the fetches at, or above, the path
 */
export const isAsked = (above: readonly PlannedFetch[], path: Path, root: unknown): boolean =>
  above.some(({ at, document: { reader, selectionSets } }) => {
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
