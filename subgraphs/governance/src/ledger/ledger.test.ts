import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { openAccessLedger } from '@e360/kit/accessLedger/accessLedger'
import { writeLook, writeOperation, type AccessOutcome } from '@e360/kit/accessLedger/accessRow'
import { readAnchors } from '@e360/kit/accessLedger/anchors'
import { today } from '@e360/kit/clock'
import { createLog } from '@e360/kit/log'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { makeTestFolder } from '@e360/kit/testing/folder'
import { callerWith, openForTest, type TestDepartment } from '@e360/kit/testing/openForTest'
import { usesSince } from '../catalogue/use.ts'
import { department } from '../main.ts'
import { ledgerFollower } from './follow.ts'
import { verifyRows } from './verifyRows.ts'

const log = createLog({ service: 'test', level: 'silent' })
const auditor = callerWith('auditor')
const [boiler, crane] = ['551385082', 'M000100Y4']

interface Asked {
  orgCode?: string
  sub?: string
  from?: string
  to?: string
  first?: number
  after?: string
}
interface Told {
  accessLedger: {
    nodes: { request: string; sub: string | null; orgCodes: string[]; outcome: string; resources: string[] }[]
    totalCount: number
    pageInfo: { hasNextPage: boolean; endCursor: string | null }
  }
}

describeOnBoth('the access ledger', ({ freshUrl }) => {
  let governance: TestDepartment
  let base: string
  let folder: string
  let anchorFile: string
  beforeEach(async () => {
    governance = await openForTest(department, () => Promise.resolve([]), await freshUrl())
    base = await makeTestFolder('ledger')
    folder = path.join(base, 'chains')
    anchorFile = path.join(base, 'anchors')
  })
  afterEach(async () => {
    await governance.close()
    await rm(base, { recursive: true, force: true })
  })

  /** a process that keeps rows and ends: `who` looked at these companies */
  const looked = async (...looks: [who: string, orgCodes: string[], outcome?: AccessOutcome][]) => {
    const ledger = await openAccessLedger({ folder, anchorFile, service: 'test', log })
    for (const [index, [sub, orgCodes, outcome = 'OK']] of looks.entries()) {
      const caller = callerWith('officer', { sub })
      const operation = writeOperation({ operation: 'Card', operationHash: null, resources: ['PENALTY'], fields: [] })
      const look = { requestId: `${sub}-${index}`, caller, operation, touched: new Set(orgCodes), outcome }
      await ledger.keep(writeLook(look))
    }
    await ledger.close()
  }
  const follow = () => ledgerFollower(governance.database, { folder, years: 10 }, log).drain()
  const ask = async (asked: Asked) => {
    const { accessLedger } = await governance.ask<Told>(
      auditor,
      `query ($orgCode: OrgCode, $sub: String, $from: DateTime, $to: DateTime, $first: Int, $after: String) {
        accessLedger(orgCode: $orgCode, sub: $sub, from: $from, to: $to, first: $first, after: $after) {
          nodes { request sub orgCodes outcome resources } totalCount pageInfo { hasNextPage endCursor } } }`,
      { ...asked },
    )
    return accessLedger
  }
  const requests = async (asked: Asked) => (await ask(asked)).nodes.map(({ request }) => request)
  const chain = async () => (await readdir(folder))[0]!.slice(0, 26)
  const change = (work: Parameters<typeof governance.database.transaction>[0]) => governance.database.transaction(work)
  const idOf = async (seq: number) => `${await chain()}-${String(seq).padStart(9, '0')}`
  const faults = async () =>
    (await verifyRows(governance.database.read, (await readAnchors(anchorFile)).anchors)).faults
  const fault = async (seq: number, why: string) => [
    { place: 'DATABASE', chain: await chain(), seq, why: expect.stringContaining(why) },
  ]

  test('looks are found by company, by person and by time, newest first, page by page', async () => {
    await looked(['a', [boiler]], ['b', [crane, boiler]], ['a', []])
    await follow()
    expect(await requests({})).toEqual(['a-2', 'b-1', 'a-0'])
    expect(await requests({ orgCode: boiler })).toEqual(['b-1', 'a-0'])
    expect(await requests({ orgCode: boiler, sub: 'a' })).toEqual(['a-0'])
    expect(await requests({ sub: 'a' })).toEqual(['a-2', 'a-0'])
    expect(await requests({ from: '2000-01-01T00:00:00Z', to: '2000-01-02T00:00:00Z' })).toEqual([])
    const first = await ask({ first: 2 })
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } })
    expect(await requests({ first: 2, after: first.pageInfo.endCursor! })).toEqual(['a-0'])
    const [newest] = (await ask({ orgCode: crane })).nodes
    expect(newest).toMatchObject({ sub: 'b', orgCodes: [crane, boiler], outcome: 'OK', resources: ['PENALTY'] })
  })

  test('what is told of a page is read with it, however many fields are asked for; an edge tells the same', async () => {
    await looked(['a', [boiler]], ['b', [crane, boiler]])
    await follow()
    const statements: string[] = []
    governance.database.longRead.on('query', ({ sql }: { sql: string }) => statements.push(sql))
    const row = 'id sub roles purpose client operation request resources fields orgCodes touched outcome'
    const { accessLedger } = await governance.ask<{
      accessLedger: { nodes: object[]; edges: { node: object; cursor: string }[] }
    }>(auditor, `{ accessLedger { nodes { ${row} } edges { node { ${row} } cursor } } }`)
    expect(accessLedger.nodes).toEqual(accessLedger.edges.map(({ node }) => node))
    expect(accessLedger.nodes).toMatchObject([{ request: 'b-1', touched: 2 }, { request: 'a-0' }])
    expect(statements).toHaveLength(2)
  })

  test('each row is read once, also from several chains and by several followers', async () => {
    await looked(['a', [boiler]])
    await Promise.all([follow(), follow()])
    await looked(['b', [boiler]])
    await follow()
    expect(await follow()).toBe(0)
    expect(await requests({ orgCode: boiler })).toEqual(['b-0', 'a-0'])
    expect(await verifyRows(governance.database.read, [])).toMatchObject({ faults: [], rows: 6 })
  })

  test('what was answered counts as use of its resources, what was refused does not', async () => {
    await looked(['a', []], ['b', [], 'PARTIAL'], ['c', [], 'REFUSED'], ['d', [], 'STARTED'])
    await follow()
    expect(await usesSince(governance.database, today(), 2)).toEqual(new Map([['PENALTY', 2]]))
  })

  test('rows that are gone by the time they are read are left out, and the next page goes on behind them', async () => {
    await looked(...['a', 'b', 'c', 'd'].map((sub): [string, string[]] => [sub, [boiler]]))
    await follow()
    const forget = async (seq: number) => {
      const id = await idOf(seq)
      await change(trx => trx('ledger_row').where({ id }).delete())
    }
    await forget(3)
    expect(await requests({ orgCode: boiler })).toEqual(['d-3', 'b-1', 'a-0'])
    await forget(4)
    const { nodes, pageInfo } = await ask({ orgCode: boiler, first: 2 })
    expect([nodes, pageInfo.hasNextPage]).toEqual([[], true])
    expect(await requests({ orgCode: boiler, after: pageInfo.endCursor! })).toEqual(['b-1', 'a-0'])
  })

  test('nobody but an auditor is told', async () => {
    for (const role of ['admin', 'steward', 'supervisor'] as const)
      await expect(governance.ask(callerWith(role), '{ accessLedger { nodes { id } } }')).rejects.toMatchObject({
        extensions: { code: 'FORBIDDEN' },
      })
  })

  test('an edited row is named, and one that is searched by other words than its own', async () => {
    await looked(['a', [boiler]], ['b', [crane]])
    await follow()
    const id = await idOf(1)
    const row = await governance.database.read('ledger_row').where({ id }).first<{ content: string }>('content')
    await change(trx =>
      trx('ledger_row')
        .where({ id })
        .update({ content: row.content.replace('"a"', '"x"') }),
    )
    expect(await faults()).toEqual(await fault(1, '内容与校验值不符'))
    await change(trx => trx('ledger_row').where({ id }).update({ content: row.content, sub: 'x' }))
    expect(await faults()).toEqual(await fault(1, '检索所用的列'))
    await change(trx => trx('ledger_row').where({ id }).update({ sub: 'a' }))
    await change(trx => trx('ledger_look').where({ org_code: boiler }).delete())
    expect(await faults()).toEqual(await fault(1, '检索所用的列'))
  })

  test('a deleted row is named, and the first of those that are missing at the end', async () => {
    await looked(['a', [boiler]], ['b', [crane]])
    await follow()
    const [first, second, closing] = [await idOf(1), await idOf(2), await idOf(3)]
    await change(trx => trx('ledger_row').whereIn('id', [second, closing]).delete())
    expect(await faults()).toEqual(await fault(2, '尾部被截断'))
    await change(trx => trx('ledger_row').where({ id: first }).delete())
    expect(await faults()).toEqual(await fault(1, '缺失'))
  })

  test('a look that nobody kept is named where it was put into the database', async () => {
    await looked(['a', [boiler]])
    await follow()
    const { content, ...real } = await governance.database
      .read('ledger_row')
      .where({ id: await idOf(1) })
      .first<{ id: string; content: string }>('*')
    const forged = content.replace('"a"', '"b"')
    for (const id of ['X-000000001', `${await chain()}-99999999~`, await chain()]) {
      await change(trx => trx('ledger_row').insert({ ...real, id, sub: 'b', content: forged }))
      expect(await requests({ sub: 'b' })).toEqual(['a-0'])
      expect(await faults()).toMatchObject([{ place: 'DATABASE', why: '有不属于任何链条的留痕，是添上的' }])
      await change(trx => trx('ledger_row').where({ id }).delete())
    }
    await change(async trx => {
      const its = await trx('ledger_look').first<object>('*')
      await trx('ledger_look').insert({ ...its, org_code: crane, id: 'X-000000001' })
    })
    expect(await faults()).toMatchObject([{ place: 'DATABASE', why: '有不属于任何链条的检索所用的企业，是添上的' }])
  })

  test('the first of two rows that changed places is named', async () => {
    await looked(['a', [boiler]], ['b', [crane]])
    await follow()
    const [first, second] = [await idOf(1), await idOf(2)]
    await change(async trx => {
      await trx('ledger_row').where({ id: first }).update({ id: 'x' })
      await trx('ledger_row').where({ id: second }).update({ id: first })
      await trx('ledger_row').where({ id: 'x' }).update({ id: second })
    })
    expect(await faults()).toEqual(await fault(1, '此处却是第 2 行'))
  })

  test('a chain whose time of keeping is over goes as a whole, its file too', async () => {
    await looked(['a', [boiler]])
    await follow()
    await change(trx => trx('ledger_chain').update({ last_at: '2001-01-01T00:00:00.000Z' }))
    await looked(['b', [boiler]])
    await follow()
    expect(await requests({ orgCode: boiler })).toEqual(['b-0'])
    expect(await readdir(folder)).toHaveLength(1)
    expect((await verifyRows(governance.database.read, [])).faults).toEqual([])
  })
})
