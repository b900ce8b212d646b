import type { PlanNode, QueryPlan, SubscriptionNode } from '@apollo/query-planner'
import { tooCostly } from './judge.ts'

/** @throws QUERY_TOO_COSTLY where a plan has more fetches than `most` */
export const limitFetches = ({ node }: QueryPlan, most: number): void => {
  const fetches = fetchesIn(node)
  if (fetches > most) throw tooCostly(`查询需要向各部门发出 ${fetches} 次请求，最多 ${most} 次`)
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
