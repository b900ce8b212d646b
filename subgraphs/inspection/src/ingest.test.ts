import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { publicCaller } from '@e360/kit/caller'
import type { MatchPort } from '@e360/kit/records/matchPort'
import type { Receipt } from '@e360/kit/records/receipt'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { callerWith, openForTest, type TestDepartment } from '@e360/kit/testing/openForTest'
import { sendTo, type Sent } from '@e360/kit/testing/sendTo'
import iconv from 'iconv-lite'
import { department } from './main.ts'

const machine = callerWith('system', { department: 'inspection', systems: ['甲'] })
const orgCode = '551385082'

const record = (recordId: string, more: object = {}, source: object = {}) => ({
  source: { system: '甲', recordId, enterpriseName: '山城锅炉有限公司', ...source },
  kind: 'ROUTINE',
  inspectedOn: '2026-01-05',
  conclusion: 'PASSED',
  ...more,
})
const lines = (...records: readonly (object | string)[]) =>
  records.map(each => `${typeof each === 'string' ? each : JSON.stringify(each)}\n`).join('')
const several = (count: number, from = 0) => Array.from({ length: count }, (_, index) => record(`R${from + index}`))

let inspection: TestDepartment
/** how many subjects the register was asked about at a time */
let asked: number[]
let answer: MatchPort

const send = (body: Sent['body'], more: Partial<Sent> = {}) =>
  sendTo<Receipt>(inspection.door, { path: '/ingest/inspections', caller: machine, body, ...more })
const outcomesOf = (receipts: readonly Receipt[]) => receipts.map(({ outcome }) => outcome)
const stored = async () =>
  (await inspection.database.read('inspection').orderBy('record_id').pluck<string[]>('record_id')).toSorted()

describeOnBoth('bulk push', ({ freshUrl }) => {
  beforeEach(async () => {
    asked = []
    answer = async subjects => subjects.map(() => ({ decision: 'AUTO', orgCode, candidates: [orgCode] }))
    const match: MatchPort = subjects => {
      asked.push(subjects.length)
      return answer(subjects)
    }
    inspection = await openForTest(department, match, await freshUrl())
  })
  afterEach(() => inspection.close())

  test('one receipt a record, in order; sent again it changes nothing; the register is asked batch by batch', async () => {
    const body = lines(...several(1_200))
    const first = await send(body)
    expect(first.status).toBe(200)
    expect(first.headers['content-type']).toContain('application/x-ndjson')
    expect(first.lines.map(({ index, recordId }) => [index, recordId])).toEqual(
      several(1_200).map((_, i) => [i, `R${i}`]),
    )
    expect(first.lines[7]).toEqual({
      index: 7,
      system: '甲',
      recordId: 'R7',
      outcome: 'CREATED',
      id: expect.stringMatching(/^[0-9A-Z]{26}$/),
      orgCode,
      linked: 'LINKED',
      errors: [],
    })
    expect(asked.reduce((sum, subjects) => sum + subjects, 0)).toBe(1_200)
    expect(asked.length).toBeLessThanOrEqual(12)
    expect(new Set(outcomesOf((await send(body)).lines))).toEqual(new Set(['UNCHANGED']))
    const changes = await inspection.feed(0, 2_000, 0)
    expect(changes.map(({ payload }) => payload['recordId'])).toEqual(several(1_200).map((_, index) => `R${index}`))
  })

  test('a line that cannot be read is rejected alone, with its number and in Chinese; its neighbours are taken', async () => {
    const deep = '['.repeat(50_000) + ']'.repeat(50_000)
    const bad = [
      '{"source": {"system": "甲"',
      '[]',
      'null',
      record('x', { conclusion: '合格' }),
      record('x', { inspectedOn: '2026-02-30' }),
      record('x', {}, { recordId: undefined }),
      record('x', { coluor: 1 }),
      record('x', { inspectedOn: '2026-01-09', publishedOn: '2026-01-01' }),
      record('x', {}, { system: '乙' }),
      record('x', { subject: 'half \uD800' }),
      `{"source": ${deep}}`,
      JSON.stringify(record('x', { inspectedOn: 'DEEP' })).replace('"DEEP"', deep),
    ]
    const { lines: receipts } = await send(lines(record('a'), '', ...bad, record('b')))
    expect(outcomesOf(receipts)).toEqual(['CREATED', ...bad.map(() => 'REJECTED'), 'CREATED'])
    expect(receipts.map(({ index }) => index)).toEqual(receipts.map((_, index) => index))
    expect(receipts.slice(1, -1).map(({ errors }) => errors[0]!.code)).toEqual([
      'NOT_JSON',
      'NOT_AN_OBJECT',
      'REQUIRED',
      'UNKNOWN_CHOICE',
      'INVALID_VALUE',
      'REQUIRED',
      'UNKNOWN_FIELD',
      'DATE_ORDER',
      'FORBIDDEN',
      'BAD_CHARACTER',
      'NOT_AN_OBJECT',
      'INVALID_VALUE',
    ])
    expect(receipts[1]!.errors[0]!.message).toMatch(/^第 3 行：不是完整的 JSON/)
    expect(receipts[4]).toMatchObject({ system: '甲', recordId: 'x', errors: [{ field: 'conclusion' }] })
    expect(await stored()).toEqual(['a', 'b'])
  })

  test('of one record in one push and the next, the newest version stays, whatever the order', async () => {
    const version = (number: number) => record('v', { subject: `第${number}版` }, { version: String(number) })
    const { lines: receipts } = await send(lines(version(2), version(10), version(3), version(10)))
    expect(outcomesOf(receipts)).toEqual(['CREATED', 'UPDATED', 'STALE', 'UNCHANGED'])
    expect(outcomesOf((await send(lines(version(4)))).lines)).toEqual(['STALE'])
    expect(await inspection.database.read('inspection').pluck('subject')).toEqual(['第10版'])
  })

  const row = (recordId: string) => `甲,${recordId},ROUTINE,2026-01-05,PASSED,山城锅炉有限公司\n`
  test.each([
    ['lines', 'application/x-ndjson', lines(record('a'), record('b')), lines(record('c'))],
    ['rows', 'text/csv', `来源系统,记录编号,检查类型,检查日期,检查结论,企业名称\n${row('a')}${row('b')}`, row('c')],
  ])('a sender of %s that waits for its receipts before it goes on gets them', async (_, type, begin, end) => {
    let acknowledged = (): void => undefined
    const first = new Promise<void>(resolve => (acknowledged = resolve))
    const body = async function* () {
      yield Buffer.from(begin)
      await first
      yield Buffer.from(end)
    }
    const request = {
      method: 'POST',
      path: '/ingest/inspections',
      query: {},
      caller: machine,
      requestId: 'test',
    } as const
    const { signal } = new AbortController()
    const headers = { 'content-type': type }
    const reply = await inspection.door({ ...request, headers, signal, body: body() })
    const reader = reply.body[Symbol.asyncIterator]()
    expect(
      Buffer.from((await reader.next()).value as Uint8Array)
        .toString()
        .split('\n'),
    ).toHaveLength(3)
    acknowledged()
    expect(Buffer.from((await reader.next()).value as Uint8Array).toString()).toContain('"recordId":"c"')
    expect((await reader.next()).done).toBe(true)
  })

  test('a sender that waits for receipts that cannot be written is not kept waiting', async () => {
    let leave = (): void => undefined
    const left = new Promise<void>(resolve => (leave = resolve))
    const body = async function* () {
      yield Buffer.from(lines(record('a')))
      await left
    }
    await inspection.database.transaction(trx => trx.schema.dropTable('inspection'))
    await expect(send(body())).rejects.toThrow('inspection')
    leave()
  })

  test('a connection that dies: what was acknowledged is there, and the whole can be sent again, under its key too', async () => {
    const dying = async function* () {
      yield Buffer.from(lines(...several(700)))
      throw new Error('the connection died')
    }
    await expect(send(dying(), { headers: keyed('k') })).rejects.toThrow('the connection died')
    const before = await stored()
    expect(before.length % 100).toBe(0)
    const again = await send(lines(...several(700)), { headers: keyed('k') })
    expect(again.lines).toHaveLength(700)
    expect(await stored()).toHaveLength(700)
  })

  test('a table in GB18030 or UTF-8 is taken; a row that cannot be read is rejected by its line', async () => {
    const table =
      '记录编号,企业名称,检查类型,检查日期,检查结论\nT1,山城锅炉有限公司,日常巡查,2026-01-05,合格\nT2,山城锅炉有限公司,日常巡查,五月,合格\n'
    const more = { query: { system: '甲' }, headers: { 'content-type': 'text/csv' } }
    const { lines: receipts } = await send(iconv.encode(table, 'gb18030'), more)
    expect(outcomesOf(receipts)).toEqual(['CREATED', 'REJECTED'])
    expect(receipts[1]).toMatchObject({
      index: 1,
      recordId: 'T2',
      errors: [{ field: 'inspected_on', code: 'INVALID_DATE' }],
    })
    expect(receipts[1]!.errors[0]!.message).toContain('第 3 行“检查日期”')
    expect(outcomesOf((await send(table, more)).lines)).toEqual(['UNCHANGED', 'REJECTED'])
    const nameless = await send(table, { headers: more.headers })
    expect(nameless.lines[0]).toMatchObject({ outcome: 'REJECTED', errors: [{ field: 'system', code: 'REQUIRED' }] })
    expect((await send('甲,乙\n1,2\n', more)).problem).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' })
  })

  test('a mutation of 501 records is refused whole and says how many it takes; its neighbour in the operation is taken', async () => {
    const { data, errors } = await inspection.execute(
      {
        query: `mutation ($many: [InspectionInput!]!, $one: [InspectionInput!]!) {
          many: pushInspections(records: $many) { outcome } one: pushInspections(records: $one) { outcome } }`,
        variables: { many: several(501), one: several(1, 900) },
      },
      { caller: machine },
    )
    expect(errors?.map(({ message, path, extensions }) => [path, extensions['code'], message])).toEqual([
      [['many'], 'BAD_USER_INPUT', '每次最多推送 500 条，收到 501 条；更多请分批或使用文件导入'],
    ])
    expect(data).toMatchObject({ many: null, one: [{ outcome: 'CREATED' }] })
    expect(await stored()).toEqual(['R900'])
  })

  test('who may call the mutation may push in bulk, nobody else', async () => {
    const body = lines(record('a'))
    const as = async (caller: Sent['caller']) => (await send(body, { caller })).problem?.code ?? 'OK'
    expect(await as(publicCaller)).toBe('UNAUTHENTICATED')
    expect(await as(callerWith('analyst'))).toBe('FORBIDDEN')
    expect(await as(callerWith('steward'))).toBe('FORBIDDEN')
    expect(await as(callerWith('officer'))).toBe('OK')
    const elsewhere = await send(lines(record('b')), { caller: { ...machine, department: 'credit' } })
    expect(elsewhere.lines[0]).toMatchObject({ outcome: 'REJECTED', errors: [{ code: 'FORBIDDEN' }] })
    expect(await stored()).toEqual(['a'])
    expect((await send(body, { headers: { 'content-type': 'application/json' } })).status).toBe(415)
    expect((await send(body, { path: '/ingest/dreams' })).status).toBe(404)
  })

  const keyed = (key: string) => ({ 'content-type': 'application/x-ndjson', 'idempotency-key': key })

  test('the same key and body get the stored answer, another body is refused, another caller’s key is another key', async () => {
    const body = lines(...several(600))
    const first = await send(body, { headers: keyed('k') })
    await send(lines(record('R3', { subject: '后来改过' })))
    const again = await send(body, { headers: keyed('k') })
    expect(again.lines).toEqual(first.lines)
    expect(again.headers['idempotency-replayed']).toBe('true')
    expect((await send(lines(record('z')), { headers: keyed('k') })).problem).toMatchObject({
      status: 422,
      code: 'IDEMPOTENCY_CONFLICT',
    })
    const other = await send(lines(record('z')), { headers: keyed('k'), caller: { ...machine, sub: 'another' } })
    expect(outcomesOf(other.lines)).toEqual(['CREATED'])
    expect((await send(body, { headers: keyed(' ') })).status).toBe(400)
  })

  test('while a key is in use it is 409; when its process is gone for ten seconds the key is free, after a day it is forgotten', async () => {
    let finish = (): void => undefined
    const held = new Promise<void>(resolve => (finish = resolve))
    const slow = async function* () {
      yield Buffer.from(lines(record('a')))
      await held
    }
    const first = send(slow(), { headers: keyed('k') })
    const keys = () => inspection.database.read('idempotency_key')
    while ((await keys().pluck('id')).length === 0) await turn()
    expect((await send(lines(record('a')), { headers: keyed('k') })).problem).toMatchObject({ status: 409 })
    finish()
    expect(outcomesOf((await first).lines)).toEqual(['CREATED'])

    const aged = (ms: number, more: object) =>
      inspection.database.transaction(trx => trx('idempotency_key').update({ seen_at: Date.now() - ms, ...more }))
    await aged(11_000, { body: null, owner: 'dead' })
    expect(outcomesOf((await send(lines(record('a')), { headers: keyed('k') })).lines)).toEqual(['UNCHANGED'])

    await aged(25 * 60 * 60 * 1_000, {})
    expect(outcomesOf((await send(lines(record('b')), { headers: keyed('k') })).lines)).toEqual(['CREATED'])
    expect(await inspection.database.read('idempotency_answer').pluck('sequence')).toEqual([0])

    await aged(25 * 60 * 60 * 1_000, { body: null, owner: 'dead' })
    await send(lines(record('b')), { headers: keyed('another') })
    expect(await keys().pluck('owner')).not.toContain('dead')
    expect(await inspection.database.read('idempotency_answer').pluck('sequence')).toEqual([0])
  })
})
