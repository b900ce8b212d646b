import { StringDecoder } from 'node:string_decoder'
import { setImmediate as turn } from 'node:timers/promises'
import { holdsTooMuch } from '@e360/kit/holdsTooMuch'
import type { FastifyInstance } from 'fastify'

/** To count, decode and read such a body is 50 ms together; to decode 8 MB of Chinese is as long. */
const largeBytes = 512 * 1024

/** Counts what a body in JSON holds before it is read. */
export const boundJson = (app: FastifyInstance, mostValues: number): void => {
  const read = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (holdsTooMuch(body, mostValues)) return done(Object.assign(new Error(), { statusCode: 413 }))
    if (body.length <= largeBytes) return void read(request, body.toString(), done)
    void textOf(body).then(text => read(request, text, done))
  })
}

/** The event loop turns before and after each part of a large body. */
const textOf = async (body: Buffer): Promise<string> => {
  const decoder = new StringDecoder('utf8')
  let text = ''
  for (let at = 0; at < body.length; at += largeBytes) {
    await turn()
    text += decoder.write(body.subarray(at, at + largeBytes))
  }
  await turn()
  return text + decoder.end()
}
