import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { publicCaller, type Caller } from '../caller.ts'
import { perRequest } from '../perRequest.ts'
import type { ServiceOperation } from './envelope.ts'
import type { Gate } from './gate.ts'

/** Who is let in. */
export interface Admitted {
  caller: Caller
  /** a streamed body as its sender sent it */
  streamed: AsyncIterable<Uint8Array> | null
}

/**
 * Lets requests into a service's routes through its gate only, JSON bodies before they are parsed.
 * @param gate null where access is switched off: everybody is the public
 * @param operationOf what a request asks for; null: open to everybody
 * @returns who was let in with a request
 */
export const guard = (
  app: FastifyInstance,
  gate: Gate | null,
  operationOf: (request: FastifyRequest) => ServiceOperation | null,
): ((request: FastifyRequest) => Admitted) => {
  const admitted = perRequest<Admitted>(app)
  const admit = (request: FastifyRequest, body: string | Readable): Admitted => {
    const operation = operationOf(request)
    const chunks = typeof body === 'string' ? null : body.iterator({ destroyOnReturn: false })
    if (!gate || !operation) return { caller: publicCaller, streamed: chunks }
    const { method, headers, raw } = request
    const message = { method, path: raw.url!, headers }
    if (chunks === null) return { caller: gate.open(operation, { ...message, body: body as string }), streamed: null }
    const { caller, body: streamed } = gate.openStream(operation, message, chunks)
    return { caller, streamed }
  }
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text, done) => {
    try {
      admitted.set(request, admit(request, text as string))
    } catch (error) {
      return done(error as Error)
    }
    return parse(request, text as string, done)
  })
  app.addHook('preHandler', async request => {
    if (!admitted.get(request))
      admitted.set(request, admit(request, request.body instanceof Readable ? request.body : ''))
  })
  return request => admitted.get(request)!
}
