import type { PlanNode, QueryPlan } from '@apollo/query-planner'
import { turning } from '@e360/kit/turns'
import type { RequestContext } from '../caller.ts'
import { conditionsIn } from '../fetch/variants.ts'
import { alone, compileAnswer, type AskedOperation, type Shown } from './answer.ts'
import type { FetchPorts } from './fetchStep.ts'
import type { JsonObject } from './json.ts'
import { questionOf } from './jointly.ts'
import type { Run } from './run.ts'
import { stepOf } from './steps.ts'
import type { Planned } from './toPlan.ts'

/** What came of an operation that was carried out. */
export interface Outcome extends Shown {
  /** steps of the plan that could not be carried out, which is a mistake of ours */
  mistakes: readonly unknown[]
}

/** An operation with its plan, compiled once and carried out any number of times. */
export interface CompiledOperation {
  plan: QueryPlan
  execute: (context: RequestContext, variables: JsonObject) => Promise<Outcome>
}

export interface CompilePorts extends Omit<FetchPorts, 'isRepeated'>, Planned {}

/**
 * @param plan of the operation without what is refused
 * @throws Error where the plan holds what is not compiled
 */
export const compileOperation = (
  asked: Omit<AskedOperation, 'untold' | 'plannedKey'>,
  plan: QueryPlan,
  ports: CompilePorts,
): CompiledOperation => {
  const node = plannedNode(plan)
  const step = node && stepOf(node, { ...ports, isRepeated: repeatedIn(node) })
  const conditionsOf = conditionsIn(alone(asked.document, asked.operation))
  const complete = compileAnswer(
    { ...asked, untold: node === undefined, plannedKey: ports.plannedKey },
    ports.apiSchema,
  )
  return {
    plan,
    execute: async (context, variables) => {
      const { ledger } = context
      ledger.plan = plan
      if (!step) return { ...complete(ledger.root, variables), mistakes: [] }
      const conditions = conditionsOf(variables)
      const holds = (name: string) => conditions[name] === true
      const mayTurn = turning()
      const run: Run = { context, variables, holds, underWay: new Map(), mistakes: [], mayTurn }
      await step(run, [ledger.root])
      await mayTurn()
      const shown = complete(ledger.root, variables)
      // it is written next
      await mayTurn()
      return { ...shown, mistakes: run.mistakes }
    },
  }
}

const plannedNode = ({ node }: QueryPlan): PlanNode | undefined => {
  if (node?.kind === 'Subscription') throw new Error('a plan with Subscription is not compiled')
  return node
}

/** Only a question that stands in the plan twice can be put twice at a time. */
const repeatedIn = (root: PlanNode): FetchPorts['isRepeated'] => {
  const counts = new Map<string, number>()
  const count = (node: PlanNode | undefined): void => {
    if (node?.kind === 'Fetch') counts.set(questionOf(node), (counts.get(questionOf(node)) ?? 0) + 1)
    else if (node?.kind === 'Flatten') count(node.node)
    else if (node?.kind === 'Condition') [node.ifClause, node.elseClause].forEach(count)
    else if (node?.kind === 'Sequence' || node?.kind === 'Parallel') node.nodes.forEach(count)
  }
  count(root)
  return node => counts.get(questionOf(node))! > 1
}
