import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { publicCaller } from '@e360/kit/caller'
import { acknowledged } from '@e360/kit/exchange/acknowledgements'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { callerWith, matchByName, openForTest, type TestDepartment } from '@e360/kit/testing/openForTest'
import { sendTo, type Sent } from '@e360/kit/testing/sendTo'
import { department } from './main.ts'

const machine = callerWith('system', { department: 'credit', systems: ['执法系统'] })
const steward = callerWith('steward')
const orgCode = '551385082'

interface Line {
  cursor: number
  kind: string
  op: string
  id: string
  recordId: string
  event: { kind?: string; title: string } | null
  record: { decisionNo?: string; source?: object } | null
}

let credit: TestDepartment

const source = (recordId: string) => ({ system: '执法系统', recordId, enterpriseName: '山城锅炉有限公司' })
const push = (type: string, ...records: object[]) =>
  sendTo(credit.door, {
    path: `/ingest/${type}`,
    caller: machine,
    body: records.map(record => `${JSON.stringify(record)}\n`).join(''),
  })
const penalty = (recordId: string, more: object = {}) => ({
  source: source(recordId),
  decisionNo: `（2024）${recordId}号`,
  decidedOn: '2024-01-01',
  kinds: ['罚款'],
  fine: '500000',
  publicUntil: '2027-01-01',
  ...more,
})
const listing = (recordId: string) => ({ source: source(recordId), kind: 'RED', enteredOn: '2024-01-01' })
const feed = (query: Sent['query'] = {}, caller = steward, more: Partial<Sent> = {}) =>
  sendTo<Line>(credit.door, { method: 'GET', path: '/changes', query, caller, ...more })
const acknowledge = (cursor: unknown, caller = machine) =>
  sendTo<{ consumer: string; cursor: number }>(credit.door, {
    path: '/changes/ack',
    caller,
    body: JSON.stringify({ cursor }),
  })

describeOnBoth('the change feed of a department', ({ freshUrl }) => {
  beforeEach(async () => {
    credit = await openForTest(
      department,
      matchByName({ 山城锅炉有限公司: orgCode, 江北锅炉有限公司: '55138509X' }),
      await freshUrl(),
    )
  })
  afterEach(() => credit.close())

  test('a line tells what was committed, the event in the department’s words and the record as GraphQL names it', async () => {
    await push('penalties', penalty('p'))
    const { lines, headers } = await feed()
    expect(headers['content-type']).toContain('application/x-ndjson')
    const id = lines[0]!.id
    const { penalty: asked } = await credit.ask<{ penalty: object }>(
      steward,
      `{ penalty(id: "${id}") { id decisionNo decidedOn violation basis kinds fine confiscated authority publishedOn publicUntil source { system recordId recordedName recordedCode recordedAddress recordedDistrict receivedAt } } }`,
    )
    expect(lines).toEqual([
      {
        cursor: 1,
        at: expect.stringMatching(/^\d{4}-.*Z$/),
        kind: 'PENALTY',
        op: 'UPSERT',
        id,
        orgCode,
        system: '执法系统',
        recordId: 'p',
        event: {
          kind: 'PENALTY',
          occurredOn: '2024-01-01',
          endsOn: null,
          title: expect.stringContaining('罚款'),
          adverse: true,
          publicUntil: '2027-01-01',
        },
        // what the caller may not read is null here
        record: { ...asked, facts: null },
      },
    ])
  })

  test('read in pieces from the last cursor, by kind or all, nothing is missed and the order is that of the commits', async () => {
    for (const round of [0, 1, 2]) {
      await push('penalties', ...Array.from({ length: 300 }, (_, index) => penalty(`p${round}-${index}`)))
      await push('listings', listing(`l${round}`))
    }
    const all = await feed({ limit: '5000' })
    expect(all.lines.map(({ cursor }) => cursor)).toEqual(Array.from({ length: 903 }, (_, index) => index + 1))
    const listings: Line[] = []
    for (let after = 0; ;) {
      const { lines } = await feed({ after: String(after), kind: 'LISTING', limit: '2' })
      if (lines.length === 0) break
      listings.push(...lines)
      after = lines.at(-1)!.cursor
    }
    expect(listings.map(({ recordId }) => recordId)).toEqual(['l0', 'l1', 'l2'])
    expect(listings).toEqual(all.lines.filter(({ kind }) => kind === 'LISTING'))
    expect((await feed({ kind: 'LISTING,CREDIT_GRADE' })).lines).toEqual(listings)
  })

  test('a kind of which there never is a change is refused by name, and not an empty answer for ever', async () => {
    expect((await feed({ kind: 'PENALTY,penalty' })).problem).toMatchObject({
      status: 400,
      title: '参数 kind=“penalty”无效，这个部门的变更有：PENALTY、LISTING、CREDIT_GRADE、SOURCE_RUN、QUALITY',
    })
    for (const kind of ['PENALTY', 'SOURCE_RUN', '']) expect((await feed({ kind })).status).toBe(200)
  })

  test('a record that was withdrawn is told without its content', async () => {
    await push('penalties', penalty('p'))
    const withdrawal = { system: '执法系统', recordId: 'p', reason: '录错' }
    await credit.ask(machine, 'mutation ($r: [WithdrawalInput!]!) { withdrawPenalties(records: $r) { outcome } }', {
      r: [withdrawal],
    })
    const { lines } = await feed()
    expect(lines.map(({ op, event, record }) => ({ op, event, record }))).toEqual([
      { op: 'UPSERT', event: null, record: null },
      { op: 'WITHDRAWN', event: null, record: null },
    ])
  })

  test('a reader that is willing to wait gets the next change as soon as it is committed', async () => {
    const waiting = feed({ after: '0', wait: '20' })
    await push('penalties', penalty('p'))
    expect((await waiting).lines).toHaveLength(1)
    const left = new AbortController()
    const impatient = feed({ after: '1', wait: '20' }, steward, { signal: left.signal })
    left.abort()
    expect((await impatient).lines).toEqual([])
  })

  test('a reader that may see nothing of what has come waits on for what he may see', async () => {
    const other = callerWith('system', { department: 'credit', systems: ['公示系统'] })
    await push('penalties', penalty('p'))
    const waiting = feed({ after: '0', wait: '20' }, other)
    const own = { ...penalty('q'), source: { ...source('q'), system: '公示系统' } }
    await sendTo(credit.door, { path: '/ingest/penalties', caller: other, body: `${JSON.stringify(own)}\n` })
    expect((await waiting).lines.map(({ recordId }) => recordId)).toEqual(['q'])
  })

  test('a department’s own machine and the information centre follow it, nobody else; a refused field is null', async () => {
    await push('penalties', penalty('p', { facts: '事实' }))
    const code = async (caller: Sent['caller']) => (await feed({}, caller)).problem?.code ?? 'OK'
    expect(await code(machine)).toBe('OK')
    expect(await code(steward)).toBe('OK')
    expect(await code({ ...machine, department: 'inspection' })).toBe('FORBIDDEN')
    expect(await code(callerWith('analyst'))).toBe('FORBIDDEN')
    expect(await code(publicCaller)).toBe('UNAUTHENTICATED')
  })

  test('a machine is told nothing of what other systems of its department brought, but that it was taken back', async () => {
    await push('penalties', penalty('p'))
    const other = { ...machine, systems: ['别的系统'] }
    expect((await feed({}, other)).lines).toEqual([])
    await credit.ask(machine, 'mutation ($r: [WithdrawalInput!]!) { withdrawPenalties(records: $r) { outcome } }', {
      r: [{ system: '执法系统', recordId: 'p', reason: '录错' }],
    })
    expect((await feed({}, other)).lines).toMatchObject([
      { op: 'WITHDRAWN', system: null, recordId: null, event: null },
    ])
    expect((await feed({}, machine)).lines).toHaveLength(2)
  })

  test('a machine of another department follows what was granted to it: that kind, region and those fields', async () => {
    await credit.registered(orgCode, '山城锅炉有限公司', { regionCode: '500103' })
    await credit.registered('55138509X', '江北锅炉有限公司', { regionCode: '500105' })
    await push('penalties', penalty('near'), {
      ...penalty('far'),
      source: { ...source('far'), enterpriseName: '江北锅炉有限公司' },
    })
    await push('listings', listing('other kind'))
    const grants = [{ id: 'g', fields: ['Penalty.decisionNo', 'Penalty.enterprise'], regions: ['500103'] }]
    const granted = { ...machine, department: 'tax', systems: ['税务系统'], grants }
    const told = { event: null, system: null, recordId: null, orgCode, record: { decisionNo: '（2024）near号' } }
    expect((await feed({}, granted)).lines).toMatchObject([{ kind: 'PENALTY', op: 'UPSERT', ...told }])
    expect(Object.keys((await feed({}, granted)).lines[0]!.record!)).toEqual(['decisionNo'])
    expect((await feed({ kind: 'LISTING' }, granted)).lines).toEqual([])
    const elsewhere = { ...granted, grants: [{ ...grants[0]!, fields: ['Inspection.kind'] }] }
    expect((await feed({}, elsewhere)).problem).toMatchObject({ code: 'FORBIDDEN' })
  })

  test('a reader by grant finds what is his behind any number of changes that are not', async () => {
    await credit.registered(orgCode, '山城锅炉有限公司', { regionCode: '500103' })
    const away = { enterpriseName: '江北锅炉有限公司' }
    const records = Array.from({ length: 30 }, (_, index) =>
      penalty(`${index}`, { source: { ...source(`${index}`), ...away } }),
    )
    await push('penalties', ...records, penalty('mine'))
    const grants = [{ id: 'g', fields: ['Penalty.decisionNo'], regions: ['500103'] }]
    const { lines } = await feed({ limit: '5' }, { ...machine, department: 'tax', systems: [], grants })
    expect(lines.map(({ record }) => record)).toEqual([{ decisionNo: '（2024）mine号' }])
  })

  test('a cursor that the log has not reached is a clear conflict, a parameter that is none a clear error', async () => {
    await push('penalties', penalty('p'))
    expect((await feed({ after: '2' })).problem).toMatchObject({
      status: 409,
      title: expect.stringMatching(/游标 2 超前.*现在到 1/),
    })
    for (const query of [{ after: '-1' }, { after: 'x' }, { limit: '1.5' }, { wait: 'long' }])
      expect((await feed(query)).problem).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' })
    expect((await acknowledge(2)).problem).toMatchObject({ status: 409 })
    expect((await acknowledge('1')).problem).toMatchObject({ status: 400 })
  })

  test('what a consumer has worked off is kept, and never goes back', async () => {
    await push('penalties', ...['a', 'b', 'c'].map(recordId => penalty(recordId)))
    const other = { ...machine, sub: 'other' }
    expect((await acknowledge(2)).lines).toMatchObject([{ consumer: 'system', cursor: 2 }])
    expect((await acknowledge(1)).lines).toMatchObject([{ consumer: 'system', cursor: 2 }])
    await acknowledge(3, other)
    expect(await acknowledged(credit.database)).toMatchObject([
      { consumer: 'other', cursor: 3 },
      { consumer: 'system', cursor: 2 },
    ])
  })
})
