import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { takeTable } from '@e360/kit/records/takeTable'
import { makeTestFolder } from '@e360/kit/testing/folder'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { callerWith, openForTest, type TestDepartment } from '@e360/kit/testing/openForTest'
import { today } from '@e360/kit/clock'
import { createLog } from '@e360/kit/log'
import { supergraph } from '../../testing/supergraph.ts'
import { department } from '../main.ts'
import { publisher } from './publish.ts'
import { addUse } from './use.ts'
import { search, type Catalogue } from './catalogue.ts'

const steward = callerWith('steward')
const dashboard = callerWith('dashboard')
const noMatch = () => Promise.resolve([])

const resource = (code: string, name: string, more: object = {}) => ({
  source: { system: '目录系统', recordId: code },
  code,
  name,
  theme: '主题信息资源/交通/车辆',
  provider: '市交通局',
  providerCode: 'traffic',
  sharingType: 'UNCONDITIONAL',
  items: [{ name: '车牌号码' }, { name: '核定载重', type: '整数' }],
  ...more,
})

interface Found {
  catalogue: { nodes: { code: string; name: string }[]; totalCount: number; pageInfo: { endCursor: string } }
}

describeOnBoth('the catalogue', ({ freshUrl }) => {
  let governance: TestDepartment
  let url: string
  beforeEach(async () => {
    url = await freshUrl()
    governance = await openForTest(department, noMatch, url, supergraph)
    await governance.followers[0]!.drain()
  })
  afterEach(() => governance.close())

  const find = async (filter: object, caller = dashboard) => {
    const { catalogue } = await governance.ask<Found>(
      caller,
      `query ($text: String, $theme: String, $department: String, $type: SharingType, $first: Int, $after: String) {
        catalogue(text: $text, theme: $theme, department: $department, type: $type, first: $first, after: $after) {
          nodes { code name } totalCount pageInfo { endCursor } } }`,
      { ...filter },
    )
    return catalogue
  }
  const codes = async (filter: object) => (await find(filter)).nodes.map(({ code }) => code)
  const push = async (records: object[], caller = steward) => {
    const { pushResources } = await governance.ask<{
      pushResources: { outcome: string; errors: { code: string; message: string }[] }[]
    }>(
      caller,
      'mutation ($records: [CatalogueResourceInput!]!) { pushResources(records: $records) { outcome errors { code message } } }',
      { records },
    )
    return pushResources
  }

  test('holds what the supergraph declares, once, also after the next start', async () => {
    expect(await codes({})).toEqual(['ENTERPRISE', 'HINT', 'PENALTY'])
    const again = await openForTest(department, noMatch, url, supergraph)
    const before = (await again.feed(0, 100, 0)).length
    await again.followers[0]!.drain()
    expect((await again.feed(0, 100, 0)).length).toBe(before)
    await again.close()
  })

  test('a resource that the supergraph declares no longer leaves the catalogue, also in other processes', async () => {
    expect(await codes({ text: '内部提示' })).toEqual(['HINT'])
    const next = await openForTest(department, noMatch, url, supergraph.replace('@resource(code: "HINT")', ''))
    await next.followers[0]!.drain()
    expect(await codes({})).toEqual(['ENTERPRISE', 'PENALTY'])
    await next.close()
  })

  test('a declared resource whose code a provider registered first is left out, and the log says so', async () => {
    await push([resource('NEW', '别处的提示')])
    const declared = supergraph.replace('@resource(code: "HINT")', '@resource(code: "NEW")')
    const lines: string[] = []
    const log = createLog({ service: 'test', level: 'warn' }, { write: line => void lines.push(line) })
    await publisher(governance.database, () => declared, log).drain()
    expect(lines.map(line => (JSON.parse(line) as { code: string }).code)).toEqual(['NEW'])
  })

  test('finds a resource by its name, code, summary and items, the name first; all words count', async () => {
    await push([
      resource('T-1', '营运车辆'),
      resource('T-2', '驾驶员', { summary: '营运车辆的驾驶员' }),
      resource('车辆-3', '其他'),
    ])
    expect(await codes({ text: '车辆' })).toEqual(['T-1', '车辆-3', 'T-2'])
    expect(await codes({ text: '核定载重 驾驶' })).toEqual(['T-2'])
    expect(await codes({ text: 't-2' })).toEqual(['T-2'])
    for (const text of ['车', '车 车']) await expect(find({ text })).rejects.toThrow('至少 2 个字')
  })

  test('is read page by page in its order', async () => {
    await push(Array.from({ length: 5 }, (_, index) => resource(`T-${index}`, `车辆${index}`)))
    const first = await find({ text: '车辆', first: 2 })
    expect(first).toMatchObject({ nodes: [{ code: 'T-0' }, { code: 'T-1' }], totalCount: 5 })
    expect(await codes({ text: '车辆', first: 9, after: first.pageInfo.endCursor })).toEqual(['T-2', 'T-3', 'T-4'])
  })

  test('more than are read at a time are all found, also by a process that reads or follows them later', async () => {
    const many = Array.from({ length: 250 }, (_, index) => resource(`V${index}`, `车辆登记 ${index}`))
    await push(many)
    const other = await openForTest(department, noMatch, url, supergraph)
    const counted = async () => {
      const { catalogue } = await other.ask<Found>(
        dashboard,
        '{ catalogue(text: "车辆登记") { totalCount nodes { name } } }',
      )
      return catalogue
    }
    expect((await counted()).totalCount).toBe(250)
    await push(many.slice(0, 150).map((each, index) => ({ ...each, name: `不再如此 ${index}` })))
    expect((await counted()).totalCount).toBe(100)
    expect(await find({ text: '车辆登记' })).toMatchObject({ totalCount: 100 })
    await other.close()
  })

  test('is filtered by class, provider and sharing type', async () => {
    await push([
      resource('T-1', '营运车辆'),
      resource('T-2', '车辆档案', { sharingType: 'NONE', sharingCondition: '某法第二条' }),
    ])
    expect(await codes({ theme: '主题信息资源/交通' })).toEqual(['T-1', 'T-2'])
    expect(await codes({ department: '市交通局', type: 'NONE' })).toEqual(['T-2'])
    expect(await codes({ department: 'credit' })).toEqual(['HINT', 'PENALTY'])
  })

  test('a search takes one statement, however many resources there are', async () => {
    await push(Array.from({ length: 300 }, (_, index) => resource(`T-${index}`, `车辆${index}`)))
    await find({ text: '车辆' })
    governance.statements.length = 0
    await find({ text: '载重' })
    expect(governance.statements).toHaveLength(1)
  })

  test('what is limited without a reason, or under another’s code, is rejected alone; the same again changes nothing', async () => {
    const receipts = await push([
      resource('T-1', '营运车辆'),
      resource('T-2', '驾驶员', { sharingType: 'NONE' }),
      { ...resource('PENALTY', '冒名'), source: { system: '目录系统', recordId: 'x' } },
    ])
    expect(receipts.map(({ outcome, errors }) => [outcome, errors[0]?.code])).toEqual([
      ['CREATED', undefined],
      ['REJECTED', 'REQUIRED'],
      ['REJECTED', 'TAKEN'],
    ])
    expect((await push([resource('T-1', '营运车辆')]))[0]!.outcome).toBe('UNCHANGED')
    expect((await push([resource('T-1', '营运货车')]))[0]!.outcome).toBe('UPDATED')
    expect((await find({ text: '营运' })).nodes).toEqual([{ code: 'T-1', name: '营运货车' }])
  })

  test('an older version than the newest that came changes nothing, also where that one had brought nothing new', async () => {
    const version = async (number: string, name: string, more: object = {}) => {
      const source = { system: '目录系统', recordId: 'R1', version: number }
      const [receipt] = await push([resource('R1', name, { source, ...more })])
      return receipt!.outcome
    }
    expect(await version('1', '车辆档案')).toBe('CREATED')
    expect(await version('3', '车辆档案')).toBe('UNCHANGED')
    expect(await version('2', '车辆旧档案')).toBe('STALE')
    expect(await version('4', '车辆档案', { publishedOn: '2020-01-01' })).toBe('UPDATED')
    expect(await governance.ask(steward, '{ catalogueResource(code: "R1") { name publishedOn } }')).toEqual({
      catalogueResource: { name: '车辆档案', publishedOn: '2020-01-01' },
    })
  })

  test('a registered resource is withdrawn by who may register it, and comes back when it is registered again', async () => {
    await push([resource('T-1', '营运车辆')])
    const withdraw = async (system: string, recordId: string, caller = steward) => {
      const { withdrawResources } = await governance.ask<{
        withdrawResources: { outcome: string; errors: { code: string }[] }[]
      }>(
        caller,
        `mutation ($records: [WithdrawalInput!]!) { withdrawResources(records: $records) { outcome errors { code } } }`,
        { records: [{ system, recordId, reason: '已停用' }] },
      )
      return [withdrawResources[0]!.outcome, withdrawResources[0]!.errors[0]?.code]
    }
    const other = callerWith('provider', { department: 'education' })
    expect(await withdraw('目录系统', 'T-1', other)).toEqual(['REJECTED', 'FORBIDDEN'])
    expect(await withdraw('supergraph', 'PENALTY')).toEqual(['REJECTED', 'FORBIDDEN'])
    expect(await withdraw('目录系统', 'none')).toEqual(['REJECTED', 'NOT_FOUND'])
    expect(await withdraw('目录系统', 'T-1')).toEqual(['WITHDRAWN', undefined])
    expect(await codes({ text: '营运' })).toEqual([])
    await push([resource('T-1', '营运车辆')])
    expect(await codes({ text: '营运' })).toEqual(['T-1'])
  })

  test('a provider registers the resources of its own department alone', async () => {
    const provider = callerWith('provider', { department: 'traffic' })
    const [own, others] = await push(
      [resource('T-1', '营运车辆'), resource('T-2', '学校', { providerCode: 'education' })],
      provider,
    )
    expect([own!.outcome, others!.outcome, others!.errors[0]!.code]).toEqual(['CREATED', 'REJECTED', 'FORBIDDEN'])
    await expect(push([], callerWith('analyst'))).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } })
  })

  test('is filled from a table with Chinese headers; a row that lacks something is told with its reason', async () => {
    const folder = await makeTestFolder('catalogue')
    const file = path.join(folder, '目录.csv')
    await writeFile(
      file,
      '信息资源代码,信息资源名称,分类,提供方,提供方代码,信息项,共享类型,共享条件,开放属性,发布日期\n' +
        'T-1,营运车辆,主题信息资源/交通,市交通局,traffic,车牌号码；核定载重,有条件共享,须经申请,是,2024-05-01\n' +
        'T-2,驾驶员,主题信息资源/交通,市交通局,traffic,姓名,不予共享,,否,2024-05-01\n',
    )
    const importer = governance.importers['catalogue']!
    const taken = await takeTable({ importer, file, system: 'import', errorFile: path.join(folder, 'errors.csv') })
    expect(taken).toMatchObject({ rows: 2, outcomes: { CREATED: 1, REJECTED: 1 } })
    expect(await readFile(path.join(folder, 'errors.csv'), 'utf8')).toContain('不予共享须写明依据')
    const { catalogueResource } = await governance.ask<Record<string, unknown>>(
      callerWith(null),
      '{ catalogueResource(code: "T-1") { publishedOn sharingType open items { name field } } }',
    )
    expect(catalogueResource).toEqual({
      publishedOn: '2024-05-01',
      sharingType: 'CONDITIONAL',
      open: true,
      items: [
        { name: '车牌号码', field: null },
        { name: '核定载重', field: null },
      ],
    })
    await rm(folder, { recursive: true })
  })

  test('shows the public what is open, and nothing else', async () => {
    expect((await find({}, callerWith(null))).nodes.map(({ code }) => code)).toEqual(['ENTERPRISE'])
  })

  test('its views count resources, items, shared and open items beside their real use', async () => {
    await governance.database.transaction(async trx => {
      await addUse(trx, [{ resource: 'PENALTY', day: today(), reads: 3 }])
      await addUse(trx, [
        { resource: 'PENALTY', day: today(), reads: 4 },
        { resource: 'PENALTY', day: '2020-01-01', reads: 100 },
      ])
    })
    const { catalogueGroups, catalogueResource } = await governance.ask<Record<string, unknown>>(
      dashboard,
      `{ catalogueGroups(by: DEPARTMENT, days: 30) { value resources items sharedItems openItems reads }
         catalogueResource(code: "PENALTY") { reads(days: 30) } }`,
    )
    expect(catalogueGroups).toEqual([
      { value: '企业基础信息', resources: 1, items: 3, sharedItems: 3, openItems: 3, reads: 0 },
      { value: '信用', resources: 2, items: 6, sharedItems: 4, openItems: 0, reads: 7 },
    ])
    expect(catalogueResource).toEqual({ reads: 7 })
  })
})

test('of several long searches in one turn of the event loop each has a turn of its own', async () => {
  const slow: Catalogue = Object.assign([], {
    [Symbol.iterator]: () => {
      for (const until = performance.now() + 10; performance.now() < until;);
      done.push('search')
      return [].values()
    },
  })
  const done: string[] = []
  const others = setInterval(() => done.push('other'), 1)
  await Promise.all(Array.from({ length: 4 }, () => search(slow, {}, {})))
  clearInterval(others)
  expect(done.filter((each, index) => each !== done[index - 1]).join(' ')).toMatch(
    /search other search other search other search/,
  )
})
