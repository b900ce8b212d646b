import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createLog } from '@e360/kit/log'
import { callerIn } from '@e360/kit/testing/callerIn'
import { envelopeHeader } from '@e360/kit/trust/envelope'
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { openShop, type Shop } from '../testing/shopGateway.ts'
import { developmentIssuer } from './issuer/development.ts'
import { signIn } from './signIn.ts'

let folder: string
let shop: Shop
const lines: string[] = []
const settings = () => ({ E360_ACCESS: 'on' as const, E360_DATA_DIR: folder, NODE_ENV: 'test' as const })

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'issuer-'))
  const log = createLog({ service: 'test' }, { write: line => lines.push(line) })
  shop = await openShop({ authenticate: (await signIn(settings()))!, log })
})
afterAll(async () => {
  await shop.close()
  await rm(folder, { recursive: true })
})

const callerSeen = () => callerIn(shop.label.received.at(-1)?.headers)
const askAs = (authorization: string) => shop.ask('{ labels }', {}, { authorization })

test('a token’s holder is told to the subgraphs, word for word', async () => {
  const { issueToken } = await developmentIssuer(settings())
  const token = await issueToken({
    role: 'system',
    sub: 'lab-7',
    department: 'x',
    region: '5001',
    systems: ['LIMS', '二号'],
    name: '张三',
  })
  const { status } = await askAs(`Bearer ${token}`)
  expect(status).toBe(200)
  expect(callerSeen()).toEqual({
    sub: 'lab-7',
    roles: ['system'],
    department: 'x',
    region: '5001',
    systems: ['LIMS', '二号'],
    name: '张三',
  })
  await askAs(`bearer ${token}`)
  expect(callerSeen().sub).toBe('lab-7')
})

test('a token that was good when a request began is good for it later, and for no other', async () => {
  const { issueToken } = await developmentIssuer(settings())
  const authenticate = (await signIn(settings()))!
  const expired = `Bearer ${await issueToken({ role: 'system', expiresIn: -60 })}`
  await expect(authenticate(expired)).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } })
  expect(await authenticate(expired, Date.now() - 120_000)).toMatchObject({ roles: ['system'] })
  await expect(authenticate(expired)).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } })
})

test('who brings no token is the public', async () => {
  const { status } = await shop.ask('{ labels }')
  expect([status, callerSeen()]).toEqual([200, { sub: null, roles: [], systems: [] }])
})

test('a header that a client makes up is not passed on', async () => {
  const forged = Buffer.from(JSON.stringify({ sub: 'x', roles: ['admin'], systems: [] })).toString('base64url')
  await shop.ask('{ labels }', {}, { [envelopeHeader]: `gateway.1.a.1.${forged}.x`, 'x-e360-caller': forged })
  expect(shop.label.received.at(-1)?.headers).not.toHaveProperty('x-e360-caller')
  expect(callerSeen().roles).toEqual([])
})

test('a token that is not good is 401 UNAUTHENTICATED, and nothing is asked', async () => {
  const { issueToken } = await developmentIssuer(settings())
  const good = await issueToken({ role: 'officer' })
  const [header, payload, signature] = good.split('.')
  const other = await generateKeyPair('ES256')
  const claims = { roles: ['admin'] }
  const signed = (
    key: Parameters<SignJWT['sign']>[0],
    change: (token: SignJWT) => SignJWT = token => token,
    algorithm = 'ES256',
  ) =>
    change(
      new SignJWT(claims)
        .setProtectedHeader({ alg: algorithm })
        .setSubject('x')
        .setIssuer('urn:e360:development')
        .setAudience('e360')
        .setExpirationTime('1h'),
    ).sign(key)
  const bad = {
    'no token': 'Bearer',
    garbage: 'Bearer x',
    'another scheme': `Basic ${good}`,
    'a changed payload': `Bearer ${header}.${Buffer.from(JSON.stringify({ ...claims, sub: 'x' })).toString('base64url')}.${signature}`,
    'a cut signature': `Bearer ${header}.${payload}.${signature!.slice(0, -4)}`,
    'no algorithm': `Bearer ${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`,
    'another key': `Bearer ${await signed(other.privateKey)}`,
    'an expired one': `Bearer ${await issueToken({ role: 'officer', expiresIn: -6 })}`,
    'a region that is none': `Bearer ${await issueToken({ role: 'officer', region: 'everywhere' })}`,
  }
  const askedBefore = shop.label.received.length
  for (const [what, authorization] of Object.entries(bad)) {
    const { status, errors, data } = await askAs(authorization)
    expect({ what, status, data, errors }).toEqual({
      what,
      status: 401,
      data: undefined,
      errors: [{ message: '请先登录：没有令牌，或令牌已失效', extensions: { code: 'UNAUTHENTICATED' } }],
    })
  }
  expect(shop.label.received).toHaveLength(askedBefore)
})

test('a token of another issuer, audience, or without an end is not good', async () => {
  const key = JSON.parse(await readFile(path.join(folder, 'development-issuer.jwk'), 'utf8')) as { kid: string }
  const { importJWK } = await import('jose')
  const privateKey = await importJWK(key, 'ES256')
  const token = (issuer: string, audience: string, end: boolean) => {
    const made = new SignJWT({ roles: [] })
      .setProtectedHeader({ alg: 'ES256', kid: key.kid })
      .setSubject('x')
      .setIssuer(issuer)
      .setAudience(audience)
    return (end ? made.setExpirationTime('1h') : made).sign(privateKey)
  }
  const statuses = await Promise.all(
    [
      token('urn:e360:development', 'e360', true),
      token('x', 'e360', true),
      token('urn:e360:development', 'x', true),
      token('urn:e360:development', 'e360', false),
    ].map(async made => (await askAs(`Bearer ${await made}`)).status),
  )
  expect(statuses).toEqual([200, 401, 401, 401])
})

test('the log says who called nothing: no token, no name, no query, no variables', async () => {
  const { issueToken } = await developmentIssuer(settings())
  const token = await issueToken({ role: 'officer', name: '李四光', sub: 'sub-4711' })
  lines.length = 0
  await shop.ask(
    'query Find($ids: [ID!]!) { items(ids: $ids) { title } }',
    { ids: ['王小二'] },
    {
      authorization: `Bearer ${token}`,
      'apollographql-client-name': 'card<{"x":1}',
      'apollographql-client-version': '1.2',
      'x-request-id': 'abc-1',
    },
  )
  expect(lines).toHaveLength(1)
  expect(JSON.parse(lines[0]!)).toMatchObject({
    id: 'abc-1',
    operation: 'Find',
    client: 'cardx1',
    clientVersion: '1.2',
    status: 200,
    sections: { stock: 'OK' },
  })
  expect(lines[0]).not.toMatch(/李四光|4711|王小二|items|eyJ/)
})

test('the key of a data directory is made once, whole, and readable by its owner alone, also when processes start together', async () => {
  const fresh = await mkdtemp(path.join(tmpdir(), 'issuer-'))
  const script = `import { developmentIssuer } from ${JSON.stringify(new URL('issuer/development.ts', import.meta.url).href)}
    const { issueToken } = await developmentIssuer({ E360_DATA_DIR: ${JSON.stringify(fresh)}, NODE_ENV: 'test' })
    console.log(await issueToken({ role: 'analyst' }))`
  const tokens = await Promise.all(
    [1, 2, 3].map(() =>
      promisify(execFile)(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]),
    ),
  )
  const { authenticate } = await developmentIssuer({ E360_DATA_DIR: fresh, NODE_ENV: 'test' })
  for (const { stdout } of tokens)
    expect(await authenticate(`Bearer ${stdout.trim()}`)).toMatchObject({ sub: 'dev-analyst', roles: ['analyst'] })
  expect(await readdir(fresh)).toEqual(['development-issuer.jwk'])
  expect((await stat(path.join(fresh, 'development-issuer.jwk'))).mode & 0o777).toBe(0o600)
  await writeFile(path.join(fresh, 'development-issuer.jwk'), '{"kty":')
  await expect(developmentIssuer({ E360_DATA_DIR: fresh, NODE_ENV: 'test' })).rejects.toThrow(
    /development-issuer\.jwk 已损坏/,
  )
  await rm(fresh, { recursive: true })
})

test('production has no development issuer, and an OpenID provider must be set whole and safe', async () => {
  await expect(signIn({ ...settings(), NODE_ENV: 'production' })).rejects.toThrow(/E360_JWKS_URL/)
  await expect(signIn({ ...settings(), E360_JWKS_URL: 'https://id.example/jwks' })).rejects.toThrow(/E360_ISSUER/)
  await expect(
    signIn({ ...settings(), E360_JWKS_URL: 'http://id.example/jwks', E360_ISSUER: 'i', E360_AUDIENCE: 'a' }),
  ).rejects.toThrow(/https/)
  expect(await signIn({ ...settings(), E360_ACCESS: 'off' })).toBeNull()
})

test('an OpenID provider’s tokens are checked with its published keys; while they cannot be had it is 503, not a bad token', async () => {
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  const published = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256' }
  const provider = await new Promise<Server>(resolve => {
    const server = createServer((_request, response) =>
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [published] })),
    )
    server.listen(0, '127.0.0.1', () => resolve(server))
  })
  const url = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/jwks`
  const openId = { ...settings(), E360_JWKS_URL: url, E360_ISSUER: 'https://id.example', E360_AUDIENCE: 'shop' }
  const token = await new SignJWT({ roles: ['analyst', 'emperor'] })
    .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
    .setSubject('u1')
    .setIssuer('https://id.example')
    .setAudience('shop')
    .setExpirationTime('5m')
    .sign(privateKey)
  const working = (await signIn(openId))!
  expect(await working(`Bearer ${token}`)).toEqual({ sub: 'u1', roles: ['analyst'], systems: [] })
  await new Promise(resolve => {
    provider.close(resolve)
    provider.closeAllConnections()
  })
  expect((await working(`Bearer ${token}`)).sub).toBe('u1')
  const stranded = (await signIn(openId))!
  await expect(stranded(`Bearer ${token}`)).rejects.toMatchObject({
    extensions: { code: 'INTERNAL_SERVER_ERROR', http: { status: 503 } },
  })
})
