import { callerWith } from '@e360/kit/testing/openForTest'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { publicCaller } from '@e360/kit/caller'
import { daysAfter, today } from '@e360/kit/clock'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { codesOf, miswritten, officer, openRegister, row, type TestRegister } from '../testing/register.ts'
import type { QueryEnterpriseArgs } from './types.generated.ts'

const boiler = codesOf(1)
const cable = codesOf(2)
const [twinA, twinB] = [codesOf(3), codesOf(4)]
const heir = codesOf(5)
const [longAgo, lately] = [codesOf(6), codesOf(7)]

describeOnBoth('one company by one key', ({ freshUrl }) => {
  let register: TestRegister
  beforeAll(async () => {
    register = await openRegister(await freshUrl())
    await register.load(
      row('重庆山城锅炉有限公司', { ...boiler, establishedOn: '2004-06-24' }),
      row('重庆老电缆厂', cable, { recordId: '电缆' }),
      row('双生食品店', { ...twinA, regionCode: '500103' }, { recordId: '甲' }),
      row('双生食品店', twinB, { recordId: '乙' }),
      row('重庆前身有限公司', { ...longAgo, formerNames: ['重庆老字号厂'] }),
      row('重庆老字号厂', lately, { recordId: '字号' }),
    )
    await register.load(row('重庆两江电缆有限公司', cable, { recordId: '电缆' }))
    await register.load(row('重庆新字号有限公司', lately, { recordId: '字号' }))
    await register.load(row('重庆老电缆厂', { ...heir, establishedOn: today() }, { recordId: '后人' }))
  })
  afterAll(() => register.close())

  const orgCodeOf = async (keys: QueryEnterpriseArgs) =>
    (await register.find<{ orgCode: string }>(keys, 'orgCode'))?.orgCode ?? null
  const codeOfFailure = async (keys: QueryEnterpriseArgs) => {
    const failure: unknown = await orgCodeOf(keys).catch((thrown: unknown) => thrown)
    return (failure as { extensions?: { code: string } }).extensions?.code
  }

  test('is found by each of its keys, written as people write them', async () => {
    const { orgCode, uscc, registrationNo } = boiler
    const ways: QueryEnterpriseArgs[] = [
      { orgCode },
      { orgCode: `${orgCode.slice(0, 8)}-${orgCode.slice(8)}` },
      { orgCode: ` ${orgCode.toLowerCase()} ` },
      { uscc },
      { uscc: uscc.toLowerCase().replace(/^(.{8})/, '$1 ') },
      { registrationNo },
      { registrationNo: ` ${registrationNo}` },
      { name: '重庆山城锅炉有限公司' },
      { name: ' 重庆市山城锅炉有限责任公司 ' },
      { name: '重慶山城鍋爐有限公司' },
      { name: '重庆山城锅炉有限公司', uscc: null, orgCode: null },
    ]
    expect(await Promise.all(ways.map(orgCodeOf))).toEqual(ways.map(() => orgCode))
  })

  test('an unknown key is no company, whatever characters it holds', async () => {
    const unknown = codesOf(99)
    const ways: QueryEnterpriseArgs[] = [
      { orgCode: unknown.orgCode },
      { orgCode: miswritten(boiler.orgCode) },
      { uscc: unknown.uscc },
      { registrationNo: unknown.registrationNo },
      { registrationNo: '渝直 123' },
      { name: '无此公司' },
      { name: '重庆山城锅炉' },
      { name: '。' },
      { name: '%' },
      { name: "'; drop table enterprise; --" },
      { name: '\u0000😀\ud800' },
      { name: '长'.repeat(10_000) },
    ]
    expect(await Promise.all(ways.map(orgCodeOf))).toEqual(ways.map(() => null))
  })

  test('no key, two keys, an empty or an impossible one is refused with a sentence', async () => {
    const ways: QueryEnterpriseArgs[] = [
      {},
      { orgCode: null, name: null },
      { orgCode: boiler.orgCode, name: '重庆山城锅炉有限公司' },
      { uscc: boiler.uscc, registrationNo: boiler.registrationNo },
      { name: '' },
      { name: '　' },
      { registrationNo: ' ' },
      { orgCode: '' },
      { orgCode: '12345' },
      { uscc: boiler.orgCode },
      { on: today() },
      { orgCode: boiler.orgCode, on: today() },
      { name: '重庆山城锅炉有限公司', on: '2024-02-30' },
    ]
    expect(await Promise.all(ways.map(codeOfFailure))).toEqual(ways.map(() => 'BAD_USER_INPUT'))
    await expect(orgCodeOf({ orgCode: '12345' })).rejects.toThrow('12345')
  })

  test('a name that two companies bear is ambiguous, and the answer tells who they are', async () => {
    const failure: unknown = await orgCodeOf({ name: '双生食品店' }).catch((thrown: unknown) => thrown)
    expect(failure).toMatchObject({
      extensions: {
        code: 'AMBIGUOUS_NAME',
        candidates: [
          { orgCode: twinA.orgCode, uscc: twinA.uscc, name: '双生食品店', from: null, to: null, regionCode: '500103' },
          { orgCode: twinB.orgCode, uscc: twinB.uscc, name: '双生食品店', from: null, to: null, regionCode: null },
        ],
      },
    })
    expect(await register.enterprises(officer, [{ name: '双生食品店' }, { name: '无此公司' }], 'orgCode')).toEqual([
      null,
      null,
    ])
  })

  test('a name that was given up and taken by another means the bearer of today, and of the day that is told', async () => {
    const name = '重庆老电缆厂'
    expect(await orgCodeOf({ name })).toBe(heir.orgCode)
    expect(await orgCodeOf({ name, on: today() })).toBe(heir.orgCode)
    expect(await orgCodeOf({ name, on: daysAfter(today(), -1) })).toBe(cable.orgCode)
    expect(await orgCodeOf({ name: '重庆两江电缆有限公司', on: daysAfter(today(), -1) })).toBe(null)
    expect(await orgCodeOf({ name: '重庆山城锅炉有限公司', on: '2004-06-23' })).toBe(null)
    expect(await orgCodeOf({ name: '重庆山城锅炉有限公司', on: '2004-06-24' })).toBe(boiler.orgCode)
  })

  test('a name that nobody bears any more means the company that bore it last', async () => {
    expect(await orgCodeOf({ name: '重庆老字号厂' })).toBe(lately.orgCode)
  })

  test('many companies come in the order in which they were asked for, with null for the unknown, in two statements', async () => {
    const orgCodes = [cable.orgCode, codesOf(99).orgCode, boiler.orgCode, cable.orgCode]
    const query = 'query ($orgCodes: [OrgCode!]!) { enterprises(orgCodes: $orgCodes) { orgCode } }'
    register.statements.length = 0
    expect(await register.ask(officer, query, { orgCodes })).toEqual({
      enterprises: [{ orgCode: cable.orgCode }, null, { orgCode: boiler.orgCode }, { orgCode: cable.orgCode }],
    })
    expect(register.statements).toHaveLength(2)
    const tooMany = Array.from({ length: 101 }, (_, n) => codesOf(n).orgCode)
    await expect(register.ask(officer, query, { orgCodes: tooMany })).rejects.toThrow('101')
  })

  test('the search box knows complete names and codes, present names first, page by page', async () => {
    const search = (text: string, more = '') =>
      register.ask<{ searchEnterprises: { nodes: object[]; pageInfo: { endCursor: string }; totalCount: number } }>(
        officer,
        `query ($text: String!) { searchEnterprises(text: $text ${more}) {
           totalCount pageInfo { endCursor } nodes { enterprise { orgCode } matchedOn matchedText } } }`,
        { text },
      )
    const hit = ({ orgCode }: { orgCode: string }, matchedOn: string, matchedText: string) => ({
      enterprise: { orgCode },
      matchedOn,
      matchedText,
    })
    const { searchEnterprises: both } = await search('重庆老电缆厂')
    expect(both.nodes).toEqual([hit(heir, 'NAME', '重庆老电缆厂'), hit(cable, 'FORMER_NAME', '重庆老电缆厂')])
    const { searchEnterprises: one } = await search('重庆老电缆厂', ', first: 1')
    const { searchEnterprises: rest } = await search('重庆老电缆厂', `, after: "${one.pageInfo.endCursor}"`)
    expect([...one.nodes, ...rest.nodes]).toEqual(both.nodes)
    expect([one.totalCount, rest.totalCount]).toEqual([2, 2])
    for (const [text, matchedOn] of [
      [boiler.orgCode, 'ORG_CODE'],
      [boiler.uscc, 'USCC'],
      [boiler.registrationNo, 'REGISTRATION_NO'],
    ] as const)
      expect((await search(text)).searchEnterprises.nodes).toEqual([hit(boiler, matchedOn, text)])
    expect((await search('双生食品店', ', regionCode: "500000"')).searchEnterprises.nodes).toEqual([
      hit(twinA, 'NAME', '双生食品店'),
    ])
    expect((await search(' ')).searchEnterprises).toMatchObject({ nodes: [], totalCount: 0 })
  })

  test('a text that is longer than any name finds nothing, whatever would be left of it', async () => {
    const query = `query ($text: String!) { searchEnterprises(text: $text) { totalCount } enterprise(name: $text) { orgCode }
      verifyEnterprise(name: $text, code: "${boiler.orgCode}") { items { field agrees } } }`
    for (const [blanks, finds] of [
      [100, true],
      [10_000, false],
    ] as const)
      expect(await register.ask(officer, query, { text: `${' '.repeat(blanks)}重庆山城锅炉有限公司` })).toMatchObject({
        searchEnterprises: { totalCount: finds ? 1 : 0 },
        enterprise: finds ? { orgCode: boiler.orgCode } : null,
        verifyEnterprise: { items: [{ field: 'name', agrees: finds }, { field: 'code' }] },
      })
  })

  test('who may not read a field does not find by it', async () => {
    const query = '{ enterprise(registrationNo: "500112000000001") { name } }'
    await expect(register.ask(callerWith('dashboard'), query)).rejects.toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    })
    expect(await register.ask(callerWith('officer'), query)).toEqual({ enterprise: null })
  })

  test('the public reads what is open, and is told to sign in for the rest', async () => {
    const ask = (field: string) =>
      register.ask(publicCaller, `{ enterprise(orgCode: "${boiler.orgCode}") { ${field} } }`)
    expect(await ask('name')).toEqual({ enterprise: { name: '重庆山城锅炉有限公司' } })
    await expect(ask('legalRepresentative')).rejects.toMatchObject({
      message: expect.stringContaining('请先登录'),
      extensions: { code: 'FORBIDDEN' },
    })
  })
})
