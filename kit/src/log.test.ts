import { Writable } from 'node:stream'
import { expect, test } from '@jest/globals'
import { createTable } from './database/migrate.ts'
import { createLog } from './log.ts'
import { describeOnBoth } from './testing/databases.ts'

const logged = (error: unknown): string => {
  const lines: string[] = []
  const destination = new Writable({
    write: (line: Buffer, _, done) => {
      lines.push(line.toString())
      done()
    },
  })
  createLog({ service: 'test' }, destination).error({ error }, 'it failed')
  return lines.join('')
}

describeOnBoth('the log', ({ open }) => {
  test('tells that a statement failed, where and why, but none of the values that it was about', async () => {
    const database = await open()
    await createTable(database.read, 'person', table => void table.string('name', 20).primary())
    const insert = () => database.transaction(trx => trx('person').insert({ name: '张某某' }))
    await insert()
    const error: unknown = await insert().catch((thrown: unknown) => thrown)
    expect((error as Error).message).toContain('person')
    expect((error as Error).message).not.toContain("values ('")
    const line = logged(error)
    expect(line).toMatch(/ER_DUP_ENTRY|SQLITE_CONSTRAINT/)
    expect(line).toContain('at ')
    expect(line).not.toContain('张某某')
    expect(logged(new Error('wrapped', { cause: error }))).not.toContain('张某某')
  })
})

test('an error of our own is told in full', () => {
  const line = logged(new Error('no such department', { cause: new Error('typing error') }))
  expect(line).toMatch(/no such department: typing error.*log\.test/)
})

test('what would let a reader in is not written, wherever it stands', () => {
  const lines: string[] = []
  const log = createLog({ service: 'test' }, { write: line => lines.push(line) })
  const secret = 'Bearer abc'
  const request = { method: 'POST', headers: { authorization: secret, host: 'a' } }
  log.info({ token: secret, request, client: { cookie: secret } }, 'asked')
  log.error({ error: Object.assign(new Error('failed'), { request, password: secret }) }, 'failed')
  expect(lines.join('')).not.toContain(secret)
  expect(JSON.parse(lines[0]!)).toMatchObject({
    token: '[redacted]',
    request: { method: 'POST', headers: { authorization: '[redacted]', host: 'a' } },
  })
  expect(request.headers.authorization).toBe(secret)
})
