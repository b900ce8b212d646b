import { readFileSync } from 'node:fs'
import { readFile, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setImmediate as turnOfTheLoop } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createLog } from '../log.ts'
import { makeTestFolder } from '../testing/folder.ts'
import { openAccessLedger, type AccessLedger } from './accessLedger.ts'
import { readAnchors } from './anchors.ts'
import { headsNamedIn } from './heads.ts'
import { verifyFiles } from './verifyFiles.ts'

const log = createLog({ service: 'test', level: 'silent' })
const long = '2000-01-01T00:00:00Z'

let base: string
let folder: string
let anchorFile: string
const opened: AccessLedger[] = []

const open = async () => {
  const ledger = await openAccessLedger({ folder, anchorFile, service: 'test', log })
  opened.push(ledger)
  return ledger
}
const keepSome = async (count: number) => {
  const ledger = await open()
  for (let row = 1; row <= count; row++) await ledger.keep(`"row":${row}`)
  await ledger.close()
}
const chains = async () => (await readdir(folder)).toSorted()
const linesOf = async (file: string) => (await readFile(path.join(folder, file), 'utf8')).split('\n').slice(0, -1)
const rewrite = async (file: string, change: (lines: string[]) => string[]) =>
  writeFile(
    path.join(folder, file),
    change(await linesOf(file))
      .map(line => `${line}\n`)
      .join(''),
  )
const verify = async (since = long) =>
  verifyFiles(folder, [...(await readAnchors(anchorFile)).anchors, ...(await headsNamedIn(folder))], since)

beforeEach(async () => {
  base = await makeTestFolder('ledger')
  folder = path.join(base, 'ledger')
  anchorFile = path.join(base, 'anchors.ndjson')
})
afterEach(async () => {
  await Promise.all(opened.splice(0).map(ledger => ledger.close()))
  await rm(base, { recursive: true, force: true })
})

test('rows that are kept at the same time are written together, in order, each once', async () => {
  const ledger = await open()
  await Promise.all(Array.from({ length: 300 }, (_, row) => ledger.keep(`"row":${row}`)))
  await ledger.close()
  const [file] = await chains()
  const rows = (await linesOf(file!)).map(line => JSON.parse(line) as { kind: string; row?: number })
  expect(rows.map(({ kind }) => kind)).toEqual(['OPEN', ...Array.from({ length: 300 }, () => 'ACCESS'), 'CLOSE'])
  expect(rows.slice(1, -1).map(({ row }) => row)).toEqual(Array.from({ length: 300 }, (_, row) => row))
  expect(await verify()).toMatchObject({ faults: [], rows: 302, chains: 1 })
})

test('a row waits for the rows of operations that run beside it, but not for ever', async () => {
  const ledger = await open()
  ledger.enter()
  ledger.enter()
  await ledger.keep('"row":1')
  expect(await linesOf((await chains())[0]!)).toHaveLength(2)
})

test('a row that comes a turn of the loop later is written with those before it', async () => {
  const ledger = await open()
  const file = path.join(folder, (await chains())[0]!)
  const before = ledger.keep('"row":1')
  await turnOfTheLoop()
  const later = ledger.keep('"row":2')
  await before
  expect(readFileSync(file, 'utf8')).toContain('"row":2')
  await later
})

test('a row that a killed process did not finish breaks nothing, and the next chain says where that one ended', async () => {
  await keepSome(3)
  const [killed] = await chains()
  const lines = await linesOf(killed!)
  await writeFile(path.join(folder, killed!), `${lines.slice(0, 3).join('\n')}\n${lines[3]!.slice(0, 40)}`)
  await rm(anchorFile)
  await keepSome(1)
  expect(await verify()).toMatchObject({ faults: [], chains: 2 })
  await rewrite(killed!, kept => kept.slice(0, 2))
  expect((await verify()).faults).toEqual([
    { place: 'FILE', chain: killed!.slice(0, 26), seq: 2, why: expect.stringContaining('第 2 行，尾部被截断') },
  ])
})

test('where nothing can be written nothing is kept, though the ledger is open', async () => {
  await keepSome(1)
  await writeFile(path.join(base, 'blocked'), '')
  const stuck = await openAccessLedger({ folder: path.join(base, 'blocked'), anchorFile, service: 'test', log })
  await expect(stuck.keep('"row":1')).rejects.toMatchObject({ extensions: { code: 'SECTION_UNAVAILABLE' } })
  await stuck.close()
})

describe('a chain of five rows', () => {
  beforeEach(() => keepSome(3))
  const faults = async () => (await verify()).faults
  const fault = async (seq: number, why: string) => [
    { place: 'FILE', chain: (await chains())[0]!.slice(0, 26), seq, why: expect.stringContaining(why) },
  ]

  test('an edited row is named', async () => {
    await rewrite((await chains())[0]!, lines => lines.with(2, lines[2]!.replace('"row":2', '"row":9')))
    expect(await faults()).toEqual(await fault(2, '内容与校验值不符'))
  })
  test('a deleted row is named', async () => {
    await rewrite((await chains())[0]!, lines => lines.toSpliced(2, 1))
    expect(await faults()).toEqual(await fault(2, '此处却是第 3 行'))
  })
  test('the first of two rows that changed places is named', async () => {
    await rewrite((await chains())[0]!, ([first, ...lines]) => [first!, lines[1]!, lines[0]!, ...lines.slice(2)])
    expect(await faults()).toEqual(await fault(1, '此处却是第 2 行'))
  })
  test('an end that was cut off is named by its first row', async () => {
    await rewrite((await chains())[0]!, lines => lines.slice(0, 3))
    expect(await faults()).toEqual(await fault(3, '尾部被截断'))
  })
  test('a chain whose hashes were computed anew differs from its anchor', async () => {
    const [file] = await chains()
    const { anchors } = await readAnchors(anchorFile)
    await rm(path.join(folder, file!))
    await rm(anchorFile)
    await keepSome(3)
    const [forged] = await chains()
    await writeFile(
      anchorFile,
      anchors.map(anchor => `${JSON.stringify({ ...anchor, chain: forged!.slice(0, 26) })}\n`).join(''),
    )
    expect(await faults()).toEqual(await fault(0, '校验值也被重算'))
  })
  test('a file that is gone is missed, unless its time is over', async () => {
    await rm(path.join(folder, (await chains())[0]!))
    expect((await verify()).faults).toMatchObject([{ place: 'FILE', seq: 0, why: '整个文件缺失' }])
    expect((await verify('2999-01-01T00:00:00Z')).faults).toEqual([])
  })
  test('an anchor that was written over is told by its line', async () => {
    await writeFile(anchorFile, 'nothing\n')
    expect((await readAnchors(anchorFile)).unreadable).toEqual([1])
  })
})
