import { failures } from '@e360/kit/errors'
import type { Limits } from '@e360/kit/limits'
import type { Transport } from '@e360/kit/transport/transport'
import type { RequestContext } from '../caller.ts'
import { unavailable, unconfirmed } from '../errors/fault.ts'
import type { Asked, Ledger, Path, Trouble } from '../outcome/ledger.ts'
import { readAnswer, type BadAnswer, type GoodAnswer } from './answer.ts'
import { ask, reasonOf } from './ask.ts'
import type { FetchDocument } from './document.ts'

/** Told of every fetch: how many seconds it took, and whether it went well. */
export type FetchObserver = (subgraph: string, seconds: number, outcome: 'OK' | 'PARTIAL' | 'FAILED') => void

/** A question to one subgraph. */
export interface Question {
  document: FetchDocument
  query: string
  operationName: string | undefined
  variables: Readonly<Record<string, unknown>>
}

/** One subgraph, as fetches see it. */
export interface Source {
  /** Asks within the subgraph's budget, and once more where nobody answered a read. Never rejects. */
  ask: (question: Question, context: RequestContext) => Promise<GoodAnswer | BadAnswer>
  /**
   * Notes in the ledger what was wrong with an answer and takes it out of the data, so that nothing is computed from it.
   * @returns the data; null where nothing could be had
   */
  take: (
    answer: GoodAnswer | BadAnswer,
    place: Omit<Trouble, 'subgraph' | 'parts'>,
    ledger: Ledger,
  ) => GoodAnswer['data'] | null
}

/** It never fails: the ledger keeps what went wrong, and is settled when the whole plan was carried out. */
export const sourceOf = (
  subgraph: string,
  transport: Transport,
  observe: FetchObserver,
  most: Pick<Limits, 'representations' | 'answerFields'>,
): Source => ({
  ask: async ({ document, query, operationName, variables }, { caller, requestId, traceparent, ledger }) => {
    const { budget } = ledger.askSubgraph(subgraph)
    const { representations } = variables
    if (Array.isArray(representations) && representations.length > most.representations) return tooMany
    const startedAt = performance.now()
    budget.enter()
    const request = { query, variables, operationName, operation: document }
    const options = { caller, requestId, traceparent, patience: budget.patience }
    let answer: GoodAnswer | BadAnswer
    try {
      answer = readAnswer(await ask(transport, request, options, document.isRead), document, variables)
    } catch (error) {
      answer = { misfit: reasonOf(error) }
    }
    budget.leave()
    observe(subgraph, (performance.now() - startedAt) / 1_000, outcomeOf(answer))
    return answer
  },
  take: (told, place, ledger) => {
    // here, since an answer that several asked for together is taken by each of them
    const answer = 'fields' in told && (ledger.fields += told.fields) > most.answerFields ? tooMany : told
    if ('misfit' in answer) {
      const { isRead } = place.document
      ledger.failures.push({ subgraph, reason: answer.misfit })
      ledger.troubles.push({
        ...place,
        subgraph,
        failed: answer.fault ?? (isRead ? unavailable : unconfirmed),
        parts: [],
      })
      return null
    }
    noteFreshness(ledger.askSubgraph(subgraph), answer)
    ledger.told.add(answer.touched)
    if (answer.faults.length > 0) ledger.troubles.push({ ...place, subgraph, parts: answer.faults })
    for (const { path } of answer.faults) leaveOut(answer.data, path)
    return answer.data
  },
})

const tooMany: BadAnswer = {
  misfit: 'TOO_MANY',
  fault: { code: 'QUERY_TOO_COSTLY', sentence: failures.QUERY_TOO_COSTLY.sentence },
}

const outcomeOf = (answer: GoodAnswer | BadAnswer) => {
  if ('misfit' in answer) return 'FAILED'
  return answer.faults.length > 0 ? 'PARTIAL' : 'OK'
}

/** The oldest date of all its answers is told, and that one of them was stale. */
const noteFreshness = (asked: Asked, { asOf, stale }: GoodAnswer) => {
  if (asOf !== undefined && (asked.asOf === undefined || asOf < asked.asOf)) asked.asOf = asOf
  asked.stale ||= stale
}

/** Takes a null that stands for a failure out of the data: as a key or a required field it would be read as “none”. */
const leaveOut = (data: Record<string, unknown>, path: Path) => {
  let parent: unknown = data
  for (const key of path) {
    const value = (parent as Record<string | number, unknown>)[key]
    if (value === null && !Array.isArray(parent)) delete (parent as Record<string | number, unknown>)[key]
    if (typeof value !== 'object' || value === null) return
    parent = value
  }
}
