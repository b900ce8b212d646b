import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from '../caller.ts'
import { failure } from '../errors.ts'
import { doorHeaders, type Door } from './door.ts'

/** Leaves bodies alone, whatever their type and length: who answers reads them as they come. */
export const leaveBodies = (app: FastifyInstance): void => {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
}

/**
 * Answers a request through a department's door, both ways streamed.
 * @param how.closing lets those go who wait for news
 * @param how.body the body where it is not the request's own
 * @param how.patiently a refusal waits until the whole body has come: a gateway in between could not pass it on before
 * @throws what the door refuses
 */
export const passThrough = async (
  door: Door,
  how: {
    path: string
    caller: Caller | null
    closing: AbortSignal
    client?: string
    clientVersion?: string
    body?: AsyncIterable<Uint8Array> | null
    patiently?: true
  },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> => {
  const { path, caller, client, clientVersion, closing, patiently } = how
  const left = new AbortController()
  const leave = () => left.abort()
  closing.addEventListener('abort', leave)
  reply.raw.once('close', () => {
    leave()
    closing.removeEventListener('abort', leave)
  })
  const body = request.body instanceof Readable ? request.body : null
  if (body) {
    // a sender who is refused half way is let finish: many read no answer before that, and a connection that is closed on them loses it
    reply.raw.shouldKeepAlive = true
    reply.raw.once('finish', () => body.resume())
  }
  const answer = await door({
    method: request.method === 'GET' ? 'GET' : 'POST',
    path,
    query: givenOnce(request.query as Record<string, unknown>),
    headers: Object.fromEntries(doorHeaders.map(name => [name, headerText(request.headers[name])])),
    caller,
    requestId: request.id,
    ...(client !== undefined && { client }),
    ...(clientVersion !== undefined && { clientVersion }),
    body: how.body ?? (body ? (body.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) : nothing()),
    signal: left.signal,
  }).catch(async (error: unknown) => {
    if (patiently && body) await finished(body.resume()).catch(() => undefined)
    throw error
  })
  return reply
    .code(answer.status)
    .headers(answer.headers)
    .send(Readable.from(answer.body, { objectMode: false, highWaterMark: 64 * 1024 }))
}

/** @throws BAD_USER_INPUT for a parameter that comes twice: nobody could say which one counts */
const givenOnce = (query: Readonly<Record<string, unknown>>): Record<string, string | undefined> => {
  const twice = Object.keys(query).find(name => typeof query[name] !== 'string')
  if (twice !== undefined) throw failure('BAD_USER_INPUT', `参数“${twice.slice(0, 40)}”只能出现一次`)
  return query as Record<string, string>
}

const headerText = (header: string | string[] | undefined) => (Array.isArray(header) ? header.join(', ') : header)

async function* nothing(): AsyncGenerator<Uint8Array> {}
