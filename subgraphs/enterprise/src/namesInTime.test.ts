import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { daysAfter, today } from '@e360/kit/clock'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { codesOf, openRegister, row, type TestRegister } from '../testing/register.ts'
import type { EnterpriseInput, QueryEnterpriseArgs } from './types.generated.ts'

const [a, b, c] = [codesOf(1), codesOf(2), codesOf(3)]

describeOnBoth('the register in time', ({ freshUrl }) => {
  let register: TestRegister
  beforeEach(async () => {
    register = await openRegister(await freshUrl())
  })
  afterEach(() => register.close())

  /** Loads a row that the register recorded on this day. */
  const on = (day: string, name: string, more: Omit<Partial<EnterpriseInput>, 'source'>) =>
    register.load(row(name, more, { recordId: more.orgCode ?? name, recordedAt: `${day}T09:00:00+08:00` }))
  const orgCodeOf = async (keys: QueryEnterpriseArgs) =>
    (await register.find<{ orgCode: string }>(keys, 'orgCode'))?.orgCode ?? null
  const candidatesOf = async (keys: QueryEnterpriseArgs) => {
    const failure: unknown = await orgCodeOf(keys).catch((thrown: unknown) => thrown)
    const { extensions } = failure as { extensions: { code: string; candidates: Record<string, unknown>[] } }
    expect(extensions.code).toBe('AMBIGUOUS_NAME')
    return extensions.candidates.map(({ orgCode, from, to }) => [orgCode, from, to])
  }

  test('a change counts from the day on which the source recorded it, and that day belongs to the new name', async () => {
    await on('2010-05-04', '旧名公司', a)
    await on('2015-03-02', '新名公司', a)
    expect(await register.find({ orgCode: a.orgCode }, 'formerNames { name from to }')).toEqual({
      formerNames: [{ name: '旧名公司', from: null, to: '2015-03-02' }],
    })
    for (const [name, day, found] of [
      ['旧名公司', '2015-03-01', a.orgCode],
      ['新名公司', '2015-03-01', null],
      ['旧名公司', '2015-03-02', null],
      ['新名公司', '2015-03-02', a.orgCode],
    ] as const)
      expect([name, day, await orgCodeOf({ name, on: day })]).toEqual([name, day, found])
  })

  test('the day is the one in Beijing; what is recorded for tomorrow counts from today, and what comes late ends no period before it began', async () => {
    await register.load(row('甲', a, { recordId: '1', recordedAt: '2015-03-01T17:00:00Z' }))
    await register.load(row('乙', a, { recordId: '1', recordedAt: '2016-05-31T17:00:00Z' }))
    await register.load(row('丙', a, { recordId: '2', recordedAt: '2012-01-01T00:00:00Z' }))
    await register.load(row('丁', a, { recordId: '3', recordedAt: `${daysAfter(today(), 2)}T00:00:00Z` }))
    expect(await register.find({ orgCode: a.orgCode }, 'name formerNames { name from to }')).toEqual({
      name: '丁',
      formerNames: [
        { name: '丙', from: '2016-06-01', to: today() },
        { name: '乙', from: '2016-06-01', to: '2016-06-01' },
        { name: '甲', from: null, to: '2016-06-01' },
      ],
    })
    expect(await orgCodeOf({ name: '乙', on: '2016-06-01' })).toBeNull()
    expect(await orgCodeOf({ name: '乙' })).toBe(a.orgCode)
  })

  test('a company that returns to a name keeps each period of it', async () => {
    for (const [day, name] of [
      ['2010-01-01', '甲'],
      ['2012-01-01', '乙'],
      ['2014-01-01', '甲'],
      ['2016-01-01', '乙'],
    ] as const)
      await on(day, name, a)
    const former = await register.find({ orgCode: a.orgCode }, 'formerNames { name from to }')
    expect(former).toEqual({
      formerNames: [
        { name: '甲', from: '2014-01-01', to: '2016-01-01' },
        { name: '乙', from: '2012-01-01', to: '2014-01-01' },
        { name: '甲', from: null, to: '2012-01-01' },
      ],
    })
    const days = ['2011-12-31', '2012-01-01', '2013-12-31', '2014-01-01', '2015-12-31', '2016-01-01']
    const bearers = (name: string) => Promise.all(days.map(day => orgCodeOf({ name, on: day })))
    const { orgCode } = a
    expect(await bearers('甲')).toEqual([orgCode, null, null, orgCode, orgCode, null])
    expect(await bearers('乙')).toEqual([null, orgCode, orgCode, null, null, orgCode])
  })

  test('a name that another company took later means the bearer of the day, and each knows its period', async () => {
    await on('2008-01-01', '老字号', { ...a, establishedOn: '2004-06-24' })
    await on('2012-01-01', '新字号', a)
    await on('2013-05-01', '老字号', { ...b, establishedOn: '2013-04-28' })
    expect(await orgCodeOf({ name: '老字号' })).toBe(b.orgCode)
    for (const [day, found] of [
      ['2004-06-23', null],
      ['2004-06-24', a.orgCode],
      ['2011-12-31', a.orgCode],
      ['2012-06-01', null],
      ['2013-04-28', b.orgCode],
    ] as const)
      expect([day, await orgCodeOf({ name: '老字号', on: day })]).toEqual([day, found])
  })

  test('of several who may have borne it, the answer tells from when to when each did', async () => {
    await on('2008-01-01', '同名店', a)
    await on('2012-01-01', '改名店', a)
    await on('2012-01-01', '他名店', b)
    await on('2014-01-01', '同名店', b)
    await on('2009-01-01', '同名店', c)
    expect(await candidatesOf({ name: '同名店' })).toEqual([
      [b.orgCode, '2014-01-01', null],
      [c.orgCode, null, null],
    ])
    expect(await candidatesOf({ name: '同名店', on: '2011-01-01' })).toEqual([
      [c.orgCode, null, null],
      [a.orgCode, null, '2012-01-01'],
    ])
    await on('2012-01-01', '甲店', codesOf(4))
    await on('2013-01-01', '甲二店', codesOf(4))
    await on('2012-01-01', '甲店', codesOf(5))
    await on('2013-01-01', '甲三店', codesOf(5))
    expect(await candidatesOf({ name: '甲店' })).toEqual([
      [codesOf(4).orgCode, null, '2013-01-01'],
      [codesOf(5).orgCode, null, '2013-01-01'],
    ])
  })

  test('a company that is gone gives its name up: to the one that bears it now, not for the days before', async () => {
    await on('2008-01-01', '重庆山城锅炉厂', { ...a, registrationStatus: 'ACTIVE' })
    await on('2012-01-01', '重庆山城锅炉厂', { ...a, registrationStatus: 'CANCELLED' })
    expect(await orgCodeOf({ name: '重庆山城锅炉厂' })).toBe(a.orgCode)
    await on('2014-01-01', '重庆山城锅炉厂', { ...b, establishedOn: '2014-01-01' })
    expect(await orgCodeOf({ name: '重庆山城锅炉厂' })).toBe(b.orgCode)
    expect(await orgCodeOf({ name: '重庆山城锅炉厂', on: '2011-12-31' })).toBe(a.orgCode)
    expect(await orgCodeOf({ name: '重庆山城锅炉厂', on: '2012-01-01' })).toBeNull()
    expect(await orgCodeOf({ name: '重庆山城锅炉厂', on: '2014-01-01' })).toBe(b.orgCode)
    await on('2015-01-01', '重庆山城锅炉厂', { ...b, registrationStatus: 'REVOKED_CANCELLED' })
    expect(await orgCodeOf({ name: '重庆山城锅炉厂' })).toBe(b.orgCode)
    await on('2016-01-01', '重庆山城锅炉厂', { ...b, registrationStatus: 'ACTIVE' })
    expect(await orgCodeOf({ name: '重庆山城锅炉厂', on: '2015-06-01' })).toBe(b.orgCode)
  })

  test('one that was gone when it was first seen may have borne its name any day, where nobody else is known to', async () => {
    await on('2020-01-01', '重庆老茶厂', { ...a, establishedOn: '1998-03-01', registrationStatus: 'CANCELLED' })
    await on('2020-01-01', '重庆老茶厂', { ...b, establishedOn: '2010-03-01' })
    for (const [day, found] of [
      ['1998-02-28', null],
      ['1998-03-01', a.orgCode],
      ['2010-02-28', a.orgCode],
      ['2010-03-01', b.orgCode],
    ] as const)
      expect([day, await orgCodeOf({ name: '重庆老茶厂', on: day })]).toEqual([day, found])
    expect(await orgCodeOf({ name: '重庆老茶厂' })).toBe(b.orgCode)
  })

  test('a former name without days counts where nothing else is known of the day', async () => {
    await on('2010-01-01', '二名', { ...a, establishedOn: '2000-01-01', formerNames: ['初名'] })
    await on('2012-01-01', '三名', { ...a, formerNames: ['初名', '二名'] })
    expect(await orgCodeOf({ name: '初名' })).toBe(a.orgCode)
    for (const [day, found] of [
      ['1999-12-31', null],
      ['2005-01-01', a.orgCode],
      ['2012-01-01', null],
    ] as const)
      expect([day, await orgCodeOf({ name: '初名', on: day })]).toEqual([day, found])
    await on('2011-01-01', '初名', { ...b, establishedOn: '2004-01-01' })
    expect(await orgCodeOf({ name: '初名', on: '2005-01-01' })).toBe(b.orgCode)
    expect(await orgCodeOf({ name: '初名', on: '2003-01-01' })).toBe(a.orgCode)
  })
})
