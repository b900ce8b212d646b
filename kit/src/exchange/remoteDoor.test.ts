import { once, setMaxListeners } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@jest/globals'
import { openRemoteDoor } from './remoteDoor.ts'

test('very many who wait for news keep out nobody who pushes', async () => {
  let waiting = 0
  const server = createServer((request, response) => {
    if (request.method === 'GET') waiting += 1
    else request.resume().once('end', () => response.end('taken'))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { door, close } = openRemoteDoor(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, null)
  const left = new AbortController()
  setMaxListeners(0, left.signal)
  const common = { query: {}, headers: {}, caller: null, requestId: 'a', signal: left.signal }
  async function* body() {
    yield Buffer.from('{}\n')
  }
  const news = Promise.allSettled(
    Array.from({ length: 200 }, () => door({ ...common, method: 'GET', path: '/changes', body: body() })),
  )
  const { body: answer } = await door({ ...common, method: 'POST', path: '/ingest/a', body: body() })
  let text = ''
  for await (const piece of answer) text += String(piece)
  expect([text, waiting]).toEqual(['taken', 200])
  left.abort()
  await news
  await close()
  server.close()
})
