import { operationFromDocument, Supergraph } from '@apollo/federation-internals'
import { QueryPlanner, type FetchNode, type PlanNode } from '@apollo/query-planner'
import { Kind, parse, visit, type FieldNode } from 'graphql'

/** One request that the gateway makes of a department. */
export interface Fetch {
  subgraph: string
  /** the names of the fields that are asked for, wherever they stand in the request */
  fields: string[]
  /** what the department is told of each company to find it by; empty where nothing is */
  keys: string[]
}

/**
 * Plans queries as @apollo/gateway does.
 * @param supergraph as {@link compose} makes it
 * @returns query → its fetches in the order in which they start
 */
export const planner = (supergraph: string): ((query: string) => Fetch[]) => {
  const composed = Supergraph.build(supergraph)
  const planning = new QueryPlanner(composed)
  return query => {
    const operation = operationFromDocument(composed.apiSchema(), parse(query))
    const { node } = planning.buildQueryPlan(operation)
    if (!node || node.kind === 'Subscription') throw new Error(`not a query with a plan: ${query}`)
    return fetchesOf(node).map(fetch => ({
      subgraph: fetch.serviceName,
      fields: fieldsOf(fetch.operation),
      keys: (fetch.requires ?? [])
        .flatMap(entity => entity.selections ?? [])
        .flatMap(field => (field.kind === 'Field' && field.name !== '__typename' ? [field.name] : [])),
    }))
  }
}

const fetchesOf = (node: PlanNode): FetchNode[] => {
  if (node.kind === 'Fetch') return [node]
  if (node.kind === 'Flatten') return fetchesOf(node.node)
  if (node.kind === 'Sequence' || node.kind === 'Parallel') return node.nodes.flatMap(fetchesOf)
  throw new Error(`a plan node that no query here brings: ${node.kind}`)
}

const fieldsOf = (operation: string): string[] => {
  const fields: string[] = []
  visit(parse(operation), { [Kind.FIELD]: (field: FieldNode) => void fields.push(field.name.value) })
  return fields.filter(name => name !== '__typename' && name !== '_entities')
}
