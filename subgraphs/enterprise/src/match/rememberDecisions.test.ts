import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { codesOf, openRegister, row, type TestRegister } from '../../testing/register.ts'

const about = (name: string) => ({ name, code: null, address: null, district: null })
const decisionsOf = async (register: TestRegister, ...names: string[]) =>
  (await register.match!(names.map(about))).map(({ decision, orgCode }) => [decision, orgCode])

describeOnBoth('what the match port remembers', ({ freshUrl }) => {
  let register: TestRegister
  beforeAll(async () => (register = await openRegister(await freshUrl())))
  afterAll(() => register.close())

  const [boiler, cable] = [codesOf(1), codesOf(2)]

  test('is asked of the register once, and no longer holds when a company enters or changes its name', async () => {
    await register.load(row('重庆山城锅炉有限公司', { orgCode: boiler.orgCode }, { recordId: '锅炉' }))
    const asked = ['重庆山城锅炉有限公司', '重庆两江电缆有限公司', '重庆山城锅炉有限公司']
    const before = [
      ['AUTO', boiler.orgCode],
      ['NONE', null],
      ['AUTO', boiler.orgCode],
    ]
    expect(await decisionsOf(register, ...asked)).toEqual(before)
    register.statements.length = 0
    expect(await decisionsOf(register, ...asked)).toEqual(before)
    expect(register.statements).toHaveLength(1)

    await register.load(row('重庆两江电缆有限公司', { orgCode: cable.orgCode }))
    expect(await decisionsOf(register, ...asked)).toEqual([before[0], ['AUTO', cable.orgCode], before[2]])
    await register.load(row('重庆嘉陵锅炉有限公司', { orgCode: boiler.orgCode }, { recordId: '锅炉' }))
    expect(await decisionsOf(register, '重庆嘉陵锅炉有限公司')).toEqual([before[0]])
  })
})
