import type { GraphQLDataSource } from '@apollo/gateway'
import type { Transport } from '@e360/kit/transport/transport'
import type { RequestContext } from '../caller.ts'
import { unavailable, unconfirmed } from '../errors/fault.ts'
import type { Asked, Ledger, Path } from '../outcome/ledger.ts'
import { readAnswer, type GoodAnswer } from './answer.ts'
import { ask, reasonOf } from './ask.ts'
import type { FetchDocument } from './document.ts'

/** Told of every fetch: how many seconds it took, and whether it went well. */
export type FetchObserver = (subgraph: string, seconds: number, outcome: 'OK' | 'PARTIAL' | 'FAILED') => void

type Representations = readonly Readonly<Record<string, unknown>>[]

/**
 * How @apollo/gateway asks one subgraph. It never fails and never returns errors: what went wrong is noted in the request's ledger and left
 * out of the data, so that nothing is computed from it; the ledger is settled when the whole plan was carried out.
 */
export const dataSource = (
  subgraph: string,
  transport: Transport,
  documentOf: (query: string) => FetchDocument,
  observe: FetchObserver,
): GraphQLDataSource<RequestContext> => {
  return {
    process: async options => {
      if (!('incomingRequestContext' in options)) return {}
      const { context, request, pathInIncomingRequest: at = [] } = options
      const { caller, requestId, traceparent, ledger } = context
      const { query = '', variables = {}, operationName } = request
      const document = documentOf(query)
      const asked = ledger.askSubgraph(subgraph)
      const { signal } = asked.budget
      const startedAt = performance.now()
      asked.budget.enter()
      const result = await ask(
        transport,
        { query, variables, operationName, operation: document },
        { caller, requestId, traceparent, signal },
        document.isRead,
      )
        .then(answer => readAnswer(answer, document, variables))
        .catch((error: unknown) => ({ misfit: reasonOf(error), fault: undefined }))
      asked.budget.leave()
      const observed = (outcome: 'OK' | 'PARTIAL' | 'FAILED') =>
        observe(subgraph, (performance.now() - startedAt) / 1_000, outcome)
      const representations = document.isOfEntities ? (variables['representations'] as Representations) : null
      const place = { subgraph, at: at as Path, document, representations }
      if ('misfit' in result) {
        observed('FAILED')
        ledger.failures.push({ subgraph, reason: result.misfit })
        ledger.troubles.push({ ...place, failed: result.fault ?? faultOfSilence(document), parts: [] })
        return { data: null }
      }
      observed(result.faults.length > 0 ? 'PARTIAL' : 'OK')
      noteFreshness(asked, result)
      for (const code of result.touched) ledger.touched.add(code)
      if (result.faults.length > 0) ledger.troubles.push({ ...place, parts: result.faults })
      result.faults.forEach(({ path }) => leaveOut(result.data, path))
      if (representations === null && at.length === 0) keepRoot(ledger, result.data)
      return { data: result.data }
    },
  }
}

const faultOfSilence = ({ isRead }: FetchDocument) => (isRead ? unavailable : unconfirmed)

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

/** @apollo/gateway merges later answers into the objects of the first, so that these show the whole result at the end. */
const keepRoot = ({ root }: Ledger, data: Record<string, unknown>) => {
  for (const [key, value] of Object.entries(data)) root[key] ??= value
}
