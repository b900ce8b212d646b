import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { daysAfter, today } from '@e360/kit/clock'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { callerWith, matchByName, openForTest, type TestDepartment } from '@e360/kit/testing/openForTest'
import { department } from '../main.ts'

const machine = callerWith('system', { department: 'credit', systems: ['名录系统'] })
const analyst = callerWith('analyst')
const orgCode = '551385082'

let credit: TestDepartment

const listing = (basis: string, more: object = {}) => ({
  source: { system: '名录系统', recordId: basis, enterpriseName: '山城锅炉有限公司' },
  kind: 'ABNORMAL_OPERATIONS',
  enteredOn: '2024-01-01',
  basis,
  ...more,
})

const push = (...records: object[]) =>
  credit.ask(
    machine,
    'mutation ($records: [ListingInput!]!) { pushListings(records: $records) { outcome errors { field code } } }',
    { records },
  )

const basesOf = async (filter: string) => {
  const [company] = await credit.enterprises<{ listings: { basis: string }[] }>(
    analyst,
    [{ orgCode }],
    `listings${filter} { basis }`,
  )
  return company!.listings.map(({ basis }) => basis)
}

describeOnBoth('lists', ({ freshUrl }) => {
  beforeEach(async () => {
    credit = await openForTest(department, matchByName({ 山城锅炉有限公司: orgCode }), await freshUrl())
  })
  afterEach(() => credit.close())

  test('a company is on a list until the day before its exit', async () => {
    await push(
      listing('never left', { enteredOn: '2021-01-01' }),
      listing('leaves tomorrow', { enteredOn: '2022-01-01', exitedOn: daysAfter(today(), 1) }),
      listing('left today', { enteredOn: '2023-01-01', exitedOn: today() }),
      listing('left long ago', { enteredOn: '2020-01-01', exitedOn: '2020-06-01' }),
    )
    expect(await basesOf('(current: true)')).toEqual(['leaves tomorrow', 'never left'])
    expect(await basesOf('(current: false)')).toEqual(['left today', 'left long ago'])
    expect(await basesOf('')).toEqual(['left today', 'leaves tomorrow', 'never left', 'left long ago'])
  })

  test('a list entry is read back as it was pushed', async () => {
    await push(listing('依据', { kind: 'SERIOUS_VIOLATION', exitedOn: '2024-07-01', authority: '某市市场监督管理局' }))
    const selection = 'listings { kind enteredOn exitedOn basis authority enterprise { orgCode } source { recordId } }'
    const record = {
      kind: 'SERIOUS_VIOLATION',
      enteredOn: '2024-01-01',
      exitedOn: '2024-07-01',
      basis: '依据',
      authority: '某市市场监督管理局',
      enterprise: { orgCode },
      source: { recordId: '依据' },
    }
    expect(await credit.enterprises(analyst, [{ orgCode }], selection)).toEqual([{ listings: [record] }])
  })

  test('an exit before the entry is rejected', async () => {
    expect(await push(listing('reversed', { exitedOn: '2023-12-31' }))).toEqual({
      pushListings: [{ outcome: 'REJECTED', errors: [{ field: 'exitedOn', code: 'DATE_ORDER' }] }],
    })
  })

  test('at most the newest hundred entries are listed', async () => {
    const days = Array.from({ length: 120 }, (_, index) => daysAfter('2023-01-01', index))
    await push(...days.map(enteredOn => listing(enteredOn, { enteredOn })))
    expect(await basesOf('')).toEqual(days.toReversed().slice(0, 100))
  })
})
