import { expect, test } from '@jest/globals'
import { createLog } from '@e360/kit/log'
import { readSettings } from '@e360/kit/settings'
import { Agent, request } from 'node:http'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { openShop } from '../testing/shopGateway.ts'
import { startGateway } from './start.ts'

/** One request on a kept connection. @returns status, and whether the server keeps the connection */
const send = (url: string, agent: Agent) =>
  new Promise<{ status: number; kept: boolean; body: string }>((resolve, reject) => {
    const sent = request(
      `${url}/graphql`,
      { method: 'POST', agent, headers: { 'content-type': 'application/json' } },
      response => {
        let body = ''
        response.on('data', chunk => (body += String(chunk)))
        response.on('end', () =>
          resolve({ status: response.statusCode!, kept: response.headers.connection !== 'close', body }),
        )
      },
    )
    sent.on('error', reject)
    sent.end('{"query":"{ item(id: \\"1\\") { title label rating { count } } }"}')
  })

test('while it closes, everything that is sent on open connections is answered, and nothing is lost', async () => {
  const shop = await openShop()
  const { url } = shop.gateway
  let sent = 0
  let good = 0
  let closing: Promise<void> | undefined
  const client = async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    for (let kept = true; kept;) {
      sent += 1
      const answer = await send(url, agent)
      if (answer.status === 200 && answer.body.includes('label of one')) good += 1
      kept = answer.kept
      if (sent > 200) closing ??= shop.gateway.close()
    }
    agent.destroy()
  }
  await Promise.all(Array.from({ length: 20 }, client))
  await closing
  expect(good).toBe(sent)
  expect(sent).toBeGreaterThan(200)
  await expect(send(url, new Agent())).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  await shop.close()
})

test('a connection that was idle when it began to close is still answered once more, and says that it is not ready', async () => {
  const shop = await openShop()
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  await send(shop.gateway.url, agent)
  const closed = shop.gateway.close()
  const health = await new Promise<number>((resolve, reject) => {
    request(`${shop.gateway.url}/health?ready`, { agent }, response => {
      response.resume()
      resolve(response.statusCode!)
    })
      .on('error', reject)
      .end()
  })
  expect(health).toBe(503)
  await closed
  agent.destroy()
  await shop.close()
})

test('an address that others can reach is refused with a sentence', async () => {
  const shop = await openShop()
  for (const host of ['0.0.0.0', '::', '192.168.1.2', 'example.org'])
    await expect(
      startGateway({
        supergraphSdl: shop.supergraphSdl,
        transports: () => ({ send: () => Promise.reject(new Error()), close: async () => undefined }),
        settings: { ...readSettings(), E360_SUBGRAPH_DEADLINE_MS: 100 },
        authenticate: null,
        log: createLog({ service: 'test', level: 'silent' }),
        listen: { host, port: 0 },
      }),
    ).rejects.toThrow(`不能监听 ${host}`)
  await shop.close()
})

test('a text that is no supergraph is refused with a sentence', async () => {
  await expect(
    startGateway({
      supergraphSdl: 'type Query { a: Int }',
      transports: () => ({ send: () => Promise.reject(new Error()), close: async () => undefined }),
      settings: { ...readSettings(), E360_SUBGRAPH_DEADLINE_MS: 100 },
      authenticate: null,
      log: createLog({ service: 'test', level: 'silent' }),
      listen: { host: 'localhost', port: 0 },
    }),
  ).rejects.toThrow(/^超图无效/)
})

test('nothing is reported to the maker of @apollo/gateway, whatever the environment says', async () => {
  // the exporter is the only user of this module; with telemetry on, a gateway makes one when it is constructed
  const script = `
    import { createRequire } from 'node:module'
    const require = createRequire(${JSON.stringify(import.meta.url)})
    const metrics = require('@opentelemetry/sdk-metrics')
    let made = 0
    const Provider = metrics.MeterProvider
    Object.defineProperty(metrics, 'MeterProvider', { value: class extends Provider { constructor(...given) { super(...given); made += 1 } } })
    await import(${JSON.stringify(new URL('graph.ts', import.meta.url).href)})
    const { ApolloGateway } = await import('@apollo/gateway')
    new ApolloGateway({ supergraphSdl: '' })
    console.log(JSON.stringify({ made, set: process.env.APOLLO_TELEMETRY_DISABLED }))
    process.exit(0)`
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', script],
    {
      env: { ...process.env, APOLLO_TELEMETRY_DISABLED: 'false' },
    },
  )
  expect(JSON.parse(stdout)).toEqual({ made: 0, set: '1' })
})
