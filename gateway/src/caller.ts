import type { Caller } from '@e360/kit/caller'
import type { Ledger } from './outcome/ledger.ts'

/**
 * Reads who asks.
 * @param authorization the header as it came; undefined where there is none, which is the public
 * @param at the time in ms at which the token has to be good, where that is not now; whether its key or grants were taken away is judged now
 * @throws UNAUTHENTICATED where a token is given that is not good; INTERNAL_SERVER_ERROR where it cannot be checked now
 */
export type Authenticate = (authorization: string | undefined, at?: number) => Promise<Caller>

/** What travels with one client request through the gateway. */
export interface RequestContext {
  /** null where access is switched off */
  caller: Caller | null
  requestId: string
  /** the network address that the request came from: whose budget it is where nobody signed in */
  address: string
  /** an operation of this gateway's own routes, not of a client */
  isOwn?: boolean
  /** its cost was taken from the caller's budget */
  isPaid?: boolean
  traceparent?: string
  /** the program that asks, and its version, as it names itself */
  client?: string
  clientVersion?: string
  ledger: Ledger
}
