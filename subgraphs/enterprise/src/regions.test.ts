import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { codesOf, officer, openRegister, row, type TestRegister } from '../testing/register.ts'
import { regionNamed } from '@e360/kit/regions'

interface Region {
  name: string
  parent: { code: string } | null
  children: { code: string; name: string }[]
  enterpriseCount: number
}

describeOnBoth('a region', ({ freshUrl }) => {
  let register: TestRegister
  beforeAll(async () => {
    register = await openRegister(await freshUrl())
  })
  afterAll(() => register.close())

  const region = async (code: string) =>
    (
      await register.ask<{ region: Region | null }>(
        officer,
        'query ($code: RegionCode!) { region(code: $code) { name parent { code } children { code name } enterpriseCount } }',
        { code },
      )
    ).region
  const countsOf = (...codes: string[]) =>
    Promise.all(codes.map(async code => (await region(code))?.enterpriseCount ?? null))

  test('Chongqing has its 38 districts directly below it, and no level between', async () => {
    const chongqing = await region('500000')
    expect(chongqing).toMatchObject({ name: '重庆市', parent: null })
    expect(chongqing!.children).toHaveLength(38)
    const codes = chongqing!.children.map(({ code }) => code)
    expect(codes).toEqual(codes.toSorted((x, y) => Number(x) - Number(y)))
    expect(await region('500103')).toMatchObject({ name: '渝中区', parent: { code: '500000' }, children: [] })
  })

  test('elsewhere the city stands between the province and its districts', async () => {
    expect(await region('350102')).toMatchObject({ parent: { code: '350100' } })
    expect(await region('350100')).toMatchObject({ parent: { code: '350000' } })
    expect((await region('350000'))!.children.map(({ code }) => code)).toContain('350100')
  })

  test('a code that was given to another district means the one that bears it today; an abolished one keeps its last name', async () => {
    expect((await region('500110'))?.name).toBe('綦江区')
    expect((await region('500222'))?.name).toBe('綦江县')
    expect((await region('500000'))!.children.map(({ code }) => code)).not.toContain('500222')
    expect(await region('509999')).toBeNull()
    await expect(region('5001')).rejects.toThrow('5001')
  })

  test('counts the companies in it and below it, and follows them when they move', async () => {
    await register.load(
      row('甲', { ...codesOf(1), regionCode: '500103' }),
      row('乙', { ...codesOf(2), regionCode: '500103' }),
      row('丙', { ...codesOf(3), regionCode: '500112' }),
      row('丁', { ...codesOf(4), regionCode: '350102' }),
      row('戊', codesOf(5)),
    )
    expect(await countsOf('500000', '500103', '500112', '350000', '350100')).toEqual([3, 2, 1, 1, 1])
    await register.load(
      row('甲', { ...codesOf(1), regionCode: '500112' }),
      row('戊', { ...codesOf(5), regionCode: '500103' }),
    )
    expect(await countsOf('500000', '500103', '500112')).toEqual([4, 2, 2])
    await register.load(row('乙', codesOf(2)), row('甲', { ...codesOf(1), regionCode: '500112' }))
    expect(await countsOf('500000', '500103', '500112')).toEqual([4, 2, 2])
  })
})

test('a district is known by its name as registers write it, within its province only', () => {
  const codes = ['永川区', '永川', '重庆市永川区', ' 永川区 ', '两江新区', '', '酉阳', '彭水苗族土家族自治县'].map(
    name => regionNamed(name, '50')?.code ?? null,
  )
  expect(codes).toEqual(['500118', '500118', '500118', '500118', null, null, '500242', '500243'])
  expect(regionNamed('永川区', '51')).toBeNull()
})
