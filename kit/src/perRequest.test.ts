import { expect, test } from '@jest/globals'
import { fastify, type FastifyRequest } from 'fastify'
import { perRequest } from './perRequest.ts'
import { grownOld } from './testing/grownOld.ts'

test('what a server keeps of a request is told for that request alone, and dies young', async () => {
  const app = fastify()
  const kept = perRequest<object>(app)
  app.get('/:name', async (request, reply) => {
    const before = kept.get(request)
    kept.set(request, request.params as object)
    await reply.send({ before, now: kept.get(request) })
  })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const ask = async (name: string) => (await fetch(`${url}/${name}`, { headers: { connection: 'close' } })).json()
  expect(await ask('a')).toEqual({ before: null, now: { name: 'a' } })
  expect(await ask('b')).toEqual({ before: null, now: { name: 'b' } })
  const comeAndGo = (thing: object) => {
    const request = {} as FastifyRequest
    kept.set(request, { thing, request })
  }
  expect(await grownOld(comeAndGo)).toBeLessThan(3)
  await app.close()
})
