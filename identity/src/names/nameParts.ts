import { normalName } from '../normalName.ts'
import { isDivision, leadingDivisions } from './divisions.ts'
import { industryWords, longestIndustryWord } from './industryWords.ts'

/** A company's name taken apart: 重庆 · 双狮 · 摩托车制造 · (集团) · 有限公司 · 江北分公司. */
export interface NameParts {
  /** normal form of the whole name */
  normal: string
  /** stems of the regions before the trade name or alone in brackets, from the largest to the smallest */
  divisions: readonly string[]
  /** the last region, where it may as well be the beginning of the trade name; otherwise null */
  bare: string | null
  /** 字号 */
  trade: string
  /** 行业; '' where no word of the vocabulary ends the core */
  industry: string
  /** legal form: 有限公司, 股份有限公司, 公司, 合作社, 厂 …; '' where none is written */
  form: string
  /** what stands in brackets and is no region: 普通合伙. (集团) before the legal form is part of the industry, for its brackets come and go */
  brackets: readonly string[]
  /** what follows the legal form and makes it a branch or a part: 江北分公司; '' for a company itself */
  branch: string
}

const limited = '有限公司'
/** A company that is not a limited one; 分公司 and 支公司 belong to the branch. */
const company = /总公司|(?<![分支])公司/u
const cooperative = /(?:供销)?合作联社|(?:专业|供销股份|股份|供销)?合作社(?:联合社)?|联合社|供销社/u
/** A factory with something behind that is an outlet of it. */
const factory = /厂(?=(?:.{0,12})(?:分厂|门市部?|经营部|销售部|服务部|供应站|商店|车间|工会(?:委员会)?)$)/u
/** The last words of names without a legal form: outlets, institutions, sole traders. */
const weakForm =
  /(?:经营部|门市部?|服务部|营业部|销售部|批发部|经销部|分部|加油站|加工厂|制造厂|工作室|工作站|专卖店|便民店|连锁店|分店|商店|商行|农场|林场|市场|中心|医院|诊所|学校|学院|幼儿园|银行|支行|分理处|营业所|邮政所|事务所|研究所|研究院|设计院|超市|药房|餐馆|宾馆|酒店|茶楼|[厂店部行社所站场院馆吧屋坊庄园])$/u

/** What brackets after the legal form may say without making another company. */
const remark = /^\((?:[^()]*)\)/u

interface Split {
  core: string
  form: string
  rest: string
}

const splitAt = (text: string, start: number, form: string): Split => ({
  core: text.slice(0, start),
  form,
  rest: text.slice(start + form.length),
})

/** Parts the name at its first legal form. */
const splitForm = (text: string): Split => {
  const at = text.indexOf(limited)
  if (at >= 0) {
    const share = text.endsWith('股份', at) ? 2 : 0
    return splitAt(text, at - share, text.slice(at - share, at + limited.length))
  }
  for (const pattern of [company, cooperative, factory]) {
    const found = pattern.exec(text)
    if (found && found.index > 0) return splitAt(text, found.index, found[0])
  }
  const weak = weakForm.exec(text.replace(/\([^()]*\)$/u, ''))
  if (weak && weak.index > 0) return splitAt(text, weak.index, weak[0])
  return { core: text, form: '', rest: '' }
}

/**
 * Takes a name apart: administrative division, trade name, industry, organization form, branch. Never throws; what cannot be told apart stays with
 * the trade name.
 * @param name as written anywhere
 */
export const nameParts = (name: string): NameParts => partsOfNormal(normalName(name))

/** {@link nameParts} of a name that is in normal form already, as registers keep it. */
export const partsOfNormal = (normal: string): NameParts => {
  const text = normal.length > longestName ? normal.slice(0, longestName) : normal
  const { stems, length, bare } = leadingDivisions(text)
  const { core, form, rest } = splitForm(text.slice(length))
  const divisions = [...stems]
  const brackets: string[] = []

  const plain = core.includes('(') || core.includes(')') ? outOfBrackets(core, divisions, brackets) : core
  let branch = rest
  const remarked = remark.exec(rest)
  if (remarked) {
    branch = rest.slice(remarked[0].length)
    brackets.push(remarked[0].slice(1, -1))
  }
  const trade = tradeLength(plain)
  return {
    normal,
    divisions,
    bare,
    trade: plain.slice(0, trade),
    industry: plain.slice(trade),
    form,
    brackets,
    branch,
  }
}

/** Longer texts are no names; the first part of them is compared. */
const longestName = 120

const outOfBrackets = (core: string, divisions: string[], brackets: string[]): string =>
  core
    .replace(/\(([^()]*)\)/gu, (_, inside: string) => {
      if (isDivision(inside)) {
        for (const stem of leadingDivisions(`${inside}四字之后`).stems)
          if (!divisions.includes(stem)) divisions.push(stem)
        return ''
      }
      if (inside === '集团') return inside
      if (inside !== '') brackets.push(inside)
      return ''
    })
    .replace(/[()]/gu, '')

/** Where the industry begins: known words are taken from the end as long as two characters stay for the trade name, behind 中国. */
const tradeLength = (core: string): number => {
  const least = core.startsWith('中国') ? 4 : 2
  let end = core.length
  for (;;) {
    let size = Math.min(longestIndustryWord, end - least)
    while (size >= 2 && !industryWords.has(core.slice(end - size, end))) size--
    if (size < 2) return end
    end -= size
  }
}
