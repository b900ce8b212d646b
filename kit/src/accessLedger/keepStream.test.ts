import { readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { DoorAnswer } from '../exchange/door.ts'
import { createLog } from '../log.ts'
import { makeTestFolder } from '../testing/folder.ts'
import { pieces, textOf } from '../testing/pieces.ts'
import { openAccessLedger, type AccessLedger } from './accessLedger.ts'
import type { AccessRow } from './accessRow.ts'
import { keepStream } from './keepStream.ts'

const [boiler, crane, cable] = ['551385082', 'M000100Y4', '203296235']
/** what a client wrote, as an error quotes it */
const quoted = '“,"formerOrgCodes":["MA9777701"]”不是日期'
const shown = [
  { index: 0, orgCode: boiler, errors: [] },
  { index: 1, orgCode: null, errors: [{ message: quoted }] },
  { index: 2, orgCode: crane, errors: [] },
]
const linesOf = (lines: readonly object[]) => lines.map(line => `${JSON.stringify(line)}\n`).join('')

let folder: string
let ledger: AccessLedger

beforeEach(async () => {
  folder = await makeTestFolder('keep-stream')
  const [chains, anchorFile] = [path.join(folder, 'ledger'), path.join(folder, 'anchors.ndjson')]
  const log = createLog({ service: 'test', level: 'silent' })
  ledger = await openAccessLedger({ folder: chains, anchorFile, service: 'test', log })
})
afterEach(async () => {
  await ledger.close()
  await rm(folder, { recursive: true, force: true })
})

/** Asks through a door that answers with these pieces. @returns what the client reads, and the companies that are kept of it */
const askedBy = async (requestId: string, where: string, body: DoorAnswer['body']) => {
  const door = keepStream(() => Promise.resolve({ status: 200, headers: {}, body }), 'inspection', [], ledger)
  const signal = new AbortController().signal
  const answer = await door({
    method: 'POST',
    path: where,
    query: {},
    headers: {},
    caller: null,
    requestId,
    body: pieces(),
    signal,
  })
  const text = await textOf(answer.body)
  return { text, kept: new Set((await rowsOf(requestId)).flatMap(({ orgCodes }) => orgCodes)) }
}

const rowsOf = async (requestId: string): Promise<AccessRow[]> => {
  const [file] = await readdir(path.join(folder, 'ledger'))
  const lines = (await readFile(path.join(folder, 'ledger', file!), 'utf8')).trimEnd().split('\n')
  return lines.map(line => JSON.parse(line) as AccessRow).filter(row => row.requestId === requestId)
}

test('the company that a pushed record left is kept and not told, wherever the answer is cut', async () => {
  const [first, second, third] = shown
  const receipts = [first!, second!, { ...third, formerOrgCodes: [boiler, cable] }]
  const bytes = Buffer.from(linesOf(receipts))
  for (let cut = 0; cut <= bytes.length; cut++) {
    const body = pieces(bytes.subarray(0, cut), bytes.subarray(cut))
    const { text, kept } = await askedBy(`cut-${cut}`, '/ingest/inspections', body)
    expect(text).toBe(linesOf(shown))
    expect(kept).toEqual(new Set([boiler, crane, cable]))
  }
})

test('of an answer that breaks off whole lines are told', async () => {
  async function* broken() {
    yield linesOf(shown.slice(0, 1))
    yield '{"index":1,"orgCode":null,"formerOrg'
    throw new Error('gone')
  }
  const door = keepStream(() => Promise.resolve({ status: 200, headers: {}, body: broken() }), 'a', [], ledger)
  const signal = new AbortController().signal
  const request = { method: 'POST', path: '/ingest/inspections', query: {}, headers: {}, caller: null } as const
  const { body } = await door({ ...request, requestId: 'broken', body: pieces(), signal })
  const told: string[] = []
  const reading = async () => {
    for await (const piece of body) told.push(Buffer.from(piece as string).toString())
  }
  await expect(reading()).rejects.toThrow('gone')
  expect(told.join('')).toBe(linesOf(shown.slice(0, 1)))
})

test('an answer that ends without a line break, as a refusal of another process, is told whole', async () => {
  const refusal = '{"title":"您无权推送","code":"FORBIDDEN"}'
  const { text } = await askedBy('refused', '/ingest/inspections', pieces(refusal.slice(0, 9), refusal.slice(9)))
  expect(text).toBe(refusal)
})

test('a change feed names the companies of its lines, wherever it is cut, and tells them as they are', async () => {
  const bytes = Buffer.from(linesOf(shown))
  for (let cut = 0; cut <= bytes.length; cut++) {
    const body = pieces(bytes.subarray(0, cut), bytes.subarray(cut))
    const { text, kept } = await askedBy(`feed-${cut}`, '/changes', body)
    expect(text).toBe(linesOf(shown))
    expect(kept).toEqual(new Set([boiler, crane]))
  }
})
