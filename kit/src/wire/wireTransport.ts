import { httpTransport } from '../transport/http.ts'
import type { Patience } from '../transport/patience.ts'
import { TransportError, type SendOptions, type SubgraphRequest, type Transport } from '../transport/transport.ts'
import type { Signer } from '../trust/signer.ts'
import type { Frame } from './frames.ts'
import { openWire } from './openWire.ts'
import { writeQuestion } from './question.ts'
import type { Wire } from './wire.ts'
import { wireMessage } from './wireMessage.ts'

const plainForMs = 60_000

/**
 * A department of this product: one kept connection, on which requests and answers are frames (docs/decisions/0024). Where something on the way
 * speaks plain HTTP only, requests go that way, and a wire is asked for again a minute later.
 * @param url as `httpTransport` takes it; behind `https:` it is plain HTTP
 * @param signer signs what is sent, with the caller; null where access is switched off
 */
export const wireTransport = (url: string, signer: Signer | null): Transport => {
  const plain = httpTransport(url, { signer, sealed: signer !== null })
  if (url.startsWith('https:')) return plain
  const address = url.startsWith('unix:')
    ? { hostname: 'localhost', port: '', socketPath: url.slice('unix:'.length), path: '/graphql' }
    : addressOf(new URL(url))
  let wire: Wire | null = null
  let opening: Promise<Wire | null> | undefined
  let plainUntil = 0
  let isClosed = false

  const open = () => {
    opening ??= openWire(address, signer)
      .then(opened => {
        if (opened === null) plainUntil = performance.now() + plainForMs
        if (isClosed) opened?.close()
        return (wire = opened)
      })
      .finally(() => (opening = undefined))
    return opening
  }
  const askOn = async (
    on: Wire,
    request: SubgraphRequest,
    { caller, requestId, traceparent, patience }: SendOptions,
  ) => {
    const body = writeQuestion(request)
    const message = wireMessage(address.path, requestId, traceparent, body)
    const envelope = signer?.sign(message, caller) ?? ''
    const answer = await on.ask({ head: `${envelope}\n${requestId}\n${traceparent ?? ''}`, body }, patience)
    return readAnswer(answer, envelope, signer)
  }
  return {
    send: async (request, options) => {
      if (wire?.isOpen()) return askOn(wire, request, options)
      if (performance.now() < plainUntil) return plain.send(request, options)
      const opened = await inTime(open(), options.patience)
      return opened ? askOn(opened, request, options) : plain.send(request, options)
    },
    close: async () => {
      isClosed = true
      wire?.close()
      await plain.close()
    },
  }
}

const addressOf = ({ hostname, port, pathname, search }: URL) => ({
  hostname: hostname.replace(/^\[(.*)\]$/, '$1'),
  port: port === '' ? '80' : port,
  path: pathname + search,
})

const readAnswer = ({ head, body }: Frame, envelope: string, signer: Signer | null) => {
  const status = Number(head)
  if (status === 401 || status === 403) throw new TransportError('UNTRUSTED')
  let told: unknown
  try {
    told = JSON.parse(body)
  } catch (error) {
    throw new TransportError('NOT_JSON', error)
  }
  if (signer && !signer.isSealed(envelope, told)) throw new TransportError('UNTRUSTED')
  return { status, body: told }
}

const inTime = <Value>(promise: Promise<Value>, patience: Patience): Promise<Value> =>
  new Promise((resolve, reject) => {
    const waitNoMore = patience.whenOver(() => reject(new TransportError('TIMEOUT')))
    promise.then(resolve, reject).finally(waitNoMore)
  })
