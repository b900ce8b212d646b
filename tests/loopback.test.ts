import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { expect, test } from '@jest/globals'
import { freshFolder } from './support/folder.ts'
import { e360, run } from './support/process.ts'
import { departments, startDistributed } from './support/product.ts'

const foreign = ['0.0.0.0', 'example.com']

const refused = (address: string) => ({
  code: 1,
  stdout: '',
  stderr: `不能监听 ${address}：网关须由 OpenID 服务登录、部门服务须设置 E360_SERVICE_SECRET，否则只允许本机地址（localhost、127.0.0.1、::1）或 unix 套接字\n`,
})

test.each(foreign)('the gateway and the embedded product refuse to listen on %s', async HOST => {
  const environment = { HOST, PORT: 0, E360_DEMO: 0, E360_DATA_DIR: await freshFolder() }
  const [gateway, embedded] = await Promise.all([e360(['serve', 'gateway'], environment), e360(['start'], environment)])
  expect(gateway).toMatchObject(refused(HOST))
  expect(embedded).toMatchObject(refused(HOST))
})

test('every department refuses to listen on any other address than loopback where its secret is its own', async () => {
  const E360_DATA_DIR = await freshFolder()
  const ended = await Promise.all(
    departments.map(name => e360(['serve', name], { [`${name.toUpperCase()}_URL`]: 'http://[::]:0', E360_DATA_DIR })),
  )
  expect(ended).toMatchObject(departments.map(() => refused('[::]')))
})

test('with a secret of the whole cluster a department listens on any address, and answers nobody who does not sign', async () => {
  const E360_SERVICE_SECRET = 'a secret of this test alone, nobody else knows it'
  const environment = { CREDIT_URL: 'http://[::]:0', E360_DATA_DIR: await freshFolder(), E360_SERVICE_SECRET }
  const credit = run(['serve', 'credit'], environment)
  const [, url] = await credit.says(/已启动：(http:\S+)/)
  const address = url!.replace('[::]', '127.0.0.1')
  const { status } = await fetch(`${address}/graphql?query={__typename}`)
  expect([status, (await fetch(`${address}/health`)).status]).toEqual([401, 200])
})

const others = Object.values(networkInterfaces())
  .flatMap(addresses => addresses ?? [])
  .filter(({ internal, scopeid }) => !internal && !scopeid)

const answersAt = (host: string, port: number) =>
  new Promise<boolean>(resolve => {
    const socket = connect({ host, port }, () => resolve(true)).on('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })

const testOnNetwork = others.length > 0 ? test : test.skip

testOnNetwork('no running service answers on another address of this machine', async () => {
  const { url, ports } = await startDistributed()
  for (const port of [Number(new URL(url).port), ...ports]) {
    expect(await answersAt('127.0.0.1', port)).toBe(true)
    for (const { address } of others) expect(await answersAt(address, port)).toBe(false)
  }
})
