import { existsSync, renameSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { describeOnBoth } from '../testing/databases.ts'
import { makeTestFolder } from '../testing/folder.ts'
import { openNotesDepartment, runSourceOf, sourcePortsOf, stillClock } from '../testing/noteSources.ts'
import { storedNotes } from '../testing/notes.ts'
import { runSource } from './runSource.ts'
import { readRun } from './sourceRuns.ts'

const source = runSourceOf(`
kind: file
system: 巡查系统
type: notes
folder: inbox
quietFor: 10s
mapping: { columns: { text: 检查情况 } }`)

describeOnBoth('A drop folder', databases => {
  let inbox: string
  let clock: ReturnType<typeof stillClock>
  let department: Awaited<ReturnType<typeof openNotesDepartment>>

  beforeEach(async () => {
    inbox = path.join(await makeTestFolder('inbox'), 'inbox')
    await mkdir(inbox)
    clock = stillClock(Date.now() + 60_000)
    department = await openNotesDepartment(await databases.open())
  })
  afterEach(() => rm(path.dirname(inbox), { recursive: true, force: true }))

  const drop = (name: string, ...rows: string[]) =>
    writeFile(path.join(inbox, name), `${['记录编号,检查情况', ...rows].join('\n')}\n`)
  const run = (at = clock) =>
    runSource({ ...source, folder: inbox } as typeof source, department, sourcePortsOf(inbox, at))
  const texts = async () => (await storedNotes(department.database)).map(({ recordId, text }) => `${recordId} ${text}`)
  const archived = async () =>
    (await readdir(path.join(inbox, 'archive'))).map(name => name.replace(/^\w+Z-/, '')).toSorted()

  test('is taken in order of name and archived, bad rows beside the file', async () => {
    await drop('2.csv', '1,第二次', '3,')
    await drop('1.csv', '1,第一次', '2,甲')
    expect(await run()).toEqual({ rows: 4, rejected: 1, error: null })
    expect(await texts()).toEqual(['1 第二次', '2 甲'])
    expect(await archived()).toEqual(['1.csv', '2.csv', '2.csv.errors.csv'])
    expect(await readdir(inbox)).toEqual(['archive'])
    const errors = (await readdir(path.join(inbox, 'archive'))).find(name => name.endsWith('.errors.csv'))!
    expect(await readFile(path.join(inbox, 'archive', errors), 'utf8')).toContain('此项必填')
  })

  test('keeps what is still being written, and what is behind it, until it is quiet or renamed', async () => {
    await drop('1.csv', '1,一半')
    await drop('2.csv', '1,后来')
    await drop('3.csv.part', '2,没写完')
    expect(await run(stillClock())).toEqual({ rows: 0, rejected: 0, error: null })
    expect(await texts()).toEqual([])
    expect(await run()).toMatchObject({ rows: 2 })
    expect(await readdir(inbox)).toEqual(['3.csv.part', 'archive'])
    await rename(path.join(inbox, '3.csv.part'), path.join(inbox, '3.csv'))
    await run()
    expect(await texts()).toEqual(['1 后来', '2 没写完'])
  })

  test('loses no file that takes the place of another, whenever that happens, nor one that takes its place in turn', async () => {
    let givenBack = 0
    for (let moment = 1, came = true; came; moment += 1) {
      const [before, after] = [`${moment},旧`, `${moment},新`]
      await drop('1.csv', before)
      await drop('1.csv.part', after)
      let asked = 0
      const replacing = {
        ...clock,
        now: () => {
          const part = path.join(inbox, '1.csv.part')
          if (++asked === moment && existsSync(part)) renameSync(part, path.join(inbox, '1.csv'))
          return clock.now()
        },
      }
      expect(await run(replacing)).toMatchObject({ error: null })
      came = !existsSync(path.join(inbox, '1.csv.part'))
      if (!came) break
      // what was put away unread lies under a name of its own, so that the next one may have its name
      const isGivenBack = (await readdir(inbox)).some(name => /^1 \w{26}\.csv$/.test(name))
      if (isGivenBack) await drop('1.csv', `${moment},最新`)
      givenBack += Number(isGivenBack)
      expect(await run(stillClock(Date.now() + 120_000))).toMatchObject({ error: null })
      expect(await texts()).toContain(isGivenBack ? `${moment} 最新` : after.replace(',', ' '))
      expect(await readdir(inbox)).toEqual(['archive'])
    }
    expect(givenBack).toBeGreaterThan(0)
  })

  test('takes the same content once, under whatever name: an old file undoes nothing', async () => {
    await drop('1.csv', '1,旧')
    await drop('2.csv', '1,新')
    await run()
    await drop('旧的又来了.csv', '1,旧')
    expect(await run()).toEqual({ rows: 0, rejected: 0, error: null })
    expect(await texts()).toEqual(['1 新'])
    expect(await archived()).toContain('旧的又来了.csv')
  })

  test('is as fresh as the last file that came: an empty one does not tell how old the data are', async () => {
    const known = async () => {
      const { rows, rejected, lastSuccessAt } = (await readRun(department.database, '巡查系统'))!
      return { rows, rejected, lastSuccessAt }
    }
    expect(await run()).toEqual({ rows: 0, rejected: 0, error: null })
    expect(await known()).toEqual({ rows: null, rejected: null, lastSuccessAt: null })
    await drop('1.csv', '1,甲', '2,')
    await run()
    const afterwards = await known()
    expect(afterwards).toMatchObject({ rows: 2, rejected: 1, lastSuccessAt: expect.any(String) })
    expect(await run(stillClock(clock.now() + 3_600_000))).toEqual({ rows: 0, rejected: 0, error: null })
    expect(await known()).toEqual(afterwards)
  })

  test('stops at a file that cannot be read, says which and why, and goes on when it is put right', async () => {
    await writeFile(path.join(inbox, '1.csv'), '记录编号,别的\n1,甲\n')
    await drop('2.csv', '2,乙')
    expect(await run()).toEqual({ error: expect.stringMatching(/文件“1.csv”：.*检查情况/) })
    expect(await readRun(department.database, '巡查系统')).toMatchObject({ failures: 1, leaseOwner: null })
    await drop('1.csv', '1,甲')
    expect(await run()).toMatchObject({ rows: 2, error: null })
    expect(await texts()).toEqual(['1 甲', '2 乙'])
  })

  test('whose archive cannot be written is told of by the file that stays, and is taken once that is put right', async () => {
    await drop('1.csv', '1,甲')
    await writeFile(path.join(inbox, 'archive'), '')
    expect(await run()).toEqual({ error: '文件“1.csv”读不出，或移不进目录 archive，请检查它们的权限和磁盘' })
    await rm(path.join(inbox, 'archive'))
    expect(await run()).toMatchObject({ rows: 1, error: null })
  })

  test('that is missing is told of', async () => {
    await rm(inbox, { recursive: true })
    expect(await run()).toEqual({ error: '没有目录“inbox”或无权读取，请建立它或检查 folder' })
  })
})
