import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fastify from 'fastify'
import { boundJson } from './boundedJson.ts'

const app = fastify({ bodyLimit: 8e6 })
boundJson(app, { values: 25_000, textBytes: 2_000_000 })
app.post('/', (request, reply) => reply.send(request.body))
beforeAll(() => app.listen({ port: 0, host: '127.0.0.1' }))
afterAll(() => app.close())

const send = (body: unknown) => sendText(JSON.stringify(body))

const sendText = (body: string) =>
  fetch(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })

test.each([1, 2, 3])(
  'no character of a large body is torn between two parts of it, after %i letters',
  async letters => {
    const sent = { text: 'a'.repeat(letters) + '检😀'.repeat(200_000) }
    expect(((await (await send(sent)).json()) as typeof sent).text === sent.text).toBe(true)
  },
)

const large = { texts: Array.from({ length: 10 }, () => 'x'.repeat(60_000)) }

test('a large body is read as a small one: refused where it is no JSON, or holds names that change objects', async () => {
  for (const more of [{}, { more: [1, { a: null }] }]) {
    const sent = { ...large, ...more }
    expect(await (await send(sent)).json()).toEqual(sent)
  }
  const text = JSON.stringify(large)
  for (const wrong of [`${text},`, text.slice(0, -1), `{"__proto__":${text}}`, `{"constructor":{"prototype":${text}}}`])
    expect((await sendText(wrong)).status).toBe(400)
})

test('a large body of too many values, or of one very long text, is not read', async () => {
  expect((await send([large, ...Array.from({ length: 25_000 }, () => 1)])).status).toBe(413)
  expect((await send(['x'.repeat(1_999_000)])).status).toBe(200)
  expect((await send(['x'.repeat(2_000_000)])).status).toBe(413)
})

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
