import type { FetchNode, FlattenNode, PlanNode } from '@apollo/query-planner'
import { groupedBy } from '@e360/kit/grouped'
import type { Path } from '../outcome/ledger.ts'
import { fetchStep, type FetchPorts } from './fetchStep.ts'
import { gatherAt } from './gather.ts'
import type { Shared, Step } from './run.ts'

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
      return flatten([node], ports, at)
    case 'Condition': {
      const [met, unmet] = [node.ifClause, node.elseClause].map(child => child && stepOf(child, ports, at))
      return (run, objects) => (run.holds(node.condition) ? met : unmet)?.(run, objects) ?? done
    }
    case 'Fetch':
      return fetchStep(node, ports, at)
    default:
      throw new Error(`a plan with ${node.kind} is not compiled`)
  }
}

const done = Promise.resolve()

type Flattened = FlattenNode & { node: FetchNode }

const isFlattened = (node: PlanNode): node is Flattened => node.kind === 'Flatten' && node.node.kind === 'Fetch'

/** Fetches that begin together for the objects at one path find these once, and what they ask alike about them they make once. */
const parallel = (nodes: readonly PlanNode[], ports: FetchPorts, at: Path): Step => {
  const byPath = groupedBy(nodes.filter(isFlattened), ({ path }) => JSON.stringify(path))
  const others = nodes.filter(node => !isFlattened(node))
  return atOnce([
    ...[...byPath.values()].map(group => flatten(group, ports, at)),
    ...others.map(node => stepOf(node, ports, at)),
  ])
}

/** @param group of one path */
const flatten = (group: readonly FlattenNode[], ports: FetchPorts, at: Path): Step => {
  const { path } = group[0]!
  const gather = gatherAt(path)
  const steps = group.map(({ node }) => stepOf(node, ports, [...at, ...path]))
  return (run, objects) => {
    const found = gather(objects)
    if (found.length === 0) return done
    const shared: Shared = new Map()
    return Promise.all(steps.map(step => step(run, found, shared)))
  }
}

const inTurn =
  (steps: readonly Step[]): Step =>
  async (run, objects) => {
    for (const step of steps) await step(run, objects)
  }

const atOnce =
  (steps: readonly Step[]): Step =>
  (run, objects) =>
    Promise.all(steps.map(step => step(run, objects)))
