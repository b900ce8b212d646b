import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fastify from 'fastify'
import { boundJson } from './boundedJson.ts'

const app = fastify({ bodyLimit: 8e6 })
boundJson(app, 25_000)
app.post('/', (request, reply) => reply.send(request.body))
beforeAll(() => app.listen({ port: 0, host: '127.0.0.1' }))
afterAll(() => app.close())

const send = (body: unknown) =>
  fetch(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

test.each([1, 2, 3])(
  'no character of a large body is torn between two parts of it, after %i letters',
  async letters => {
    const sent = { text: 'a'.repeat(letters) + '检😀'.repeat(200_000) }
    expect(((await (await send(sent)).json()) as typeof sent).text === sent.text).toBe(true)
  },
)

test('a body of too many values is not read', async () => {
  expect((await send(Array.from({ length: 25_000 }, () => 1))).status).toBe(200)
  expect((await send(Array.from({ length: 25_001 }, () => 1))).status).toBe(413)
})

test('a body with an object of too many fields is not read, wherever that lies and whatever its texts hold', async () => {
  const objectOf = (fields: number) =>
    Object.fromEntries(Array.from({ length: fields }, (_, index) => [`"{}:${index}`, ':{"']))
  expect((await send([objectOf(10_000), { a: [objectOf(9_999)], b: 1 }])).status).toBe(200)
  expect((await send(objectOf(10_001))).status).toBe(413)
  expect((await send({ a: [{ b: {} }, objectOf(10_001)] })).status).toBe(413)
})
