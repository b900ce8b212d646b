import type { RequestContext } from '../caller.ts'
import type { BadAnswer, GoodAnswer } from '../fetch/answer.ts'
import type { JsonObject } from './json.ts'

/** What one execution of a plan has at hand. */
export interface Run {
  context: RequestContext
  /** as the client gave them */
  variables: Readonly<Record<string, unknown>>
  /** whether a Boolean variable holds, its default minded */
  holds: (variable: string) => boolean
  /** reads on their way that others of this request may join: by subgraph, text and variables */
  underWay: Map<string, Promise<GoodAnswer | BadAnswer>>
  /** a step that could not be carried out is a mistake; the others go on */
  mistakes: unknown[]
  /** between two pieces of work, each of which is long where the answer is (kit/src/turns.ts) */
  mayTurn: () => Promise<void> | undefined
}

/** One step of a plan, for the objects of the merged result that it is about. It never rejects: what goes wrong is a mistake of the run. */
export type Step = (run: Run, objects: readonly JsonObject[]) => Promise<unknown>
