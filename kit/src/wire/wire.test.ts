import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { rm } from 'node:fs/promises'
import { createServer, request, type RequestListener, type Server } from 'node:http'
import type { Socket } from 'node:net'
import path from 'node:path'
import { listen, type Listening } from '../listen.ts'
import { createLog } from '../log.ts'
import { makeTestFolder } from '../testing/folder.ts'
import { openPatience } from '../transport/patience.ts'
import type { Transport } from '../transport/transport.ts'
import { envelopeHeader } from '../trust/envelope.ts'
import { trustBy } from '../trust/trust.ts'
import { frameReader, frameWriter, type Frame } from './frames.ts'
import { openNearSocket } from './nearSocket.ts'
import { wireProtocol } from './openWire.ts'
import { serveWire, type AnswerWire } from './serveWire.ts'
import { wireMessage } from './wireMessage.ts'
import { wireTransport } from './wireTransport.ts'

const secret = 'a secret of this test alone, nobody else knows it'
const signer = trustBy(secret, 'gateway').signer('a')
const log = createLog({ service: 'test', level: 'silent' })
const gate = trustBy(secret, 'a').gate({ gateway: ['graphql'], nosy: ['changes'] }, log)
const caller = { sub: 'u1', roles: ['officer'] as const, systems: [], name: '王' }

/** Tells the variables and who asks. */
const echo: AnswerWire = async (body, { sub }, envelope) => {
  const { variables } = JSON.parse(body) as { variables: object }
  return {
    status: 200,
    text: JSON.stringify({ data: { ...variables, sub }, extensions: { touched: '', seal: gate.seal(envelope, '') } }),
  }
}

let folder: string
let server: Server
let listening: Listening
let transport: Transport
let answer: AnswerWire
let leave: () => void
let plain: RequestListener
let wires: Socket[]

const start = async () => {
  server = createServer((incoming, response) => plain(incoming, response))
  leave = serveWire(server, { path: '/graphql', gate, most: 1_000_000, answer: (...asked) => answer(...asked), log })
  server.on('upgrade', (_request, socket: Socket) => wires.push(socket))
  listening = await listen(server, { path: path.join(folder, 'a.sock') })
}
beforeEach(async () => {
  folder = await makeTestFolder('wire')
  answer = echo
  wires = []
  plain = (_request, response) => void response.writeHead(404).end()
  await start()
  transport = wireTransport(listening.url, signer)
})
afterEach(async () => {
  await transport.close()
  leave()
  await listening.close()
  await rm(folder, { recursive: true })
})

const send = (variables: Record<string, unknown>, patience = openPatience()) =>
  transport.send({ query: '{ a }', variables }, { caller, requestId: 'r1', patience })

/** Asks for a wire by hand. @returns the socket, or the status of a refusal */
const upgraded = (headers: Record<string, string>) =>
  new Promise<Socket | number>(resolve => {
    const asked = request({ socketPath: path.join(folder, 'a.sock'), path: '/graphql', headers, agent: false })
    asked.once('upgrade', (_response, socket: Socket) => resolve(socket))
    asked.once('response', response => resolve(response.resume().statusCode!))
    asked.end()
  })
const asking = { connection: 'Upgrade', upgrade: wireProtocol }
const signed = (by = signer) => ({
  ...asking,
  [envelopeHeader]: by.sign({ method: 'GET', path: '/graphql', headers: {}, body: '' }, null),
})

test('many questions are under way on one wire, and each gets its own answer, whatever comes first', async () => {
  const held: (() => void)[] = []
  answer = async (...asked) => {
    await new Promise<void>(resolve => held.push(resolve))
    return echo(...asked)
  }
  const answers = Array.from({ length: 50 }, (_, number) => send({ number, text: '企业'.repeat(number * 100) }))
  while (held.length < 50) await new Promise(setImmediate)
  held.toReversed().forEach(release => release())
  const told = (await Promise.all(answers)) as { body: { data: { number: number; sub: string } } }[]
  expect(told.map(({ body }) => body.data.number)).toEqual(Array.from({ length: 50 }, (_, number) => number))
  expect(told[0]?.body.data.sub).toBe('u1')
  expect(wires).toHaveLength(1)
})

test('who does not sign, or may not ask GraphQL, gets no wire', async () => {
  expect(await upgraded(asking)).toBe(401)
  expect(await upgraded(signed(trustBy('another secret that is long enough, yes', 'gateway').signer('a')))).toBe(401)
  expect(await upgraded(signed(trustBy(secret, 'nosy').signer('a')))).toBe(403)
})

test('who offers another protocol is answered over HTTP', async () => {
  plain = (_request, response) => void response.writeHead(202).end('well')
  expect(await upgraded({ connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': 'AAMAAABk' })).toBe(
    202,
  )
})

test('a frame that was changed, or comes again, is not answered', async () => {
  const socket = (await upgraded(signed())) as Socket
  const came: Frame[] = []
  socket.on(
    'data',
    frameReader(1_000_000, frame => void came.push(frame)),
  )
  const write = frameWriter(socket)
  const body = '{"query":"{ a }","variables":{"b":1}}'
  const envelope = signer.sign(wireMessage('/graphql', 'r1', undefined, body), caller)
  write({ number: 1, head: `${envelope}\nr1\n`, body })
  write({ number: 2, head: `${envelope}\nr1\n`, body })
  write({ number: 3, head: `${signer.sign(wireMessage('/graphql', 'r1', undefined, body), caller)}\nr2\n`, body })
  write({ number: 4, head: `${signer.sign(wireMessage('/graphql', 'r1', undefined, body), caller)}\nr1\n`, body: '{}' })
  // signed as a request over HTTP
  const header = signer.sign({ method: 'POST', path: '/graphql', headers: { 'x-request-id': 'r1' }, body }, caller)
  write({ number: 5, head: `${header}\nr1\n`, body })
  while (came.length < 5) await new Promise(setImmediate)
  expect(came.toSorted((a, b) => a.number - b.number).map(({ head }) => head)).toEqual([
    '200',
    '401',
    '401',
    '401',
    '401',
  ])
  socket.destroy()
})

/** What a peer that keeps no bounds sends: one request as often as it likes. */
const requests = (count: number, body = '{"query":"{ a }","variables":{}}') => {
  const pieces: Buffer[] = []
  const write = frameWriter({ cork: () => {}, uncork: () => {}, write: (bytes: Buffer) => pieces.push(bytes) } as never)
  for (let number = 1; number <= count; number++)
    write({ number, head: `${signer.sign(wireMessage('/graphql', 'r1', undefined, body), caller)}\nr1\n`, body })
  return Buffer.concat(pieces)
}

test('who asks more at once than is answered waits, and is answered in the end', async () => {
  const held: (() => void)[] = []
  answer = async (...asked) => {
    await new Promise<void>(resolve => held.push(resolve))
    return echo(...asked)
  }
  const socket = (await upgraded(signed())) as Socket
  let answered = 0
  socket.on(
    'data',
    frameReader(1_000_000, () => void (answered += 1)),
  )
  socket.write(requests(3_000))
  while (!wires[0]!.isPaused()) await new Promise(setImmediate)
  for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate)
  expect(held.length).toBeGreaterThanOrEqual(1_000)
  expect(held.length).toBeLessThan(1_500)
  while (answered < 3_000) {
    held.splice(0).forEach(release => release())
    await new Promise(setImmediate)
  }
  socket.destroy()
})

test('who reads no answers is read no more, until the answers are', async () => {
  let asked = 0
  const text = JSON.stringify({ data: 'x'.repeat(1_000_000) })
  answer = async () => {
    asked += 1
    return { status: 200, text }
  }
  const socket = (await upgraded(signed())) as Socket
  socket.pause()
  socket.write(requests(400, `{"query":"{ a } #${'x'.repeat(10_000)}"}`))
  while (!wires[0]!.isPaused()) await new Promise(setImmediate)
  for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate)
  expect(asked).toBeLessThan(200)
  let answered = 0
  socket.on(
    'data',
    frameReader(2_000_000, () => void (answered += 1)),
  )
  socket.resume()
  while (answered < 400) await new Promise(setImmediate)
  socket.destroy()
})

test('half a frame keeps nobody else waiting, and ends with its wire', async () => {
  const socket = (await upgraded(signed())) as Socket
  const bytes = requests(1)
  socket.write(bytes.subarray(0, bytes.length / 2))
  expect(await send({ number: 1 })).toMatchObject({ body: { data: { number: 1 } } })
  socket.end()
  await new Promise(resolve => void socket.resume().once('close', resolve))
})

test('an answer that is not sealed by the department, or is no JSON, is none', async () => {
  answer = async () => ({ status: 200, text: '{"data":{"a":1}}' })
  await expect(send({})).rejects.toMatchObject({ reason: 'UNTRUSTED' })
  answer = async () => ({ status: 200, text: 'nothing' })
  await expect(send({})).rejects.toMatchObject({ reason: 'NOT_JSON' })
  answer = () => Promise.reject(new Error('SELECT 1'))
  expect(await send({})).toEqual({ status: 500, body: {} })
})

test('what is under way when a service ends is answered; later questions find nobody, until it is back', async () => {
  const held: (() => void)[] = []
  answer = async (...asked) => {
    await new Promise<void>(resolve => held.push(resolve))
    return echo(...asked)
  }
  const underWay = send({ number: 1 })
  while (held.length === 0) await new Promise(setImmediate)
  leave()
  const closed = listening.close()
  held.forEach(release => release())
  expect(await underWay).toMatchObject({ body: { data: { number: 1 } } })
  await closed
  await expect(send({})).rejects.toMatchObject({ reason: 'CONNECTION' })
  answer = echo
  await start()
  expect(await send({ number: 2 })).toMatchObject({ body: { data: { number: 2 } } })
})

test('who asks on the same machine is told of a socket and asks there; where that does not answer, on the port', async () => {
  const other = createServer((_request, response) => void response.writeHead(404).end())
  const near = (await openNearSocket(other))!
  const leaveOther = serveWire(other, { path: '/graphql', gate, most: 1_000, answer: echo, near: near.path, log })
  const port = await listen(other, { host: '127.0.0.1', port: 0 })
  const arrived: (string | undefined)[] = []
  other.on('upgrade', (_request, socket: Socket) => arrived.push(socket.remoteAddress))
  const ask = async () => {
    const way = wireTransport(`${port.url}/graphql`, signer)
    const { body } = await way.send(
      { query: '{ a }', variables: { number: 1 } },
      { caller, requestId: 'r1', patience: openPatience() },
    )
    await way.close()
    return body
  }
  expect(await ask()).toMatchObject({ data: { number: 1 } })
  expect(arrived).toEqual(['127.0.0.1', undefined])
  await near.close()
  expect(await ask()).toMatchObject({ data: { number: 1 } })
  expect(arrived).toEqual(['127.0.0.1', undefined, '127.0.0.1'])
  leaveOther()
  await port.close()
})

test('a service that dies takes nobody with it: what waits is told, and the next question opens another wire', async () => {
  answer = () => new Promise(() => undefined)
  const lost = send({})
  while (wires.length === 0) await new Promise(setImmediate)
  wires[0]!.destroy()
  await expect(lost).rejects.toMatchObject({ reason: 'CONNECTION' })
  answer = echo
  expect(await send({ number: 3 })).toMatchObject({ body: { data: { number: 3 } } })
})

test('a wire on which nothing came while somebody lost patience is used no more', async () => {
  const patience = openPatience()
  await send({})
  wires[0]!.pause()
  const late = send({}, patience)
  patience.end()
  await expect(late).rejects.toMatchObject({ reason: 'TIMEOUT' })
  await send({ number: 4 })
  expect(wires).toHaveLength(2)
})

test('where something on the way speaks plain HTTP only, requests go that way', async () => {
  const other = await listen(
    createServer((incoming, response) => {
      const seal = gate.seal(String(incoming.headers[envelopeHeader]), '')
      response.writeHead(incoming.method === 'POST' ? 200 : 400, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ data: {}, extensions: { touched: '', seal } }))
    }),
    { host: '127.0.0.1', port: 0 },
  )
  const way = wireTransport(`${other.url}/graphql`, signer)
  const told = await way.send({ query: '{ a }', variables: {} }, { caller, requestId: 'r1', patience: openPatience() })
  expect(told.status).toBe(200)
  await way.close()
  await other.close()
})

test('frames are read from pieces of any size; what is no frame, no text or too large is not read', () => {
  const written: Buffer[] = []
  const socket = { cork: () => {}, uncork: () => {}, write: (bytes: Buffer) => written.push(bytes) }
  const write = frameWriter(socket as never)
  const frames = [
    { number: 1, head: '200', body: '{"企":"业"}' },
    { number: 4_000_000_000, head: '', body: '' },
    { number: 2, head: 'a\nb', body: 'x'.repeat(3_000) },
  ]
  frames.forEach(write)
  const bytes = Buffer.concat(written)
  for (const step of [1, 2, 7, 1_000, bytes.length]) {
    const came: Frame[] = []
    const read = frameReader(1_000_000, frame => void came.push(frame))
    for (let at = 0; at < bytes.length; at += step) read(bytes.subarray(at, at + step))
    expect(came).toEqual(frames)
  }
  const read = (piece: Buffer) => () => frameReader(1_000, () => undefined)(piece)
  expect(read(bytes)).toThrow('too large')
  expect(read(Buffer.from([0, 0, 0, 3, 0, 0, 0]))).toThrow('no frame')
  expect(read(Buffer.from([0, 0, 0, 8, 0, 0, 0, 1, 0, 9, 65, 65]))).toThrow('no frame')
  expect(read(Buffer.from([0, 0, 0, 7, 0, 0, 0, 1, 0, 0, 255]))).toThrow('no frame')
})
