import { operationFromDocument, type Supergraph } from '@apollo/federation-internals'
import { QueryPlanner, type QueryPlan } from '@apollo/query-planner'
import type { DocumentNode } from 'graphql'
import { noPlan } from './unplannable.ts'

/** Apollo's planner in this thread, made when first needed. @throws Error `no plan` */
export const planHere = (
  supergraph: Supergraph,
): ((document: DocumentNode, operationName: string | undefined) => QueryPlan) => {
  let planner: QueryPlanner | undefined
  return (document, operationName) => {
    planner ??= new QueryPlanner(supergraph)
    try {
      return planner.buildQueryPlan(operationFromDocument(supergraph.apiSchema(), document, { operationName }))
    } catch (error) {
      throw noPlan((error as Error).message)
    }
  }
}
