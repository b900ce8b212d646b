import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { loggedTransaction } from '@e360/kit/changes/changeLog'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { codesOf, officer, row } from '../testing/register.ts'
import { openHouse, type House } from '../testing/withInspection.ts'
import { rematchRecords } from './crosswalk.ts'

const [boiler, cable] = [codesOf(1), codesOf(2)]
const name = '重庆山城锅炉有限公司'

describeOnBoth('the crosswalk', ({ freshUrl }) => {
  let house: House
  beforeEach(async () => {
    house = await openHouse(await freshUrl(), await freshUrl())
  })
  afterEach(() => house.close())

  const linkOf = async (recordId: string): Promise<string[]> => {
    const columns = ['link_state', 'org_code']
    const there = await house.inspection.database.read('inspection').where('record_id', recordId).first(columns)
    const here = await house.register.database.read('crosswalk').where('record_id', recordId).first(columns)
    expect(there).toEqual(here)
    return Object.values(here as object).filter(value => value !== null) as string[]
  }
  const inReview = async (...orgCodes: string[]) => {
    const query = 'query ($of: [OrgCode!]!) { enterprises(orgCodes: $of) { recordsInReview } }'
    const { data } = await house.register.execute({ query, variables: { of: orgCodes } }, { caller: officer })
    return (data!.enterprises as { recordsInReview: number }[]).map(({ recordsInReview }) => recordsInReview)
  }

  test('a record that came before its company is linked by itself when the company enters the register', async () => {
    const subjects = {
      name: { name },
      code: { code: boiler.uscc },
      number: { name: '山城锅炉厂', code: boiler.registrationNo },
      former: { name: '重庆老锅炉厂' },
    }
    for (const [recordId, subject] of Object.entries(subjects))
      expect(await house.push(recordId, subject)).toMatchObject({ linked: 'UNKNOWN_ENTERPRISE', orgCode: null })
    await house.settle()
    await house.load(row(name, { ...boiler, formerNames: ['重庆老锅炉厂', '山城锅炉厂'] }))
    await house.settle()
    for (const recordId of Object.keys(subjects)) expect(await linkOf(recordId)).toEqual(['LINKED', boiler.orgCode])
  })

  test('a record about a name with rare characters waits like any other, and holds up none that comes after it', async () => {
    const rare = '重庆𠮷祥𡘙😀餐饮有限公司'
    for (const each of [rare, name]) await house.push(each, { name: each })
    await house.settle()
    await house.load(row(rare, cable), row(name, boiler))
    await house.settle()
    expect([await linkOf(rare), await linkOf(name)]).toEqual([
      ['LINKED', cable.orgCode],
      ['LINKED', boiler.orgCode],
    ])
  })

  test('a record that waits under a former name is linked when a later load tells that name, or by the rename itself', async () => {
    await house.load(row(name, boiler), row('重庆两江电缆有限公司', cable))
    await house.push('told', { name: '重庆老锅炉厂' })
    await house.push('renamed', { name: '重庆新电缆有限公司' })
    await house.settle()
    await house.load(
      row(name, { ...boiler, formerNames: ['重庆老锅炉厂'] }),
      row('重庆新电缆有限公司', cable, { recordId: '重庆两江电缆有限公司' }),
    )
    await house.settle()
    expect(await linkOf('told')).toEqual(['LINKED', boiler.orgCode])
    expect(await linkOf('renamed')).toEqual(['LINKED', cable.orgCode])
  })

  test('a company that gets its code takes its records, its id and its history along, and its provisional code leads to it', async () => {
    const [codeless] = await house.load(row(name))
    await house.push('1', { name })
    await house.push('2', { name, code: cable.uscc })
    await house.settle()
    expect(await linkOf('1')).toEqual(['LINKED', codeless!.orgCode])

    const [coded] = await house.load(row(name, boiler))
    expect(coded).toMatchObject({ outcome: 'UPDATED', id: codeless!.id, orgCode: boiler.orgCode })
    await house.settle()
    expect(await linkOf('1')).toEqual(['LINKED', boiler.orgCode])
    expect(await inReview(boiler.orgCode)).toEqual([1])
    const query = '{ enterprise(orgCode: "' + codeless!.orgCode + '") { orgCode version formerCodes { kind code } } }'
    expect((await house.register.execute({ query }, { caller: officer })).data).toEqual({
      enterprise: { orgCode: boiler.orgCode, version: 2, formerCodes: [{ kind: 'ORG_CODE', code: codeless!.orgCode }] },
    })
    const [next] = await house.load(row('重庆无码商店'))
    expect(next!.orgCode).not.toBe(codeless!.orgCode)
  })

  test('where the register knew a company of the code already, the provisional one joins it', async () => {
    const [codeless] = await house.load(row(name, { regionCode: '500103' }))
    await house.push('1', { name })
    await house.settle()
    await house.load(row('重庆山城锅炉厂有限公司', { ...boiler, regionCode: '500103' }))
    await house.load(row(name, boiler))
    await house.settle()
    expect(await linkOf('1')).toEqual(['LINKED', boiler.orgCode])
    const query = `{ region(code: "500103") { enterpriseCount }
      enterprises(orgCodes: ["${codeless!.orgCode}", "${boiler.orgCode}"]) { orgCode name } }`
    const found = { orgCode: boiler.orgCode, name }
    expect((await house.register.execute({ query }, { caller: officer })).data).toEqual({
      region: { enterpriseCount: 1 },
      enterprises: [found, found],
    })
  })

  test('an identity number in the code column is shown masked, and travels masked', async () => {
    await house.push('1', { name, code: '50010119900101123X' })
    const query = '{ unlinkedInspections { nodes { source { recordedCode } } } }'
    const { data } = await house.inspection.execute({ query }, { caller: officer })
    expect(data).toEqual({ unlinkedInspections: { nodes: [{ source: { recordedCode: '500***********123X' } }] } })
    expect(JSON.stringify(await house.inspection.feed(0, 10, 0))).not.toContain('19900101')
  })

  test('a record that came while the register could not be asked is linked afterwards', async () => {
    await house.load(row(name, boiler))
    expect(await house.push('1', { name }, false)).toMatchObject({ linked: 'PENDING', orgCode: null })
    expect(await house.push('2', { name: '无此公司' }, false)).toMatchObject({ linked: 'PENDING' })
    await house.settle()
    expect(await linkOf('1')).toEqual(['LINKED', boiler.orgCode])
    expect(await linkOf('2')).toEqual(['UNKNOWN_ENTERPRISE'])
  })

  test('a record that speaks of two companies waits for a person, and both cards say so until it is corrected', async () => {
    await house.load(row(name, boiler), row('重庆两江电缆有限公司', cable))
    expect(await house.push('1', { name: '重庆两江电缆有限公司', code: boiler.uscc })).toMatchObject({
      linked: 'IN_REVIEW',
    })
    await house.push('2', { name: '重庆无此有限公司', code: boiler.uscc }, false)
    await house.settle()
    expect(await linkOf('1')).toEqual(['IN_REVIEW'])
    expect(await inReview(boiler.orgCode, cable.orgCode)).toEqual([2, 1])
    await house.push('1', { name, code: boiler.uscc })
    await house.settle()
    expect(await linkOf('1')).toEqual(['LINKED', boiler.orgCode])
    expect(await inReview(boiler.orgCode, cable.orgCode)).toEqual([1, 0])
    await house.withdraw('2')
    await house.settle()
    expect(await inReview(boiler.orgCode, cable.orgCode)).toEqual([0, 0])
  })

  test('a name that a second company takes up brings the waiting record to a person, not to either', async () => {
    await house.load(row('双生食品店', boiler, { recordId: '甲' }))
    await house.push('1', { name: '双生食品店', code: codesOf(9).uscc })
    await house.settle()
    await house.load(row('双生食品店', cable, { recordId: '乙' }))
    await house.settle()
    expect(await linkOf('1')).toEqual(['IN_REVIEW'])
    expect(await inReview(boiler.orgCode, cable.orgCode)).toEqual([1, 1])
  })

  test('a correction of the subject is not undone by the link of what it said before', async () => {
    await house.load(row(name, boiler), row('重庆两江电缆有限公司', cable))
    await house.push('1', { name }, false)
    await house.flow('register')
    await house.push('1', { name: '重庆两江电缆有限公司' })
    await house.flow('inspection')
    await house.settle()
    expect(await linkOf('1')).toEqual(['LINKED', cable.orgCode])
  })

  test('nor is a record that was withdrawn and came back about another company', async () => {
    await house.load(row(name, boiler), row('重庆两江电缆有限公司', cable))
    await house.push('1', { name }, false)
    await house.flow('register')
    await house.withdraw('1')
    await house.flow('register')
    await house.push('1', { name: '重庆两江电缆有限公司' })
    await house.settle()
    expect(await linkOf('1')).toEqual(['LINKED', cable.orgCode])
  })

  test('a withdrawn record that comes back about the same company is linked to it again', async () => {
    await house.load(row(name, boiler))
    await house.push('1', { name })
    await house.settle()
    await house.withdraw('1')
    await house.settle()
    expect(await linkOf('1')).toEqual(['WITHDRAWN'])
    await house.push('1', { name })
    await house.settle()
    expect(await linkOf('1')).toEqual(['LINKED', boiler.orgCode])
  })

  test('records that are matched anew are told to their department where the answer differs', async () => {
    await house.load(row(name, boiler, { recordId: '甲' }))
    await house.push('1', { name })
    await house.push('2', { name, code: boiler.uscc })
    await house.settle()
    await house.load(row(name, cable, { recordId: '乙' }))
    await house.settle()
    const { database } = house.register
    const rows = await database.read('crosswalk').orderBy('id').select<{ id: string; linked_at: string }[]>('*')
    await loggedTransaction(database, (trx, log) =>
      rematchRecords(
        trx,
        rows.map(({ id }) => id),
        log,
      ),
    )
    await house.settle()
    expect(await linkOf('1')).toEqual(['IN_REVIEW'])
    expect(await linkOf('2')).toEqual(['LINKED', boiler.orgCode])
    const after = await database.read('crosswalk').orderBy('id').select<{ linked_at: string }[]>('*')
    expect(after.map(({ linked_at }, index) => linked_at > rows[index]!.linked_at)).toEqual([true, false])
  })
})
