import { request as openRequest, type ClientRequest, type IncomingMessage } from 'node:http'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Caller } from '@e360/kit/caller'
import { failure } from '@e360/kit/errors'
import { openRemoteDoor } from '@e360/kit/exchange/remoteDoor'
import { serveDepartment } from '@e360/kit/serve/departmentServer'
import { callerWith, matchByName, openForTest, type TestDepartment } from '@e360/kit/testing/openForTest'
import { textOf } from '@e360/kit/testing/pieces'
import { trustBy } from '@e360/kit/trust/trust'
import { department } from '../../../subgraphs/inspection/src/main.ts'
import { openShop, type Shop } from '../../testing/shopGateway.ts'
import { doorRoutes } from './doors.ts'

const callers: Readonly<Record<string, Caller>> = {
  'Bearer machine': callerWith('system', { department: 'inspection', systems: ['甲'] }),
  'Bearer analyst': callerWith('analyst'),
}

/** Tokens by who they are at each look; then they are nobody's. */
const fleeting: Record<string, Caller[]> = {}
/** When a machine's token expires, once it was looked at. */
let expiry = 0
const steward = callerWith('steward')

const secret = 'a secret of this test alone, nobody else knows it'

const line = (recordId: string) =>
  `${JSON.stringify({ source: { system: '甲', recordId }, kind: 'ROUTINE', conclusion: 'PASSED' })}\n`

describe.each(['in process', 'over HTTP'])('the exchange with a department %s', topology => {
  let inspection: TestDepartment
  let shop: Shop
  const closing: (() => Promise<void>)[] = []

  beforeAll(async () => {
    inspection = await openForTest(department, matchByName({}))
    let { door } = inspection
    if (topology === 'over HTTP') {
      const gate = trustBy(secret, 'inspection').gate({ gateway: ['exchange'] }, inspection.log)
      const server = await serveDepartment(inspection, { host: '127.0.0.1', port: 0 }, gate)
      const remote = openRemoteDoor(server.url, trustBy(secret, 'gateway').signer('inspection'))
      closing.push(remote.close, server.close)
      door = remote.door
    }
    const authenticate = async (authorization = '', at = Date.now()) => {
      if (authorization === 'Bearer brief') {
        expiry ||= at
        if (at <= expiry) return callers['Bearer machine']!
        throw failure('UNAUTHENTICATED')
      }
      const caller = callers[authorization] ?? fleeting[authorization]?.shift()
      if (caller) return caller
      throw failure('UNAUTHENTICATED')
    }
    const doors = { types: { inspections: door }, departments: { inspection: door } }
    shop = await openShop({ authenticate, routes: [doorRoutes(doors)] })
  })
  afterAll(async () => {
    await shop.close()
    for (const close of closing) await close()
    await inspection.close()
  })

  test('who lost the key or a grant while waiting for news reads none', async () => {
    const grants = [{ id: '1', fields: ['Inspection.*'], regions: [] }]
    const follow = async (...looks: Caller[]) => {
      fleeting['Bearer follower'] = looks
      const headers = { authorization: 'Bearer follower' }
      const { status } = await fetch(`${shop.gateway.url}/changes/inspection?wait=0`, { headers })
      return status
    }
    expect(await follow(steward, steward)).toBe(200)
    expect(await follow(steward)).toBe(401)
    expect(await follow({ ...steward, grants }, steward)).toBe(503)
  })

  test('a parameter that comes twice is refused', async () => {
    for (const twice of ['kind=A&kind=B', 'wait=1&wait=2'])
      expect((await fetched(`/changes/inspection?${twice}`)).status).toBe(400)
  })

  /** A request whose body is still being written when its answer comes. */
  const open = (path: string, token = 'machine') => {
    const { hostname, port } = new URL(shop.gateway.url)
    const headers = { 'content-type': 'application/x-ndjson', authorization: `Bearer ${token}` }
    const request = openRequest({ host: hostname, port, path, method: 'POST', headers, agent: false })
    const answered = new Promise<IncomingMessage>((resolve, reject) =>
      request.once('response', resolve).once('error', reject),
    )
    return { request, answered }
  }
  const written = (request: ClientRequest, text: string) =>
    new Promise<void>(resolve => request.write(text, () => resolve()))
  const fetched = (path: string, init: Pick<RequestInit, 'method' | 'body'> = {}, token = 'machine') =>
    fetch(`${shop.gateway.url}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' },
    })

  test('receipts come while the records are still being sent', async () => {
    const { request, answered } = open('/ingest/inspections')
    await written(request, line('a'))
    const answer = await answered
    const [first] = (await answer[Symbol.asyncIterator]().next()).value as Buffer[] | [undefined]
    expect(answer.statusCode).toBe(200)
    expect(first).toBeDefined()
    request.destroy()
    answer.on('error', () => undefined)
  })

  test('a client that reads nothing before it has sent everything gets all its receipts', async () => {
    const { request, answered } = open('/ingest/inspections')
    const lines = 60_000
    const answer = answered.then(reply => {
      reply.pause()
      return reply
    })
    for (let sent = 0; sent < lines; sent += 10_000) await written(request, '[]\n'.repeat(10_000))
    await new Promise<void>(resolve => request.end(() => resolve()))
    const text = await textOf(await answer)
    expect(text.split('\n')).toHaveLength(lines + 1)
    expect(JSON.parse(text.slice(text.lastIndexOf('\n', text.length - 2)))).toMatchObject({
      index: lines - 1,
      outcome: 'REJECTED',
    })
  })

  test('a client that is refused learns why, however much it sends', async () => {
    const { request, answered } = open('/ingest/inspections', 'analyst')
    for (let sent = 0; sent < 10; sent += 1) await written(request, ' '.repeat(1024 * 1024))
    request.end()
    const answer = await answered
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(JSON.parse(await textOf(answer))).toMatchObject({ status: 403, code: 'FORBIDDEN' })
  })

  test('what was acknowledged to a client that died is there', async () => {
    const { request, answered } = open('/ingest/inspections')
    await written(request, Array.from({ length: 500 }, (_, index) => line(`d${index}`)).join(''))
    const answer = await answered
    answer.on('error', () => undefined)
    let read = ''
    for await (const piece of answer) {
      read += String(piece)
      if (read.split('\n').length === 501) break
    }
    await written(request, '{"source": {"system": "甲", "recordId": "half')
    request.destroy()
    const stored = await inspection.database.read('inspection').where('record_id', 'like', 'd%').pluck('record_id')
    expect(stored).toHaveLength(500)
    const again = await fetched('/ingest/inspections?system=x', {
      method: 'POST',
      body: line('d0'),
    })
    expect(await again.json()).toMatchObject({ outcome: 'UNCHANGED' })
  })

  test('who loses the key while pushing keeps what was acknowledged, and is told that the rest was not taken', async () => {
    const machine = callers['Bearer machine']!
    fleeting['Bearer pusher'] = [machine, machine]
    const { request, answered } = open('/ingest/inspections', 'pusher')
    await written(request, line('before'))
    const answer = await answered
    const pieces = answer[Symbol.asyncIterator]() as AsyncIterator<Buffer>
    const first = JSON.parse(String((await pieces.next()).value)) as unknown
    expect(first).toMatchObject({ recordId: 'before', outcome: 'CREATED' })
    request.end(line('after'))
    let rest = ''
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) rest += String(next.value)
    expect(JSON.parse(rest)).toMatchObject({ status: 401, code: 'UNAUTHENTICATED', title: expect.any(String) })
    const stored = await inspection.database
      .read('inspection')
      .whereIn('record_id', ['before', 'after'])
      .pluck('record_id')
    expect(stored).toEqual(['before'])
  })

  test('who pushes longer than the token lives is heard to the end, but not for hours', async () => {
    const push = async (later: number) => {
      expiry = 0
      const { request, answered } = open('/ingest/inspections', 'brief')
      await written(request, line(`early${later}`))
      const pieces = (await answered)[Symbol.asyncIterator]() as AsyncIterator<Buffer>
      await pieces.next()
      const now = Date.now() + later
      const clock = jest.spyOn(Date, 'now').mockImplementation(() => now)
      request.end(line(`late${later}`))
      let rest = ''
      for (let next = await pieces.next(); !next.done; next = await pieces.next()) rest += String(next.value)
      clock.mockRestore()
      return JSON.parse(rest) as unknown
    }
    expect(await push(700_000)).toMatchObject({ recordId: 'late700000', outcome: 'CREATED' })
    expect(await push(7_200_000)).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' })
  })

  test('the change feed, its parameters and the acknowledgement pass through', async () => {
    const feed = await fetched('/changes/inspection?after=0&limit=2&kind=INSPECTION')
    const lines = (await feed.text()).split('\n').filter(text => text !== '')
    expect([feed.status, lines.length]).toEqual([200, 2])
    const ack = await fetched('/changes/inspection/ack', { method: 'POST', body: JSON.stringify({ cursor: 2 }) })
    expect(await ack.json()).toMatchObject({ consumer: 'system', cursor: 2 })
    const future = await fetched('/changes/inspection?after=99999999')
    expect([future.status, future.headers.get('content-type')]).toEqual([
      409,
      expect.stringContaining('application/problem+json'),
    ])
  })

  test('what is not there is told with what there is, and a bad token with 401', async () => {
    const type = await fetched('/ingest/dreams', { method: 'POST', body: 'x' })
    expect([type.status, await type.json()]).toEqual([
      404,
      expect.objectContaining({ title: expect.stringContaining('可用的有：inspections') }),
    ])
    expect((await fetched('/changes/nowhere')).status).toBe(404)
    expect((await fetched('/ingest/toString', { method: 'POST' })).status).toBe(404)
    expect((await fetched('/changes/inspection', {}, 'stolen')).status).toBe(401)
  })
})
