import type { OperationResult, RoutePorts } from '@e360/gateway/http/routes'
import type { FastifyRequest } from 'fastify'

/** One request to the service, by whom it comes and how he called it. */
export interface Visit {
  /** the address of the service as the client knows it, with the token that he put into it; no slash at the end */
  base: string
  /** the address holds the token, so no further credentials are needed */
  holdsToken: boolean
  /** as the caller, over the gateway */
  ask: <Data>(query: string, variables: Readonly<Record<string, unknown>>) => Promise<OperationResult<Data>>
}

/**
 * Signs the caller in: by the authorization header, else by the token in the address (OpenRefine cannot send a header).
 * @throws UNAUTHENTICATED where either is not good
 */
export const receive = async (request: FastifyRequest, ports: RoutePorts): Promise<Visit> => {
  const { token } = request.params as { token?: string }
  const inPath = token === undefined ? undefined : `Bearer ${token}`
  const caller = await ports.authenticate(request.headers.authorization ?? inPath)
  return {
    base: `${originOf(request)}/reconcile${token === undefined ? '' : `/${encodeURIComponent(token)}`}`,
    holdsToken: token !== undefined,
    ask: (query, variables) => ports.execute(request, caller, { query, variables }),
  }
}

/** As the client wrote it, also before a proxy; it comes back to nobody but him. */
const originOf = ({ headers, host, protocol }: FastifyRequest): string => {
  const forwardedHost = headers['x-forwarded-host']
  const forwardedProtocol = headers['x-forwarded-proto']
  const shownHost = [forwardedHost, host].find(text => typeof text === 'string' && /^[\w.:[\]-]{1,255}$/.test(text))
  const shownProtocol = forwardedProtocol === 'https' || forwardedProtocol === 'http' ? forwardedProtocol : protocol
  return `${shownProtocol}://${String(shownHost ?? 'localhost')}`
}
