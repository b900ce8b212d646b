import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Role } from '@e360/kit/caller'
import { daysAfter, today } from '@e360/kit/clock'
import { insertMany } from '@e360/kit/database/insertMany'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { callerWith, openForTest, type TestDepartment } from '@e360/kit/testing/openForTest'
import { certificate, inspection, penalty, record } from '../../testing/company.ts'
import { department } from '../main.ts'
import type { RecordRow } from '../rows.ts'
import { impactRules } from './impactRules.ts'

const [yesterday, tomorrow] = [daysAfter(today(), -1), daysAfter(today(), 1)]
const oldName = '重庆某某机械有限公司'
const inOldName = { normal_name: oldName }
const inNewName = { normal_name: '重庆新名机械有限公司' }

const held = (
  family: string,
  more: Partial<RecordRow> = {},
  validUntil: string | null = tomorrow,
  status = 'VALID',
) => ({
  ...certificate('2022-01-01', validUntil, { family, status }),
  ends_on: validUntil,
  ...more,
})
const rectification = (rectifiedOn: string | null = null, more: Partial<RecordRow> = {}) => ({
  ...inspection('2026-01-05', 'FAILED', { rectificationDueOn: '2026-02-05', rectifiedOn }),
  ...more,
})
const listing = (exitedOn: string | null, more: Partial<RecordRow> = {}) =>
  record(
    'LISTING',
    '2025-03-01',
    'ABNORMAL_OPERATIONS',
    { list: 'ABNORMAL_OPERATIONS', exitedOn },
    {
      ends_on: exitedOn === null ? null : daysAfter(exitedOn, -1),
      ...more,
    },
  )

const renamed = { field: 'name', from: oldName, to: '重庆新名机械有限公司' }
const moved = { field: 'address', from: '甲路1号', to: '乙路2号' }
const gone = (to: string) => ({ field: 'registrationStatus', from: 'ACTIVE', to })
const toDistrict = { field: 'regionCode', from: null, to: '500103' }
const ledBy = { field: 'legalRepresentative', from: '甲', to: '乙' }

interface Impact {
  department: string
  recordId: string
  note: string
}

describeOnBoth('what a requested change touches', ({ freshUrl }) => {
  let archive: TestDepartment
  beforeAll(async () => {
    archive = await openForTest(
      department,
      () => Promise.reject(new Error('the archive matches nothing')),
      await freshUrl(),
    )
  })
  afterAll(() => archive.close())
  beforeEach(() => archive.database.transaction(trx => trx('record').delete()))

  const given = (...records: RecordRow[]) =>
    archive.database.transaction(trx =>
      insertMany(
        trx,
        'record',
        records.map(row => ({ ...row })),
      ),
    )
  const ask = async (requests: readonly object[], role: Role = 'steward') => {
    const of = requests.map((request, index) => ({ __typename: 'ChangeRequest', id: `C${index}`, ...request }))
    const { _entities } = await archive.ask<{ _entities: { impact: Impact[] }[] }>(
      callerWith(role),
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ChangeRequest { impact { department recordId note } } } }`,
      { of },
    )
    return _entities.map(({ impact }) => impact)
  }
  const touched = async (...differences: object[]) =>
    (await ask([{ enterprise: { orgCode: '551385082' }, differences }]))[0]!
  const touchedIds = async (...differences: object[]) => (await touched(...differences)).map(({ recordId }) => recordId)

  test('a rename touches what is in force and bears the old name: certificates, open rectifications, listings', async () => {
    const licence = held('PRODUCTION_LICENCE', inOldName)
    const suspended = held('CCC', { ...inOldName, ends_on: yesterday }, null, 'SUSPENDED')
    const endless = held('OTHER', inOldName, null)
    const [open, listed] = [rectification(null, inOldName), listing(null, inOldName)]
    await given(
      listed,
      open,
      endless,
      suspended,
      licence,
      held('FOOD', inNewName),
      held('FOOD', inOldName, yesterday),
      held('FOOD', inOldName, yesterday, 'SUSPENDED'),
      held('FOOD', inOldName, null, 'REVOKED'),
      rectification('2026-02-01', inOldName),
      rectification(null, inNewName),
      listing(today(), inOldName),
      penalty('2026-06-01'),
      held('FOOD', { ...inOldName, org_code: '123456789' }),
    )
    expect(await touchedIds(renamed)).toEqual([licence.id, suspended.id, endless.id, open.id, listed.id])
    expect((await touched(renamed))[0]).toEqual({
      department: 'test',
      recordId: licence.id,
      note: '证书上是原名称，更名后须办理变更（《工业产品生产许可证管理条例》：许可证载明企业名称和住所、生产地址）',
    })
    expect(await touched({ ...renamed, to: '重庆某某机械有限责任公司' })).toEqual([])
  })

  test('a change of address touches the certificates that are bound to premises', async () => {
    const families = ['PRODUCTION_LICENCE', 'FOOD_CONTACT', 'FOOD', 'SPECIAL_EQUIPMENT', 'CCC', 'CMA']
    const bound = families.map(family => held(family, inNewName))
    await given(...bound, held('MANAGEMENT_SYSTEM'), held('OTHER'), rectification(), listing(null))
    expect(new Set(await touchedIds(moved))).toEqual(new Set(bound.map(({ id }) => id)))
    expect(await touched({ ...moved, from: null })).toEqual([])
  })

  test('the end of a company touches all that is in force, in whatever name', async () => {
    const [licence, open, listed] = [held('CMA', inNewName), rectification(), listing(tomorrow)]
    await given(listed, open, licence, held('CMA', {}, yesterday), penalty('2026-06-01'))
    for (const status of ['CANCELLED', 'REVOKED_CANCELLED', 'ANNULLED', 'REVOKED'])
      expect(await touchedIds(gone(status))).toEqual([licence.id, open.id, listed.id])
    expect((await touched(gone('CANCELLED')))[0]!.note).toContain('注销')
    expect((await touched(gone('REVOKED')))[0]!.note).toContain('吊销')
    for (const status of ['DORMANT', 'MOVED_OUT', 'ACTIVE']) expect(await touched(gone(status))).toEqual([])
  })

  test('another district takes over every record, first what is in force', async () => {
    const [licence, open, listed] = [held('CMA'), rectification(), listing(null)]
    const [older, later] = [penalty('2020-01-01'), penalty('2026-06-01')]
    await given(older, later, licence, listed, open)
    expect(await touchedIds(toDistrict)).toEqual([open.id, licence.id, listed.id, later.id, older.id])
  })

  test('another legal representative touches the licences that name one, without naming either person', async () => {
    const [eating, testing] = [held('FOOD'), held('CMA')]
    await given(eating, testing, held('CCC'), rectification())
    const impact = await touched(ledBy)
    expect(impact.map(({ recordId }) => recordId)).toEqual([eating.id, testing.id])
    expect(JSON.stringify(impact)).not.toMatch(/甲|乙/)
  })

  test('capital, scope and industry touch nothing; each of several changed fields speaks for itself', async () => {
    const eating = held('FOOD', inOldName)
    await given(eating)
    const others = ['registeredCapital', 'businessScope', 'industryCode'].map(field => ({ field, from: '1', to: '2' }))
    expect(await touched(...others)).toEqual([])
    expect(await touchedIds(moved, renamed)).toEqual([eating.id, eating.id])
  })

  test('at most 100 are told, and none in force is left out for one that is past', async () => {
    const past = Array.from({ length: 120 }, (_, day) => penalty(daysAfter('2024-01-01', day)))
    const licence = held('CMA', { occurred_on: '2001-01-01' })
    await given(licence, ...past)
    const ids = await touchedIds(toDistrict)
    expect(ids).toHaveLength(100)
    expect(ids.slice(0, 2)).toEqual([licence.id, past.at(-1)!.id])
  })

  test('a page of requests is answered with one statement a kind of question', async () => {
    const other = held('CMA', { org_code: '123456789' })
    await given(held('CMA'), penalty('2026-06-01'), other)
    archive.statements.length = 0
    const requests = ['551385082', '123456789', '551385082', '999999999'].map(orgCode => ({
      enterprise: { orgCode },
      differences: [toDistrict],
    }))
    expect((await ask(requests)).map(impact => impact.length)).toEqual([2, 1, 2, 0])
    expect(archive.statements.filter(sql => sql.includes('record'))).toHaveLength(2)
  })

  test('a company that is not registered yet has nothing; one that could not be asked for is not taken for that', async () => {
    const fresh = { field: 'name', from: null, to: '重庆新厂' }
    expect(await ask([{ enterprise: null, differences: [fresh, toDistrict] }])).toEqual([[]])
    await expect(ask([{ enterprise: null, differences: [renamed] }])).rejects.toMatchObject({
      extensions: { code: 'SECTION_UNAVAILABLE' },
    })
  })

  test('who may not read requests reads no impact', async () => {
    const request = { enterprise: { orgCode: '551385082' }, differences: [renamed] }
    for (const role of ['officer', 'supervisor', 'analyst', 'steward', 'provider', 'system'] as const)
      expect(await ask([request], role)).toEqual([[]])
    for (const role of ['dashboard', 'auditor', 'admin'] as const)
      await expect(ask([request], role)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } })
  })
})

test('rules for one field stand together, the general one last', () => {
  const places = impactRules.map(
    ({ field, touches, families, to }) => `${field} ${touches} ${to?.join() ?? ''} ${families?.join() ?? '*'}`,
  )
  expect(new Set(places).size).toBe(places.length)
  const fields = impactRules.map(({ field }) => field)
  expect(fields.filter((field, place) => field !== fields[place - 1])).toEqual([...new Set(fields)])
})
