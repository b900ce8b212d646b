import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Caller } from '@e360/kit/caller'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { callerWith } from '@e360/kit/testing/openForTest'
import { codesOf, officer, openRegister, row, type TestRegister } from '../testing/register.ts'

const [a, b, twin, unknown] = [codesOf(1), codesOf(2), codesOf(3), codesOf(9)]
const name = '重庆山城锅炉有限公司'

describeOnBoth('what a clerk is about to write of a company', ({ freshUrl }) => {
  let register: TestRegister
  beforeAll(async () => {
    register = await openRegister(await freshUrl())
    await register.load(
      row('重庆山城老厂', { ...a, legalRepresentative: '欧阳 修', regionCode: '500103' }),
      row('重庆嘉陵电梯有限公司', b),
      row('重庆嘉陵电梯有限公司', twin, { recordId: '同名' }),
    )
    await register.load(row(name, a, { recordId: '重庆山城老厂' }))
  })
  afterAll(() => register.close())

  const verified = async (
    given: { name: string; code: string; legalRepresentative?: string },
    caller = officer,
  ): Promise<(string | null)[]> => {
    const query = `query ($name: String!, $code: String!, $legalRepresentative: String) {
      verifyEnterprise(name: $name, code: $code, legalRepresentative: $legalRepresentative) {
        enterprise { orgCode } items { field agrees found } } }`
    const { verifyEnterprise } = await register.ask<{ verifyEnterprise: Verified }>(caller, query, given)
    return [
      verifyEnterprise.enterprise?.orgCode ?? null,
      ...verifyEnterprise.items.map(({ field, agrees, found }) => `${field} ${agrees} ${found}`),
    ]
  }

  test('agrees in the present name and any present code, however it is typed', async () => {
    const agreed = [a.orgCode, `name true ${name}`, `code true ${a.uscc}`]
    for (const code of [a.uscc.toLowerCase(), a.orgCode, a.registrationNo])
      expect(await verified({ name, code })).toEqual(agreed)
    expect(await verified({ name: ` ${name} `, code: a.uscc })).toEqual(agreed)
  })

  test('a former name does not agree, and the present one is told', async () => {
    expect(await verified({ name: '重庆山城老厂', code: a.uscc })).toEqual([
      a.orgCode,
      `name false ${name}`,
      `code true ${a.uscc}`,
    ])
  })

  test('another company under the code is told; under an unknown code the one of the name', async () => {
    expect(await verified({ name, code: b.uscc })).toEqual([
      b.orgCode,
      'name false 重庆嘉陵电梯有限公司',
      `code true ${b.uscc}`,
    ])
    expect(await verified({ name, code: unknown.uscc })).toEqual([
      a.orgCode,
      `name true ${name}`,
      `code false ${a.uscc}`,
    ])
  })

  test('nobody is named where nobody, or more than one, is meant', async () => {
    for (const given of [
      { name: '重庆嘉陵电梯有限公司', code: '？' },
      { name: '无此企业', code: '' },
    ])
      expect(await verified(given)).toEqual([null, 'name null null', 'code null null'])
  })

  const represented = async (caller: Caller, legalRepresentative: string, code = a.uscc) =>
    (await verified({ name, code, legalRepresentative }, caller)).slice(3).join()

  test('a representative is compared as far as the caller sees the name', async () => {
    expect(await represented(officer, '欧阳修')).toBe('legalRepresentative true 欧阳 修')
    expect(await represented(officer, '欧阳询')).toBe('legalRepresentative false 欧阳 修')
    expect(await represented(officer, '乙某', b.uscc)).toBe('legalRepresentative null null')
    const { purpose: _, ...withoutPurpose } = officer
    for (const caller of [withoutPurpose, { ...officer, region: '500112' }, callerWith('analyst')]) {
      expect(await represented(caller, '欧阳修')).toBe('legalRepresentative null 欧阳**')
      expect(await represented(caller, '欧阳询')).toBe('legalRepresentative null 欧阳**')
      expect(await represented(caller, '司马光')).toBe('legalRepresentative false 欧阳**')
    }
  })

  test('who does not read the representative or the registration number finds out nothing by them', async () => {
    const machine = callerWith('system', { department: 'credit' })
    expect(await represented(machine, '欧阳修')).toBe('')
    const byNumber = (code: string) => verified({ name: '无此企业', code }, machine)
    expect(await byNumber(a.registrationNo)).toEqual(await byNumber(unknown.registrationNo))
    expect(await verified({ name, code: a.registrationNo }, machine)).toEqual([
      a.orgCode,
      `name true ${name}`,
      `code null ${a.uscc}`,
    ])
  })

  test('is not for dashboards', async () => {
    const asked = register.ask(
      callerWith('dashboard'),
      '{ verifyEnterprise(name: "甲", code: "乙") { items { field } } }',
    )
    await expect(asked).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } })
  })
})

interface Verified {
  enterprise: { orgCode: string } | null
  items: { field: string; agrees: boolean | null; found: string | null }[]
}
