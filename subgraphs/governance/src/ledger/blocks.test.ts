import { rm } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, expect, test } from '@jest/globals'
import { openAccessLedger } from '@e360/kit/accessLedger/accessLedger'
import { writeLook, writeOperation } from '@e360/kit/accessLedger/accessRow'
import { insertMany } from '@e360/kit/database/insertMany'
import { migrate } from '@e360/kit/database/migrate'
import { kitMigrations } from '@e360/kit/department'
import { createLog } from '@e360/kit/log'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { makeTestFolder } from '@e360/kit/testing/folder'
import { callerWith, openForTest } from '@e360/kit/testing/openForTest'
import { ledgerTables } from '../../migrations/030-ledger.ts'
import { ledgerBlocks } from '../../migrations/040-ledger-blocks.ts'
import { department } from '../main.ts'
import { ledgerFollower } from './follow.ts'
import { ledgerRepository } from './repository.ts'
import { verifyRows } from './verifyRows.ts'

const log = createLog({ service: 'test', level: 'silent' })
const operation = writeOperation({ operation: 'List', operationHash: null, resources: [], fields: [] })
const companies = Array.from({ length: 150 }, (_, index) => `DE${String(index).padStart(7, '0')}`)
const [first, last] = [companies[0]!, companies.at(-1)!]

describeOnBoth('the blocks of the ledger', ({ freshUrl }) => {
  /** two processes that write in turn; every look names all companies but the last one, which is in the first and the last look alone */
  const open = async () => {
    const base = await makeTestFolder('ledger')
    const places = { folder: path.join(base, 'chains'), anchorFile: path.join(base, 'anchors') }
    const governance = await openForTest(department, () => Promise.resolve([]), await freshUrl())
    const chains = await Promise.all([1, 2].map(() => openAccessLedger({ ...places, service: 'test', log })))
    const follower = ledgerFollower(governance.database, { folder: places.folder, years: 10 }, log)
    for (let look = 0; look < 20; look += 1) {
      const touched = new Set(look === 0 || look === 19 ? companies : companies.slice(0, -1))
      const caller = callerWith('officer')
      await chains[look % 2]!.keep(writeLook({ requestId: String(look), caller, operation, touched, outcome: 'OK' }))
      await follower.drain()
    }
    close = async () => {
      await Promise.all(chains.map(chain => chain.close()))
      await governance.close()
      await rm(base, { recursive: true, force: true })
    }
    return governance.database
  }
  let close: () => Promise<void>
  afterEach(() => close())

  test('hold some thousand entries; a company is found in all of them, newest first, page by page', async () => {
    const database = await open()
    const ledger = ledgerRepository({ longRead: database.read })
    const looksAt = async (orgCode: string) => {
      const ids: string[] = []
      for (let after: string | null = null; ;) {
        const page = await ledger.page({ orgCode, first: 7, after })
        ids.push(...page.nodes.map(({ told }) => told.requestId))
        if (!page.pageInfo.hasNextPage) return ids
        after = page.pageInfo.endCursor
      }
    }
    const blocks = await database.read('ledger_block').pluck<number[]>('entries')
    expect(blocks).toHaveLength(4)
    expect(Math.max(...blocks)).toBeLessThan(1_200)
    expect(await looksAt(first)).toEqual(Array.from({ length: 20 }, (_, index) => String(19 - index)))
    expect(await looksAt(last)).toEqual(['19', '0'])
    expect(await verifyRows(database.read, [])).toMatchObject({ faults: [], rows: 22 })
  })

  test('are missed by the check where one was taken away', async () => {
    const database = await open()
    const block = await database.read('ledger_block').max<{ block: string }[]>('block as block')
    await database.transaction(trx => trx('ledger_block').where(block[0]!).delete())
    expect((await verifyRows(database.read, [])).faults).toMatchObject([
      { why: expect.stringContaining('检索所用的列') },
    ])
  })

  test('take what an older version kept by company, also where a start died on the way', async () => {
    const database = await open()
    const { read } = database
    const ledger = ledgerRepository({ longRead: read })
    const pages = () => Promise.all([first, last].map(orgCode => ledger.page({ orgCode, first: 100 })))
    const nodes = async () => (await pages()).map(page => page.nodes)
    const before = await nodes()
    const looks = await read('ledger_look').select<Record<string, unknown>[]>('org_code', 'at', 'id', 'sub')
    await read.schema.dropTable('ledger_look')
    await read.schema.dropTable('ledger_block')
    for (const _start of ['first', 'second']) {
      await ledgerTables.up(read)
      await database.transaction(trx => insertMany(trx, 'ledger_company', looks))
      await read('migration').where('name', ledgerBlocks.name).delete()
      await migrate(database, [...kitMigrations, ...department.migrations])
      expect(await nodes()).toEqual(before)
      expect((await verifyRows(read, [])).faults).toEqual([])
    }
  })
})
