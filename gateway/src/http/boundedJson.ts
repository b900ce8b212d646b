import { valuesIn } from '@e360/kit/valuesIn'
import type { FastifyInstance } from 'fastify'

/** To count, decode and read such a body is 50 ms together. */
const largeBytes = 512 * 1024

/** Counts what a body in JSON holds before it is read. */
export const boundJson = (app: FastifyInstance, mostValues: number): void => {
  const read = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (valuesIn(body, mostValues) > mostValues) return done(Object.assign(new Error(), { statusCode: 413 }))
    const next = body.length > largeBytes ? setImmediate : (work: () => void) => work()
    next(() => {
      const text = body.toString()
      next(() => void read(request, text, done))
    })
  })
}
