import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { readFileSync, watch } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isRole } from '@e360/kit/caller'
import { callerIn } from '@e360/kit/testing/callerIn'
import { callerWith } from '@e360/kit/testing/openForTest'
import { openShop, type Shop } from '../../testing/shopGateway.ts'
import type { Authenticate } from '../caller.ts'
import { openKeyStore } from './keyStore.ts'
import { openMachines } from './machines.ts'
import { machineRoutes } from './routes.ts'

let folder: string
let shop: Shop
let authenticate: Authenticate
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'machines-'))
  const machines = await openMachines({ E360_DATA_DIR: folder })
  const people = async (role = '') => (isRole(role) ? callerWith(role) : callerWith(null))
  authenticate = machines.beside(people)
  shop = await openShop({ authenticate, routes: [machineRoutes(machines)] })
})
afterAll(async () => {
  await shop.close()
  await rm(folder, { recursive: true })
})

const call = async (method: string, address: string, headers: Record<string, string> = {}, body?: string) => {
  const response = await fetch(`${shop.gateway.url}${address}`, { method, headers, body })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    body: (text === '' ? {} : JSON.parse(text)) as Record<string, string>,
  }
}
const asAdmin = { authorization: 'admin', 'content-type': 'application/json' }
const form = { 'content-type': 'application/x-www-form-urlencoded' }
const lims = { sub: 'lims-1', department: 'inspection', systems: ['LIMS'] }
const issue = async () =>
  (await call('POST', '/keys', asAdmin, JSON.stringify(lims))).body as { id: string; secret: string }
const signIn = ({ id, secret }: { id: string; secret: string }) =>
  call(
    'POST',
    '/token',
    form,
    new URLSearchParams({ grant_type: 'client_credentials', client_id: id, client_secret: secret }).toString(),
  )
const askAs = (token: string) => shop.ask('{ labels }', {}, { authorization: `Bearer ${token}` })

test('a machine signs in with its key and is the system that the key says, by form and by Basic', async () => {
  const key = await issue()
  const { status, body, headers } = await signIn(key)
  expect([status, body]).toEqual([200, { access_token: expect.any(String), token_type: 'Bearer', expires_in: 600 }])
  expect(headers.get('cache-control')).toBe('no-store')
  expect((await askAs(body['access_token']!)).status).toBe(200)
  expect(callerIn(shop.label.received.at(-1)?.headers)).toEqual({ ...lims, roles: ['system'] })
  const basic = `Basic ${Buffer.from(`${key.id}:${key.secret}`).toString('base64')}`
  expect(
    (await call('POST', '/token', { ...form, authorization: basic }, 'grant_type=client_credentials')).status,
  ).toBe(200)
})

test('a revoked key is no key, and its tokens are none within a second, in every process', async () => {
  const key = await issue()
  const { body } = await signIn(key)
  expect((await askAs(body['access_token']!)).status).toBe(200)
  // another process of the same data directory, as the command line is one
  expect(await openKeyStore(folder).revoke(key.id)).toBe(true)
  const now = Date.now()
  const clock = jest.spyOn(Date, 'now').mockReturnValue(now + 1_000)
  expect((await askAs(body['access_token']!)).status).toBe(401)
  const began = Date.now() - 1_000
  await expect(authenticate(`Bearer ${body['access_token']}`, began)).rejects.toMatchObject({
    extensions: { code: 'UNAUTHENTICATED' },
  })
  clock.mockRestore()
  expect(await signIn(key)).toMatchObject({ status: 401, body: { error: 'invalid_client' } })
  expect((await call('POST', `/keys/${key.id}/revoke`, { authorization: 'admin' })).status).toBe(204)
})

test('what is no key gets no token, and says no more than RFC 6749 does', async () => {
  const { id, secret } = await issue()
  const other = await issue()
  const wrong = [
    { id, secret: other.secret },
    { id: '../../etc/passwd', secret },
    { id: `${id}.revoked`, secret },
    { id: '', secret: '' },
  ]
  for (const pair of wrong) expect(await signIn(pair)).toMatchObject({ status: 401, body: { error: 'invalid_client' } })
  const post = (body: string) => call('POST', '/token', form, body).then(answer => [answer.status, answer.body])
  expect(await post('')).toEqual([400, { error: 'invalid_request' }])
  expect(await post(`grant_type=password&client_id=${id}&client_secret=${secret}`)).toEqual([
    400,
    { error: 'unsupported_grant_type' },
  ])
})

test('a secret that is no text is none', async () => {
  const { id } = await issue()
  for (const secret of [1, { a: 1 }, null]) {
    const body = JSON.stringify({ grant_type: 'client_credentials', client_id: id, client_secret: secret })
    expect((await call('POST', '/token', { 'content-type': 'application/json' }, body)).status).toBe(401)
  }
})

test('only administrators issue, list and revoke keys, and nobody reads a secret again', async () => {
  const { id, secret } = await issue()
  for (const authorization of ['steward', 'system', 'auditor']) {
    const headers = { ...asAdmin, authorization }
    expect((await call('POST', '/keys', headers, JSON.stringify(lims))).status).toBe(403)
    expect((await call('GET', '/keys', { authorization })).status).toBe(403)
    expect((await call('POST', `/keys/${id}/revoke`, { authorization })).status).toBe(403)
  }
  expect((await call('GET', '/keys')).status).toBe(401)
  expect((await call('POST', '/keys', asAdmin, '{"sub":""}')).status).toBe(400)
  const listed = await call('GET', '/keys', { authorization: 'admin' })
  expect(JSON.stringify(listed.body)).toContain(id)
  const files = await readdir(path.join(folder, 'machine-keys'))
  const kept = await Promise.all(files.map(file => readFile(path.join(folder, 'machine-keys', file), 'utf8')))
  expect([JSON.stringify(listed.body), ...kept].join('')).not.toContain(secret)
  for (const file of files) expect((await stat(path.join(folder, 'machine-keys', file))).mode & 0o777).toBe(0o600)
})

test('a key is in its place whole, or not at all', async () => {
  const store = openKeyStore(folder)
  await store.list()
  const place = path.join(folder, 'machine-keys')
  const seen: string[] = []
  const watcher = watch(place, (_event, name) => {
    if (name?.endsWith('.json')) seen.push(readFileSync(path.join(place, name), 'utf8'))
  })
  for (let key = 0; key < 20; key++) await store.issue(lims)
  watcher.close()
  expect(seen.length).toBeGreaterThan(0)
  expect(seen.filter(text => !text.endsWith('}'))).toEqual([])
})

test('who tries many secrets is slowed down', async () => {
  const { id } = await issue()
  const tried = await Promise.all(Array.from({ length: 40 }, () => signIn({ id, secret: 'guess' })))
  expect(tried.map(({ status }) => status).filter(status => status === 429).length).toBeGreaterThan(0)
})
