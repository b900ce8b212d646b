import { foldCharacters } from './foldCharacters.ts'

/** Legal forms that end a parent's name. Where a limited company is in the name, it alone counts: 供销社有限公司 is one company. */
const limited = '有限责任公司|有限公司'
const unlimited = '(?<![分支])公司|合作社|供销社|联合社'

/** What may still follow the legal form within the parent's name. */
const formRemark = '(?:\\((?:集团|普通合伙|特殊普通合伙|有限合伙)\\))?'

/**
 * The endings by which a branch is known. Not here, because they are often enterprises of their own: 厂, 市场, 学校, 宾馆, 合作社, 委员会;
 * 便民店 and 加盟店 belong to sole traders.
 */
const endings = [
  '分公司|支公司|分店|分厂|分部|分院|分所|分社|分校|支行|分行|分理处|储蓄所|代表处|办事处|联络处|管理处|销售处',
  '门市部|门市|门店|营业部|营业厅|营业所|营业点|经营部|销售部|销售点|经销部|直销部|批发部|服务部|服务站|咨询部|项目部',
  '加油站|加气站|配送站|回收站|收购站|收购点|供应点|加工点|茧站|邮政所|支所|车间|餐厅|超市|商场|网吧|大药房|(?<!便民.?|加盟)店',
].join('|')

/** The last legal form ends the parent; what follows holds no other one (which also keeps the search linear) and ends as a branch does. */
const branchOf = (forms: string): RegExp =>
  new RegExp(`^(.{2,}(?:${forms})${formRemark})(?:(?!${forms}).)*(?:${endings})$`, 'u')

const branchOfLimited = branchOf(limited)
const branchOfUnlimited = branchOf(unlimited)

/**
 * The head office's name inside a branch's name: 重庆宏泰杰铝业有限公司江北门市部 → 重庆宏泰杰铝业有限公司. For a branch of a branch it is the
 * company, not the branch in between. Only the endings above count, so that null does not say "this is no branch".
 * @param name as written anywhere
 * @returns the name with folded characters (half width, simplified, no blanks), to be looked up by its normal form; null: no head office is told
 */
export const headOfficeName = (name: string): string | null => {
  const folded = foldCharacters(name)
  const branch = /有限(?:责任)?公司/.test(folded) ? branchOfLimited : branchOfUnlimited
  return branch.exec(folded)?.[1] ?? null
}
