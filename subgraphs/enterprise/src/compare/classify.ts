import { isProvisional } from '@e360/identity/provisionalCodes'
import type { ComparedCompany, ComparisonClass } from './classes.ts'
import type { FileRow } from './fileRow.ts'

/** What the register holds under the codes and the name of a row. */
export interface Found {
  /** every company that one of the row's codes leads to, present or former */
  coded: readonly ComparedCompany[]
  /** codes of the row that lead to `coded[0]` */
  leading: ReadonlySet<string>
  /** the row and `coded[0]` bear one name: the present one of either is a present or former one of the other */
  sameName: boolean
  /** companies that bear or bore the row's name, at least {@link mostNamed} + 1 of them where there are more; not looked for where code and name agree */
  named: readonly ComparedCompany[]
  /** for a branch that is found nowhere: its head office */
  headOffice: ComparedCompany | null
}

/** More companies of one name than this are not listed. */
export const mostNamed = 5

export interface Verdict {
  class: ComparisonClass
  /** the companies that the row leads to */
  companies: readonly ComparedCompany[]
  reason: string
}

/**
 * What a row of the file is in the register. A code says more than a name; what speaks of several companies, or of one company by the name
 * and of another by the code, is for a person.
 */
export const classify = (row: FileRow, found: Found): Verdict => {
  const told = verdict(row, found)
  return { ...told, reason: [told.reason, ...row.remarks].join('；') }
}

const verdict = (row: FileRow, { coded, leading, sameName, named, headOffice }: Found): Verdict => {
  if (row.unreadable !== null) return { class: 'unreadable', companies: [], reason: row.unreadable }
  const [company] = coded
  if (!company) return byName(row, named, headOffice)
  if (coded.length > 1) return { class: 'conflict', companies: coded, reason: `文件中的代码分别指向${listed(coded)}` }
  if (sameName) return byBoth(row, company, leading)
  if (named.length > 0)
    return {
      class: 'conflict',
      companies: [company, ...named],
      reason: `代码指向${shown(company)}，名称指向${listed(named)}`,
    }
  const names =
    row.form === null ? '文件没有名称' : `名称不同：登记库为${quoted(company.name)}，文件为${quoted(row.written.name)}`
  return { class: 'code only', companies: coded, reason: `代码相同，${names}` }
}

const byBoth = (row: FileRow, company: ComparedCompany, leading: ReadonlySet<string>): Verdict => {
  const companies = [company]
  const other = contradiction(row, company, leading)
  if (other !== null) return { class: 'conflict', companies, reason: `名称相同，${other}` }
  const now = new Set([company.orgCode, company.uscc, company.registrationNo])
  const former = [
    ...([...leading].some(code => now.has(code)) ? [] : [`曾用代码，登记库现为 ${company.orgCode}`]),
    ...(row.form === company.normalName ? [] : [`曾用名，登记库现为${quoted(company.name)}`]),
  ]
  return { class: 'matched', companies, reason: `代码和名称一致${former.map(words => `（${words}）`).join('')}` }
}

const byName = (row: FileRow, named: readonly ComparedCompany[], headOffice: ComparedCompany | null): Verdict => {
  const [company] = named
  if (!company) {
    const branch = headOffice ? `；这是分支机构，按独立的主体比对，其总公司${shown(headOffice)}在登记库中` : ''
    return { class: 'orphan', companies: [], reason: `登记库中没有这个代码，也没有这个名称${branch}` }
  }
  if (named.length > 1)
    return { class: 'conflict', companies: named, reason: `不止一家企业使用或曾经使用这个名称：${listed(named)}` }
  const other = contradiction(row, company, new Set())
  if (other !== null) return { class: 'conflict', companies: named, reason: `名称相同，${other}` }
  const without = [
    ...(row.orgCodes.length === 0 && row.registrationNo === null ? ['文件没有代码'] : []),
    ...(isProvisional(company.orgCode) ? ['登记库没有正式代码'] : []),
  ]
  return {
    class: 'name only',
    companies: named,
    reason: `名称相同，${without.length > 0 ? without.join('，') : '双方没有同一种代码'}`,
  }
}

/** How the codes of both sides differ, kind by kind; null where no kind is told on both sides and differs. */
const contradiction = (row: FileRow, company: ComparedCompany, leading: ReadonlySet<string>): string | null => {
  const differs = (told: string | null, known: string | null) =>
    told !== null && known !== null && told !== known && !leading.has(told)
  const orgCode = row.orgCodes.find(code => differs(code, isProvisional(company.orgCode) ? null : company.orgCode))
  if (orgCode !== undefined) return `组织机构代码不同：登记库为 ${company.orgCode}，文件为 ${orgCode}`
  if (differs(row.uscc, company.uscc)) return `统一社会信用代码不同：登记库为 ${company.uscc}，文件为 ${row.uscc}`
  if (row.orgCodes.length === 0 && differs(row.registrationNo, company.registrationNo))
    return `注册号不同：登记库为 ${company.registrationNo}，文件为 ${row.registrationNo}`
  return null
}

const quoted = (name: string): string => `“${name.length > 60 ? `${name.slice(0, 60)}…` : name}”`

const shown = ({ name, orgCode }: ComparedCompany): string => `${quoted(name)}（${orgCode}）`

const listed = (companies: readonly ComparedCompany[]): string =>
  companies.slice(0, mostNamed).map(shown).join('、') + (companies.length > mostNamed ? '等' : '')
