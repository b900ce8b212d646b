import type { PlanNode, SubscriptionNode } from '@apollo/query-planner'
import type { Limits } from '@e360/kit/limits'
import { print } from 'graphql'
import type { Plan } from '../execute/operations.ts'
import type { ReadSupergraph } from '../fetch/subgraphSchemas.ts'
import { sizeOf } from '../limits/count.ts'
import { tooCostly } from '../limits/judge.ts'
import { planHere } from './planHere.ts'
import { planningThread } from './planningThread.ts'

export interface BoundedPlanner {
  plan: Plan
  /** from now on requests wait for this thread */
  serving: () => Promise<void>
  close: () => Promise<void>
}

/** Fields of an operation over the product's own supergraph that is planned within 20 ms (docs/decisions/0018). */
const plannedHere = 60

/**
 * Plans small operations in this thread and large ones in another; before anybody is served all of them here.
 * @param foreign over somebody else's supergraph 20 fields may take seconds: once anybody is served, all are planned in the other thread
 * @throws QUERY_TOO_COSTLY where a plan has too many fetches
 */
export const boundedPlanner = (
  { sdl, supergraph }: ReadSupergraph,
  { fetches: most }: Pick<Limits, 'fetches'>,
  foreign = false,
): BoundedPlanner => {
  const here = planHere(supergraph)
  const thread = planningThread(sdl)
  let isServing = false
  return {
    plan: async (document, operationName) => {
      const isSmall = !isServing || (!foreign && sizeOf(document).selections <= plannedHere)
      const plan = await (isSmall
        ? here(document, operationName)
        : thread.plan({ text: print(document), operationName }))
      const fetches = fetchesIn(plan.node)
      if (fetches > most) throw tooCostly(`查询需要向各部门发出 ${fetches} 次请求，最多 ${most} 次`)
      return plan
    },
    serving: async () => {
      isServing = true
      if (foreign) await thread.begin()
    },
    close: thread.close,
  }
}

const fetchesIn = (node: PlanNode | SubscriptionNode | undefined): number => {
  if (!node) return 0
  if (node.kind === 'Fetch') return 1
  if (node.kind === 'Flatten') return fetchesIn(node.node)
  if (node.kind === 'Condition') return fetchesIn(node.ifClause) + fetchesIn(node.elseClause)
  if (node.kind === 'Sequence' || node.kind === 'Parallel')
    return node.nodes.reduce((sum, each) => sum + fetchesIn(each), 0)
  return 0
}
