import { holdsTooMuch } from '@e360/kit/holdsTooMuch'
import type { FastifyInstance } from 'fastify'
import { readInTurns, type JsonBounds } from './readInTurns.ts'

/** To count, decode and read such a body is one piece of 50 ms at most. */
const largeBytes = 512 * 1024

/** Counts what a body in JSON holds before it is read. */
export const boundJson = (app: FastifyInstance, bounds: JsonBounds): void => {
  const read = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (body.length > largeBytes) return readLarge(body, bounds)
    if (holdsTooMuch(body, bounds.values)) return done(failed(413))
    void read(request, body.toString(), done)
  })
}

const readLarge = async (body: Buffer, bounds: JsonBounds): Promise<unknown> => {
  const found = await readInTurns(body, bounds).catch(() => {
    throw failed(400)
  })
  if (!found) throw failed(413)
  return found.value
}

const failed = (statusCode: number) => Object.assign(new Error(), { statusCode })
