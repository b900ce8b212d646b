import { expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { sharedRows, testOnSharedData } from '../testing/sharedRows.ts'
import { headOfficeName } from './headOffice.ts'
import { normalName } from './normalName.ts'

test('a branch’s name holds its company’s name', () => {
  expect(headOfficeName('上海标一阀门有限公司 重庆分公司')).toBe('上海标一阀门有限公司')
  expect(headOfficeName('重庆市璧山区大路供销合作社六塘生资一门市部')).toBe('重庆市璧山区大路供销合作社')
  expect(headOfficeName('中国人民财产保险股份有限公司城口支公司')).toBe('中国人民财产保险股份有限公司')
  expect(headOfficeName('重庆长途汽车运输（集团）有限责任公司永川办事处')).toBe('重庆长途汽车运输(集团)有限责任公司')
  expect(headOfficeName('重庆市江津区综合商业总公司杜市分公司')).toBe('重庆市江津区综合商业总公司')
  expect(headOfficeName('重慶雙獅有限責任公司營業部')).toBe('重庆双狮有限责任公司')
  expect(headOfficeName('中国嘉陵工业股份有限公司(集团)职工技协技术服务部')).toBe('中国嘉陵工业股份有限公司(集团)')
})

test('the head office of a branch of a branch is the company', () => {
  expect(headOfficeName('重庆市万州区丝绸公司天城分公司余家蚕茧站')).toBe('重庆市万州区丝绸公司')
  expect(headOfficeName('中国石油天然气股份有限公司重庆万州销售分公司梁平大河加油站')).toBe(
    '中国石油天然气股份有限公司',
  )
})

test('a company, and what may be an enterprise of its own beside one, has none', () => {
  for (const name of [
    '重庆双狮摩托车制造有限公司',
    '重庆水泵厂有限责任公司永川通用机械厂',
    '重庆木材有限责任公司滩子口集贸市场',
    '中国工商银行股份有限公司重庆永川支行工会委员会',
    '石柱土家族自治县农资有限公司黎崇便民店',
    '重庆市分公司',
    '江北区门市部',
    '有限公司分公司',
    '',
  ])
    expect(headOfficeName(name)).toBeNull()
})

test('any text has an answer, and a head office is never the branch itself', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('', '有限公司', '公司'),
      fc.constantFrom('', '分公司', '店'),
      (text, form, ending) => {
        const branch = text + form + ending
        const head = headOfficeName(branch)
        if (head !== null) expect(normalName(head)).not.toBe(normalName(branch))
      },
    ),
  )
  expect(headOfficeName('公司'.repeat(10_000) + '分公司')).not.toBeNull()
  expect(headOfficeName('有限公司' + '重'.repeat(10_000))).toBeNull()
})

testOnSharedData('at least 1,300 branches of the register lead to a company of the same register', () => {
  const names = sharedRows('registry_cq_dev.csv').map(row => row.ent_name!)
  const registered = new Set(names.map(normalName))
  const heads = names.map(headOfficeName).filter(head => head !== null)
  expect(heads.filter(head => registered.has(normalName(head))).length).toBeGreaterThanOrEqual(1300)
})

testOnSharedData('no row that the register types as a company is taken for a branch', () => {
  const wrong = sharedRows('registry_cq_dev.csv').filter(
    row =>
      /^(?:有限责任公司|股份有限公司|个人独资企业|普通合伙|农民专业合作社)$/.test(row.ent_type!) &&
      headOfficeName(row.ent_name!) !== null,
  )
  expect(wrong.map(row => row.ent_name)).toEqual([])
})
