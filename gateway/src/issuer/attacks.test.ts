import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { createHmac } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, exportSPKI, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose'
import type { Authenticate } from '../caller.ts'
import { signIn } from '../signIn.ts'

type Pair = Awaited<ReturnType<typeof generateKeyPair>>

let provider: Server
let published: JWK[]
let fetched = 0
let keys: Pair
let stranger: Pair
let authenticate: Authenticate
beforeAll(async () => {
  ;[keys, stranger] = await Promise.all([generateKeyPair('RS256', { extractable: true }), generateKeyPair('RS256')])
  published = [{ ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'RS256' }]
  provider = createServer((_request, response) => {
    fetched += 1
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: published }))
  })
  await new Promise<void>(resolve => provider.listen(0, '127.0.0.1', resolve))
  const { port } = provider.address() as AddressInfo
  authenticate = (await signIn({
    E360_ACCESS: 'on',
    E360_DATA_DIR: '/nowhere',
    NODE_ENV: 'production',
    E360_JWKS_URL: `http://127.0.0.1:${port}/jwks`,
    E360_ISSUER: 'https://id.example',
    E360_AUDIENCE: 'e360',
  }))!
})
afterAll(() => {
  provider.close()
  provider.closeAllConnections()
})

const seconds = (from: number) => Math.floor(Date.now() / 1_000) + from
const claims = { sub: 'u1', roles: ['officer'], iss: 'https://id.example', aud: 'e360' }
const sign = (more: object = {}, header: object = {}, key: Parameters<SignJWT['sign']>[0] = keys.privateKey) =>
  new SignJWT({ ...claims, exp: seconds(300), ...more })
    .setProtectedHeader({ alg: 'RS256', kid: 'k1', ...header })
    .sign(key)
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const hmacSigned = (key: string, alg: string) => {
  const text = `${part({ alg, kid: 'k1' })}.${part({ ...claims, exp: seconds(300) })}`
  return `${text}.${createHmac(`sha${alg.slice(2)}`, key)
    .update(text)
    .digest('base64url')}`
}

/** The provider's own key, used with another algorithm. */
const keyFor = async (alg: string) => importJWK(await exportJWK(keys.privateKey), alg)

/** The same bytes in another spelling: the last character of a part holds bits that nobody reads. */
const respelled = (token: string) => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const last = token.at(-1)!
  return token.slice(0, -1) + alphabet[alphabet.indexOf(last) ^ 1]!
}

const forged: Record<string, () => Promise<string> | string> = {
  'alg none': () => `${part({ alg: 'none' })}.${part({ ...claims, exp: seconds(300) })}.`,
  'alg none with a signature': async () => `${part({ alg: 'none' })}.${(await sign()).split('.').slice(1).join('.')}`,
  'HS256 with the public key': async () => hmacSigned(await exportSPKI(keys.publicKey), 'HS256'),
  'HS512 with the public key as JSON': () => hmacSigned(JSON.stringify(published[0]), 'HS512'),
  'HS256 with nothing': () => hmacSigned('', 'HS256'),
  'another key of the same name': () => sign({}, {}, stranger.privateKey),
  'another key that it brings along': async () =>
    sign({}, { jwk: await exportJWK(stranger.publicKey) }, stranger.privateKey),
  'a good key that it brings along': async () => sign({}, { jwk: await exportJWK(keys.publicKey) }),
  'a place where its key lies': () => sign({}, { jku: 'http://127.0.0.1:1/jwks' }),
  'a place where its certificate lies': () => sign({}, { x5u: 'http://127.0.0.1:1/' }),
  'a certificate': () => sign({}, { x5c: ['MIIB'] }),
  'an extension that must be understood': () => sign({}, { crit: ['b64'], b64: true }),
  'another algorithm of the same family': async () => sign({}, { alg: 'PS256' }, await keyFor('PS256')),
  'an algorithm that is not asked for': async () => sign({}, { alg: 'RS512' }, await keyFor('RS512')),
  'a name of a key that is a path': () => sign({}, { kid: '../../../../dev/null' }),
  'a name of a key that is SQL': () => sign({}, { kid: "x' UNION SELECT 'key" }),
  'an end that has passed': () => sign({ exp: seconds(-6) }),
  'no end': () => sign({ exp: undefined }),
  'an end that is text': () => sign({ exp: '9999999999' as never }),
  'a beginning to come': () => sign({ nbf: seconds(60) }),
  'another audience': () => sign({ aud: 'other' }),
  'no audience': () => sign({ aud: undefined }),
  'another issuer': () => sign({ iss: 'https://id.example.evil' }),
  nobody: () => sign({ sub: undefined }),
  'roles that are no list': () => sign({ roles: { admin: true } }),
  'an auditor’s role beside another': () => sign({ roles: ['auditor', 'analyst'] }),
  'an administrator’s role beside another': () => sign({ roles: ['steward', 'admin'] }),
  'a region that every code begins with': () => sign({ region: '00' }),
  'the same, longer': () => sign({ region: '0000' }),
  'a changed payload': async () => {
    const [header, , signature] = (await sign()).split('.')
    return `${header}.${part({ ...claims, roles: ['admin'], exp: seconds(300) })}.${signature}`
  },
  'another spelling of a good one': async () => respelled(await sign()),
  padding: async () => `${await sign()}=`,
  'a fourth part': async () => `${await sign()}.e30`,
  'more than 8 KB': () => sign({ name: 'x'.repeat(9_000) }),
}

test.each(Object.keys(forged))('a token with %s is not good', async what => {
  await expect(authenticate(`Bearer ${await forged[what]!()}`)).rejects.toMatchObject({
    extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } },
  })
})

test('a good one is, also within five seconds of its end', async () => {
  expect(await authenticate(`Bearer ${await sign()}`)).toMatchObject({ sub: 'u1', roles: ['officer'] })
  expect(await authenticate(`Bearer ${await sign({ exp: seconds(-3) })}`)).toMatchObject({ sub: 'u1' })
})

test('a provider’s new key is looked for when a token names it, but not for every token that does', async () => {
  const next = await generateKeyPair('RS256')
  published = [{ ...(await exportJWK(next.publicKey)), kid: 'k2', alg: 'RS256' }]
  const token = `Bearer ${await sign({}, { kid: 'k2' }, next.privateKey)}`
  const now = Date.now()
  const clock = jest.spyOn(Date, 'now').mockReturnValue(now + 6_000)
  expect(await authenticate(token)).toMatchObject({ sub: 'u1' })
  const before = fetched
  for (let round = 0; round < 5; round++)
    await expect(authenticate(`Bearer ${await sign({}, { kid: `k${round + 3}` })}`)).rejects.toThrow('请先登录')
  expect(fetched).toBe(before)
  // the withdrawn key: a new token of it is not good any more
  await expect(authenticate(`Bearer ${await sign({ name: 'late' })}`)).rejects.toThrow('请先登录')
  clock.mockRestore()
})
