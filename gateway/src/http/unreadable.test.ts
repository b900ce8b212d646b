import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { openShop, type Shop } from '../../testing/shopGateway.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const sent = async (words: string): Promise<string> => {
  const { hostname, port } = new URL(shop.gateway.url)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  socket.write(words)
  return text(socket)
}

test.each([
  ['no HTTP', '\u0016\u0003\u0001\r\n\r\n', 400, '请求格式有误，无法读取'],
  [
    'a length beside chunks',
    'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n',
    400,
    '请求格式有误',
  ],
  ['headers of 40 kB', `GET /health HTTP/1.1\r\nhost: a\r\nx: ${'x'.repeat(40_000)}\r\n\r\n`, 431, '请求头或地址过长'],
])('%s is answered in Chinese, with a code, and the connection is closed', async (_, words, status, sentence) => {
  const [head, body] = (await sent(words)).split('\r\n\r\n') as [string, string]
  expect(head).toContain(`HTTP/1.1 ${status} `)
  expect(head).toContain('connection: close')
  expect(JSON.parse(body)).toEqual({
    type: 'about:blank',
    title: expect.stringContaining(sentence),
    status,
    code: 'BAD_USER_INPUT',
  })
})
