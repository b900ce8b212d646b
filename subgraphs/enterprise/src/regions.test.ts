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

  test('a company under an abolished code keeps it, with a warning, and counts and is found in the district of today', async () => {
    await register.load(
      row('綦江某公司', { ...codesOf(11), regionCode: '500222' }),
      row('万盛某公司', { ...codesOf(12), regionCode: '500110' }),
      row('秀山某公司', { ...codesOf(13), regionCode: '500241' }),
    )
    expect(await countsOf('500110', '500222', '500241')).toEqual([2, 1, 1])
    const query = `{ enterprise(orgCode: "${codesOf(11).orgCode}") { region { code name } dataWarnings { code message } }
      searchEnterprises(text: "某公司", regionCode: "500110") { nodes { matchedText } } }`
    expect(await register.ask(officer, query)).toEqual({
      enterprise: {
        region: { code: '500222', name: '綦江县' },
        dataWarnings: [{ code: 'REGION_ABOLISHED', message: '行政区划代码已撤销，现为綦江区（500110）' }],
      },
      searchEnterprises: { nodes: [{ matchedText: '綦江某公司' }, { matchedText: '万盛某公司' }] },
    })
  })
})

test('an abolished district is known by its name as what became of it', () => {
  const named = (name: string) => regionNamed(name, '50')?.code
  expect(['綦江县', '重庆市万盛区', '大足县', '双桥', '江津市', '黔江土家族苗族自治县', '万县区'].map(named)).toEqual([
    '500110',
    '500110',
    '500111',
    '500111',
    '500116',
    '500114',
    '500101',
  ])
})

test('a district is known by its name as registers write it, within its province only', () => {
  const codes = ['永川区', '永川', '重庆市永川区', ' 永川区 ', '两江新区', '', '酉阳', '彭水苗族土家族自治县'].map(
    name => regionNamed(name, '50')?.code ?? null,
  )
  expect(codes).toEqual(['500118', '500118', '500118', '500118', null, null, '500242', '500243'])
  expect(regionNamed('永川区', '51')).toBeNull()
})
