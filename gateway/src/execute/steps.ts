import type { FetchNode, FlattenNode, PlanNode } from '@apollo/query-planner'
import { groupedBy } from '@e360/kit/grouped'
import type { Path } from '../outcome/ledger.ts'
import { entityFetches, rootFetch, type FetchPorts } from './fetchStep.ts'
import { gatherAt } from './gather.ts'
import type { Step } from './run.ts'

/**
 * Compiles a plan into steps.
 * @param at the plan's path of the objects
 * @throws Error where it holds what is not known here
 */
export const stepOf = (node: PlanNode, ports: FetchPorts, at: Path = []): Step => {
  switch (node.kind) {
    case 'Sequence':
      return inTurn(node.nodes.map(child => stepOf(child, ports, at)))
    case 'Parallel':
      return parallel(node.nodes, ports, at)
    case 'Flatten':
    case 'Fetch':
      return parallel([node], ports, at)
    case 'Condition': {
      const [met, unmet] = [node.ifClause, node.elseClause].map(child => child && stepOf(child, ports, at))
      return (run, objects) => (run.holds(node.condition) ? met : unmet)?.(run, objects) ?? done
    }
    default:
      throw new Error(`a plan with ${node.kind} is not compiled`)
  }
}

const done = Promise.resolve()

/**
 * What begins together for the objects at one path finds these once, and fetches that ask alike about them ask together. All are asked in the
 * plan's order: of two answers about one value the last is kept.
 */
const parallel = (nodes: readonly PlanNode[], ports: FetchPorts, at: Path): Step => {
  const groups = groupedBy(nodes, node => togetherWith(node) ?? node)
  return atOnce(
    [...groups.values()].map(group => {
      const [first] = group
      if (group.every(isFlatten)) return flatten(group, ports, at)
      if (!group.every(isFetch)) return stepOf(first!, ports, at)
      return asksAboutObjects(group[0]!) ? entityFetches(group, ports, at) : rootFetch(group[0]!, ports, at)
    }),
  )
}

/** Equal for those that are carried out together. */
const togetherWith = (node: PlanNode): string | undefined => {
  if (isFlatten(node)) return JSON.stringify({ at: node.path })
  if (isFetch(node) && asksAboutObjects(node)) return JSON.stringify([node.requires, node.inputRewrites ?? []])
  return undefined
}

const isFetch = (node: PlanNode): node is FetchNode => node.kind === 'Fetch'
const isFlatten = (node: PlanNode): node is FlattenNode => node.kind === 'Flatten'
const asksAboutObjects = ({ requires }: FetchNode): boolean => requires !== undefined

/** @param group of one path */
const flatten = (group: readonly FlattenNode[], ports: FetchPorts, at: Path): Step => {
  const { path } = group[0]!
  const gather = gatherAt(path)
  const step = parallel(
    group.map(({ node }) => node),
    ports,
    [...at, ...path],
  )
  return (run, objects) => {
    const found = gather(objects)
    return found.length === 0 ? done : step(run, found)
  }
}

const inTurn =
  (steps: readonly Step[]): Step =>
  async (run, objects) => {
    for (const step of steps) await step(run, objects)
  }

const atOnce = (steps: readonly Step[]): Step =>
  steps.length === 1 ? steps[0]! : (run, objects) => Promise.all(steps.map(step => step(run, objects)))
