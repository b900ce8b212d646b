import { rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { describeOnSqlite } from '../testing/databases.ts'
import { makeTestFolder } from '../testing/folder.ts'
import { openNotesDepartment, runSourceOf, sourcePortsOf, stillClock } from '../testing/noteSources.ts'
import { storedNotes } from '../testing/notes.ts'
import { runSource } from './runSource.ts'
import { readRun } from './sourceRuns.ts'

interface Item {
  id: number
  detail: { text: string }
  changed: string
}

describeOnSqlite('A JSON API', databases => {
  let server: Server
  let folder: string
  let items: Item[]
  let asked: URL[]
  let answer: (url: URL, request: IncomingMessage) => { status?: number; body: unknown }
  let department: Awaited<ReturnType<typeof openNotesDepartment>>
  const clock = stillClock()

  beforeEach(async () => {
    folder = await makeTestFolder('http')
    items = Array.from({ length: 5 }, (_, id) => item(id, `内容 ${id}`, '2026-01-05T08:00:00+08:00'))
    asked = []
    answer = pages
    server = createServer((request, response) => {
      const url = new URL(request.url!, 'http://here')
      asked.push(url)
      const { status = 200, body } = answer(url, request)
      response.writeHead(status, status === 302 ? { location: 'http://127.0.0.1:1/' } : {})
      response.end(typeof body === 'string' ? body : JSON.stringify(body))
    })
    await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve))
    department = await openNotesDepartment(await databases.open())
  })
  afterEach(async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
    await rm(folder, { recursive: true, force: true })
  })

  const item = (id: number, text: string, changed: string): Item => ({ id, detail: { text }, changed })
  const pages: typeof answer = (url, request) => {
    if (request.headers.authorization !== 'Bearer t') return { status: 401, body: '' }
    const since = url.searchParams.get('since')
    const found = items.filter(({ changed }) => since === null || Date.parse(changed) >= Date.parse(since))
    const page = Number(url.searchParams.get('page'))
    return { body: { data: { list: found.slice((page - 1) * 2, page * 2) } } }
  }
  const described = (next = '{ page: page }') =>
    runSourceOf(`
kind: http
system: 快检系统
type: notes
url: http://127.0.0.1:${(server.address() as AddressInfo).port}/api?size=2
headers: { authorization: KJ_AUTHORIZATION }
items: data.list
key: id
next: ${next}
since: { parameter: since, field: changed, overlap: 5m }
mapping: { columns: { text: detail.text } }`)
  const run = (source = described(), variables: Record<string, string> = { KJ_AUTHORIZATION: 'Bearer t' }) =>
    runSource(source, department, sourcePortsOf(folder, clock, variables))
  const texts = async () => (await storedNotes(department.database)).map(({ recordId, text }) => `${recordId} ${text}`)

  test('is read page by page, and the next run asks for what came since', async () => {
    expect(await run()).toEqual({ rows: 5, rejected: 0, error: null })
    expect(asked.map(({ search }) => search)).toEqual([1, 2, 3, 4].map(page => `?size=2&page=${page}`))
    items = [...items.slice(1), item(0, '已更正', '2026-01-06T08:00:00+08:00'), item(9, '2099', '2099-01-01T00:00:00Z')]
    asked = []
    await run()
    expect(asked[0]!.searchParams.get('since')).toBe('2026-01-04T23:55:00Z')
    expect(await texts()).toEqual(['0 已更正', '1 内容 1', '2 内容 2', '3 内容 3', '4 内容 4', '9 2099'])
    expect(await readRun(department.database, '快检系统')).toMatchObject({ watermark: '2026-01-06T08:00:00+08:00' })
  })

  test('a time that is some hours ahead keeps nothing from being read that is written until then', async () => {
    items = [item(0, '记快了的', new Date(clock.now() + 6 * 3_600_000).toISOString())]
    await run()
    items = [...items, item(1, '随后的', new Date(clock.now() + 60_000).toISOString())]
    await run()
    expect(await texts()).toEqual(['0 记快了的', '1 随后的'])
  })

  test('may give a cursor to its next page', async () => {
    answer = url => {
      const at = Number(url.searchParams.get('after') ?? 0)
      return { body: { data: { list: items.slice(at, at + 3) }, next: at + 3 < items.length ? at + 3 : null } }
    }
    expect(await run(described('{ cursor: after, from: next }'))).toEqual({ rows: 5, rejected: 0, error: null })
    expect(asked).toHaveLength(2)
  })

  test('whose cursor leads back is told of and not asked for ever, whatever its pages hold', async () => {
    answer = url => ({ body: { data: { list: [] }, next: url.searchParams.get('after') === 'a' ? 'b' : 'a' } })
    expect(await run(described('{ cursor: after, from: next }'))).toEqual({
      error: '对方的游标又回到读过的一页，请检查 next，或请对方检查',
    })
    expect(asked).toHaveLength(3)
  })

  test('rejects an item without a key: by its content it would be another record whenever it changes', async () => {
    answer = url => ({
      body: { data: { list: url.searchParams.get('page') === '1' ? [{ detail: { text: '无编号' } }] : [] } },
    })
    expect(await run()).toEqual({ rows: 1, rejected: 1, error: null })
    expect(await texts()).toEqual([])
  })

  const wrongs: [string, typeof answer, string][] = [
    ['refuses', () => ({ status: 401, body: '' }), '对方拒绝访问（HTTP 401），请检查 headers 中的环境变量'],
    ['fails', () => ({ status: 503, body: '' }), '对方答复 HTTP 503，请检查 url 或稍后再试'],
    ['answers no JSON', () => ({ body: '<html>' }), '对方的应答不是 JSON，请检查 url'],
    ['has no list', () => ({ body: { data: {} } }), '应答中的“data.list”不是列表，请检查 items'],
    ['leads elsewhere', () => ({ status: 302, body: '' }), expect.stringMatching(/^连接不上对方/) as unknown as string],
    ['knows no pages', () => ({ body: { data: { list: items } } }), '对方两次给出同一页，请检查 next 中的参数名'],
  ]
  test.each(wrongs)('that %s is told of, and the next run takes what came meanwhile', async (_, wrong, error) => {
    answer = wrong
    expect(await run()).toEqual({ error })
    answer = pages
    expect(await run()).toMatchObject({ rows: 5, error: null })
  })

  test('without its variable is not asked', async () => {
    expect(await run(described(), {})).toEqual({
      error: '没有设置环境变量 KJ_AUTHORIZATION，应为请求头 authorization 的值',
    })
    expect(asked).toEqual([])
  })
})
