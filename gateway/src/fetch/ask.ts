import {
  TransportError,
  type Answer,
  type SendOptions,
  type SubgraphRequest,
  type Transport,
} from '@e360/kit/transport/transport'

/**
 * Sends a request, and once more where nobody answered and nothing is changed by asking again.
 * @throws TransportError
 */
export const ask = (
  transport: Transport,
  request: SubgraphRequest,
  options: SendOptions,
  isRead: boolean,
): Promise<Answer> => {
  const sent = transport.send(request, options)
  if (!isRead) return sent
  return sent.catch((error: unknown) => {
    const nobodyThere = error instanceof TransportError && error.reason === 'CONNECTION'
    if (!nobodyThere || options.patience.isOver()) throw error
    return transport.send(request, options)
  })
}

/** For the log: what kind of failure, and the system's code where there is one. Never a message: it may quote data. */
export const reasonOf = (error: unknown): string => {
  if (!(error instanceof TransportError)) return 'CRASHED'
  const { code } = (error.cause ?? {}) as { code?: unknown }
  return typeof code === 'string' ? `${error.reason} ${code}` : error.reason
}
