import { operationFromDocument, type Supergraph } from '@apollo/federation-internals'
import { QueryPlanner } from '@apollo/query-planner'
import type { Plan } from '../execute/operations.ts'

/** Apollo's planner in this thread, made when first needed. */
export const planHere = (supergraph: Supergraph): Plan => {
  let planner: QueryPlanner | undefined
  return (document, operationName) => {
    planner ??= new QueryPlanner(supergraph)
    return planner.buildQueryPlan(operationFromDocument(supergraph.apiSchema(), document, { operationName }))
  }
}
