import type { FastifyInstance, FastifyRequest } from 'fastify'

/** What a server keeps of each request until it is answered. */
export interface PerRequest<Value> {
  get: (request: FastifyRequest) => Value | null
  set: (request: FastifyRequest, value: Value) => void
}

/**
 * A place on every request of a server. In a WeakMap of the server's the value would outlive its request: a collection of the young generation
 * takes what an old WeakMap holds for alive, and all of it grows old.
 */
export const perRequest = <Value>(app: FastifyInstance): PerRequest<Value> => {
  const place = Symbol('per request')
  app.decorateRequest(place, null)
  const placed = (request: FastifyRequest) => request as unknown as Record<symbol, Value | null>
  return {
    get: request => placed(request)[place]!,
    set: (request, value) => void (placed(request)[place] = value),
  }
}
