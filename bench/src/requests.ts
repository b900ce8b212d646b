import { companiesAsked, operations, type Operation } from './operations.ts'
import { randomNumbers } from './random.ts'

/** GraphQL over HTTP, or the paths of the hand-written aggregator. */
export type Protocol = 'graphql' | 'rest'

export interface HttpRequest {
  method: 'GET' | 'POST'
  path: string
  /** JSON; empty for GET */
  body: string
}

/** One query about these companies. */
export const requestFor = (protocol: Protocol, operation: Operation, orgCodes: readonly string[]): HttpRequest => {
  if (protocol === 'graphql') {
    const variables = operation === 'MobileCard' ? { orgCode: orgCodes[0] } : { orgCodes }
    const body = JSON.stringify({ operationName: operation, query: operations[operation], variables })
    return { method: 'POST', path: '/graphql', body }
  }
  if (operation === 'MobileCard') return { method: 'GET', path: `/enterprises/${orgCodes[0]}/card`, body: '' }
  return { method: 'POST', path: '/enterprises/list', body: JSON.stringify({ orgCodes }) }
}

/** What a client sends beside its query: who it is, and why it looks. */
export const headersFor = (token: string | null): Record<string, string> => ({
  'content-type': 'application/json',
  ...(token !== null && { authorization: `Bearer ${token}`, 'x-e360-purpose': 'INSPECTION' }),
})

/** Endless queries about random companies; the same seed asks the same in the same order. */
export const randomRequests = (
  protocol: Protocol,
  operation: Operation,
  orgCodes: readonly string[],
  seed: number,
): (() => HttpRequest) => {
  const random = randomNumbers(seed)
  const any = () => orgCodes[Math.floor(random() * orgCodes.length)]!
  return () => requestFor(protocol, operation, Array.from({ length: companiesAsked[operation] }, any))
}
