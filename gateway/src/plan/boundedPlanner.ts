import { print, type DocumentNode } from 'graphql'
import type { Plan } from '../execute/operations.ts'
import type { ReadSupergraph } from '../fetch/subgraphSchemas.ts'
import { sizeOf } from '../limits/count.ts'
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

/** With every condition the planner splits fetches, or joins them in more ways. */
const fieldsOfCondition = 10

/** Values that take it as long as a field does, counted with the lists around them. */
const valuesOfField = 300

const weightOf = (document: DocumentNode): number => {
  const { selections, directives, values } = sizeOf(document)
  return selections + directives * fieldsOfCondition + values / valuesOfField
}

/**
 * Plans small operations in this thread and large ones in another; before anybody is served all of them here.
 * @param foreign over somebody else's supergraph 20 fields may take seconds: once anybody is served, all are planned in the other thread
 */
export const boundedPlanner = ({ sdl, supergraph }: ReadSupergraph, foreign = false): BoundedPlanner => {
  const here = planHere(supergraph)
  const thread = planningThread(sdl)
  let isServing = false
  return {
    plan: async (document, operationName) => {
      const isSmall = !isServing || (!foreign && weightOf(document) <= plannedHere)
      return isSmall ? here(document, operationName) : thread.plan({ text: print(document), operationName })
    },
    serving: async () => {
      isServing = true
      if (foreign) await thread.begin()
    },
    close: thread.close,
  }
}
