import path from 'node:path'
import { expect, test } from '@jest/globals'
import { openDatabase, type Database } from '@e360/kit/database/database'
import type { RunningDepartment } from '@e360/kit/department'
import { createLog } from '@e360/kit/log'
import { readSettings } from '@e360/kit/settings'
import { describeOnMysql } from '@e360/kit/testing/databases'
import { callerWith } from '@e360/kit/testing/openForTest'
import { sendTo } from '@e360/kit/testing/sendTo'
import { openDepartments } from '../cli/src/embedded.ts'
import { freshFolder, whenOver } from './support/folder.ts'
import { departments as names } from './support/product.ts'

/** How many transactions on the server wait for a lock. */
const waiting = async ({ read }: Database): Promise<number> => {
  const [rows] = (await read.raw("SHOW GLOBAL STATUS LIKE 'Innodb_row_lock_current_waits'")) as [[{ Value: string }]]
  return Number(rows[0].Value)
}

describeOnMysql('two pushes that overlap, of which the one that began first commits last', ({ freshUrl }) => {
  test('every follower has both: the crosswalk, the archive, and whoever reads the change feed from outside', async () => {
    // Jest cannot load modules that import one another twice at a time, as the product does
    for (const name of names) await import(`../subgraphs/${name}/src/main.ts`)
    const urls = await Promise.all(names.map(async name => [`${name.toUpperCase()}_DATABASE_URL`, await freshUrl()]))
    const settings = readSettings({
      E360_DATA_DIR: path.join(await freshFolder(), 'data'),
      ...(Object.fromEntries(urls) as Record<string, string>),
    })
    const departments = await openDepartments(settings, createLog({ service: 'test', level: 'error' }))
    whenOver(departments.close)
    const open = (name: string): RunningDepartment => departments.all.find(department => department.name === name)!
    const inspection = open('inspection')
    const other = openDatabase(settings.databaseUrl('inspection'))
    whenOver(other.close)

    const push = async (system: string, recordId: string) => {
      const input = { source: { system, recordId }, kind: 'ROUTINE', inspectedOn: '2026-01-05', conclusion: 'PASSED' }
      const caller = callerWith('system', { department: 'inspection', systems: ['甲', '乙'] })
      const { lines } = await sendTo(inspection.door, {
        path: '/ingest/inspections',
        caller,
        body: JSON.stringify(input),
      })
      expect(lines).toMatchObject([{ outcome: 'CREATED' }])
    }
    const readFeed = async (after: number) => {
      const query = { after: String(after) }
      const sent = { method: 'GET', path: '/changes', query, caller: callerWith('steward') } as const
      return (await sendTo<{ cursor: number; recordId: string }>(inspection.door, sent)).lines
    }
    await push('甲', 'before')
    await departments.settle()

    // The first push waits for a row of its own system, with everything done but its commit; the second one comes meanwhile.
    let letGo = (): void => undefined
    const mayGo = new Promise<void>(resolve => (letGo = resolve))
    let held = (): void => undefined
    const isHeld = new Promise<void>(resolve => (held = resolve))
    const holding = other.transaction(async trx => {
      await trx('source_push').where('system', '甲').update({ rejected: 0 })
      held()
      await mayGo
    })
    await isHeld
    const first = push('甲', 'first')
    while ((await waiting(other)) < 1);
    let secondIsOver = false
    const second = push('乙', 'second').finally(() => (secondIsOver = true))
    while (!secondIsOver && (await waiting(other)) < 2);
    const seen = await readFeed(0)
    await departments.settle()
    letGo()
    await Promise.all([holding, first, second])
    seen.push(...(await readFeed(seen.at(-1)!.cursor)))
    await departments.settle()

    const all = ['before', 'first', 'second']
    expect(seen.map(({ recordId }) => recordId)).toEqual(all)
    expect(seen.map(({ cursor }) => cursor)).toEqual([1, 2, 3])
    const crosswalk = await open('enterprise').database.read('crosswalk').orderBy('record_id').pluck('record_id')
    expect(crosswalk).toEqual(all)
    const stored = await inspection.database.read('inspection').orderBy('id').pluck('id')
    expect(stored).toHaveLength(3)
    expect(await open('archive').database.read('record').orderBy('id').pluck('id')).toEqual(stored)
  })
})
