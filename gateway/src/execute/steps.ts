import type { PlanNode } from '@apollo/query-planner'
import type { Path } from '../outcome/ledger.ts'
import { fetchStep, type FetchPorts } from './fetchStep.ts'
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
      return atOnce(node.nodes.map(child => stepOf(child, ports, at)))
    case 'Flatten': {
      const gather = gatherAt(node.path)
      const step = stepOf(node.node, ports, [...at, ...node.path])
      return (run, objects) => {
        const found = gather(objects)
        return found.length > 0 ? step(run, found) : done
      }
    }
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

const inTurn =
  (steps: readonly Step[]): Step =>
  async (run, objects) => {
    for (const step of steps) await step(run, objects)
  }

const atOnce =
  (steps: readonly Step[]): Step =>
  (run, objects) =>
    Promise.all(steps.map(step => step(run, objects)))
