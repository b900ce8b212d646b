import { valuesIn } from '@e360/kit/valuesIn'
import type { FastifyInstance } from 'fastify'

/** Counts what a body in JSON holds before it is read. */
export const boundJson = (app: FastifyInstance, mostValues: number): void => {
  const read = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (valuesIn(body, mostValues) > mostValues) done(Object.assign(new Error(), { statusCode: 413 }))
    else void read(request, body.toString(), done)
  })
}
