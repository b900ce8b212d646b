import type { Experimental_DidResolveQueryPlanCallback } from '@apollo/gateway'
import type { Fault } from '../errors/fault.ts'
import { openBudget, type Budget } from '../fetch/budget.ts'
import type { FetchDocument } from '../fetch/document.ts'

export type Path = readonly (string | number)[]
export type QueryPlan = Parameters<Experimental_DidResolveQueryPlanCallback>[0]['queryPlan']

/** A fetch of which something went wrong. */
export interface Trouble {
  subgraph: string
  /** where in the client's answer the fetch belongs; `@` stands for every element of a list */
  at: Path
  document: FetchDocument
  /** the representations that were sent; null where a root was asked */
  representations: readonly Readonly<Record<string, unknown>>[] | null
  /** the whole fetch failed */
  failed?: Fault
  /** parts of the answer failed, by their paths in it */
  parts: readonly { path: Path; fault: Fault }[]
}

/** What one subgraph did in one client request. */
export interface Asked {
  budget: Budget
  asOf?: string
  stale: boolean
}

/** What happens while one client request is answered: kept until its `extensions.sections` and its log line are written. */
export interface Ledger {
  asked: Map<string, Asked>
  troubles: Trouble[]
  /** lists of what subgraphs say are codes of the subjects that they spoke of, parted by blanks: for the access ledger */
  told: Set<string>
  /** for the log: subgraph and why its fetch failed */
  failures: { subgraph: string; reason: string }[]
  /** of all objects of the answers that were taken */
  fields: number
  /** about how many the answer that is shown has */
  characters: number
  /** the merged answers, before the client's selection is taken from them: the very objects that @apollo/gateway merges into */
  root: Record<string, unknown>
  plan?: QueryPlan
  /** the name of the operation, once it is known to be valid */
  operationName: string | null
  sections?: Readonly<Record<string, { status: string }>>
  askSubgraph: (subgraph: string) => Asked
}

/** A method, as for every request: tsx sets the name of each function that is kept under one, whenever it is made. */
export const openLedger = (deadlineMs: number): Ledger => {
  const asked = new Map<string, Asked>()
  return {
    asked,
    troubles: [],
    told: new Set(),
    failures: [],
    fields: 0,
    characters: 0,
    root: Object.create(null) as Record<string, unknown>,
    operationName: null,
    askSubgraph(subgraph) {
      const before = asked.get(subgraph)
      if (before) return before
      const first = { budget: openBudget(deadlineMs), stale: false }
      asked.set(subgraph, first)
      return first
    },
  }
}
