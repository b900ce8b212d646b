import { Pool } from 'undici'
import { envelopeHeader } from '../trust/envelope.ts'
import type { Signer } from '../trust/signer.ts'
import { textOf } from './body.ts'
import { exchange, type Exchanged } from './exchange.ts'
import type { Patience } from './patience.ts'
import { TransportError, type SendOptions, type Transport } from './transport.ts'

/** The `accept` header of this transport. */
export const acceptedAnswers = 'application/graphql-response+json, application/json;q=0.9'

const answerLimitBytes = 16 * 1024 * 1024

/** What Node.js and undici say where nobody answered at all. */
const unreachable: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
])

/**
 * A subgraph behind HTTP. Connections are kept and re-used; redirects, anything but JSON, and more than 16 MiB are refused.
 * @param url `http://127.0.0.1:4002/graphql`, or `unix:/run/e360/a.sock` where the path asked for is `/graphql`
 * @param options.connections most connections at a time; further requests wait for one
 * @param options.signer signs what is sent, with the caller; without one nothing is told of a caller
 * @param options.sealed refuses an answer that does not tell, in the subgraph's hand, which companies it speaks of
 * @throws Error whose Chinese sentence names the address that is wrong
 */
export const httpTransport = (
  url: string,
  { connections = 64, signer, sealed = false }: { connections?: number; signer?: Signer | null; sealed?: boolean } = {},
): Transport => {
  const { origin, path, socketPath } = readAddress(url)
  const pool = new Pool(origin, { connections, socketPath, headersTimeout: 0, bodyTimeout: 0 })
  return {
    send: async ({ query, variables, operationName }, options) => {
      try {
        const body = JSON.stringify({ query, variables, operationName })
        const headers = headersFor(options)
        if (signer) headers[envelopeHeader] = signer.sign({ method: 'POST', path, headers, body }, options.caller)
        const asked = { path, headers, body, refuse, limit: answerLimitBytes }
        const { status, headers: answered, bytes } = await exchange(pool, asked, options.patience)
        const encoding = textIn(answered['content-encoding']).trim().toLowerCase()
        const text = await textOf(bytes, encoding, answerLimitBytes)
        const told = parse(text)
        if (sealed && !signer?.isSealed(headers[envelopeHeader] ?? '', told)) throw new TransportError('UNTRUSTED')
        return { status, body: told }
      } catch (error) {
        throw asTransportError(error, options.patience)
      }
    },
    close: () => pool.destroy(),
  }
}

const readAddress = (url: string) => {
  if (url.startsWith('unix:'))
    return { origin: 'http://localhost', path: '/graphql', socketPath: url.slice('unix:'.length) }
  const { protocol, origin, pathname, search } = URL.canParse(url)
    ? new URL(url)
    : { protocol: '', origin: '', pathname: '', search: '' }
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new Error(`子图地址“${url}”无效：应为 http://主机:端口/路径 或 unix:/套接字路径`)
  return { origin, path: pathname + search }
}

const headersFor = ({ requestId, traceparent }: SendOptions): Record<string, string> => ({
  'content-type': 'application/json',
  accept: acceptedAnswers,
  'accept-encoding': 'identity',
  'x-request-id': requestId,
  ...(traceparent !== undefined && { traceparent }),
})

const refuse = (status: number, headers: Exchanged['headers']): TransportError | undefined => {
  const reason = refusalOf(status, textIn(headers['content-type']))
  return reason && new TransportError(reason)
}

const refusalOf = (status: number, contentType: string) => {
  if (status >= 300 && status < 400) return 'REDIRECT'
  if (status === 401 && /^application\/problem\+json/i.test(contentType)) return 'UNTRUSTED'
  return /^application\/(?:graphql-response\+)?json\s*(?:;|$)/i.test(contentType) ? undefined : 'NOT_JSON'
}

const textIn = (header: string | string[] = '') => (Array.isArray(header) ? header.join(',') : header)

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new TransportError('NOT_JSON', error)
  }
}

const asTransportError = (error: unknown, patience: Patience) => {
  if (patience.isOver()) return new TransportError('TIMEOUT', error)
  if (error instanceof TransportError) return error
  const { code } = error as { code?: unknown }
  return new TransportError(unreachable.has(code) ? 'CONNECTION' : 'BROKEN', error)
}
