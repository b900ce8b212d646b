import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { listen, type Listening } from '../listen.ts'
import { callerIn } from '../testing/callerIn.ts'
import { trustBy } from '../trust/trust.ts'
import { httpTransport } from './http.ts'
import { openPatience, type Patience } from './patience.ts'
import type { Transport } from './transport.ts'

let folder: string
let listening: Listening
let transport: Transport
let answer: (request: IncomingMessage, response: ServerResponse) => unknown
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'http-'))
  listening = await listen(
    createServer((request, response) => answer(request, response)),
    { path: path.join(folder, 'a.sock') },
  )
  transport = httpTransport(listening.url, { signer: trustBy('secret', 'gateway').signer('a') })
})
afterAll(async () => {
  await transport.close()
  await listening.close()
  await rm(folder, { recursive: true })
})

const request = { query: '{ a }', variables: { b: 1 } }
const send = (
  patience: Patience = openPatience(),
  caller = { sub: 'u1', roles: ['officer'] as const, systems: [], name: '王' },
) => transport.send(request, { caller, requestId: 'r1', patience })
const json = { 'content-type': 'application/json' }

test('a request goes over a unix socket with the caller and the request id, and the answer comes back as it is', async () => {
  let seen: unknown
  answer = async (incoming, response) => {
    let body = ''
    for await (const chunk of incoming) body += String(chunk)
    const { headers, url } = incoming
    seen = {
      url,
      body: JSON.parse(body),
      id: headers['x-request-id'],
      caller: callerIn(headers),
    }
    response.writeHead(400, json).end('{"data":{"a":1},"anything":true}')
  }
  expect(await send()).toEqual({ status: 400, body: { data: { a: 1 }, anything: true } })
  expect(seen).toEqual({
    url: '/graphql',
    body: request,
    id: 'r1',
    caller: { sub: 'u1', roles: ['officer'], systems: [], name: '王' },
  })
})

test.each<[string, string, (response: ServerResponse) => void]>([
  ['a redirect', 'REDIRECT', response => response.writeHead(307, { ...json, location: '/b' }).end('{}')],
  ['text', 'NOT_JSON', response => response.writeHead(200, { 'content-type': 'text/plain' }).end('{}')],
  ['half of a JSON text', 'NOT_JSON', response => response.writeHead(200, json).end('{"a":')],
  ['more than 16 MiB', 'TOO_LARGE', response => response.writeHead(200, json).end(`"${'x'.repeat(16 << 20)}"`)],
  [
    'more than 16 MiB when unpacked',
    'TOO_LARGE',
    response =>
      response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(17 << 20, 0x20))),
  ],
  [
    'half of a gzip text',
    'BROKEN',
    response =>
      response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(gzipSync('{"a":1}').subarray(0, -6)),
  ],
  [
    'a body cut short',
    'BROKEN',
    response => response.writeHead(200, { ...json, 'content-length': '9' }).write('{', () => response.destroy()),
  ],
  ['a cut connection', 'CONNECTION', response => response.destroy()],
  ['no HTTP', 'BROKEN', response => response.socket!.end('SSH-2.0-OpenSSH\r\n')],
])('%s is %s', async (_what, reason, answering) => {
  answer = (_request, response) => answering(response)
  await expect(send()).rejects.toMatchObject({ name: 'TransportError', reason })
})

test('16 MiB exactly are taken', async () => {
  answer = (_request, response) => response.writeHead(200, json).end(`"${'x'.repeat((16 << 20) - 2)}"`)
  expect((await send()).status).toBe(200)
})

test('when patience is over, it is TIMEOUT, before and during the body', async () => {
  for (const begin of [() => undefined, (response: ServerResponse) => response.writeHead(200, json).flushHeaders()]) {
    const ending = openPatience()
    answer = (_request, response) => {
      begin(response)
      setImmediate(() => ending.end())
    }
    await expect(send(ending)).rejects.toMatchObject({ reason: 'TIMEOUT' })
  }
})

test('a socket where nobody listens is CONNECTION', async () => {
  const nobody = httpTransport(`unix:${path.join(folder, 'none.sock')}`)
  await expect(nobody.send(request, { caller: null, requestId: 'r', patience: openPatience() })).rejects.toMatchObject({
    reason: 'CONNECTION',
  })
  await nobody.close()
})

test.each(['', 'nonsense', 'ftp://a/', '/path'])('“%s” is no address of a subgraph', url => {
  expect(() => httpTransport(url)).toThrow(`子图地址“${url}”无效`)
})
