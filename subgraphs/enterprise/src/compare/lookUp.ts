import { groupedBy } from '@e360/kit/grouped'
import type { ComparedCompany } from './classes.ts'
import { mostNamed, type Found } from './classify.ts'
import { headOfficeForm, type FileRow } from './fileRow.ts'
import type { CompareRepository } from './repository.ts'

/**
 * What the register holds under the codes and names of a batch of rows: at most nine statements whatever their number, and those by name
 * only for rows whose code and name do not agree.
 * @returns in the rows' order
 */
export const lookUp = async (register: CompareRepository, rows: readonly FileRow[]): Promise<Found[]> => {
  const byCode = await companiesByCode(register, rows)
  const coded = rows.map(row => codesOf(row).flatMap(code => byCode.get(code) ?? []))
  const companies = coded.map(distinct)
  const namedNow = (row: FileRow, company: ComparedCompany) =>
    row.form === company.normalName || row.formerForms.includes(company.normalName)
  const renamed = rows.flatMap((row, index) => {
    const [company, ...others] = companies[index]!
    return company && others.length === 0 && !namedNow(row, company) ? [company.orgCode] : []
  })
  const former = groupedBy(await register.formerNamesOf(unique(renamed)), ({ orgCode }) => orgCode)
  const sameName = rows.map((row, index) => {
    const [company] = companies[index]!
    if (!company) return false
    return namedNow(row, company) || (former.get(company.orgCode) ?? []).some(({ form }) => form === row.form)
  })
  const named = await companiesByName(
    register,
    rows.filter((_, index) => !(companies[index]!.length === 1 && sameName[index])),
  )
  return rows.map((row, index): Found => {
    const [company] = companies[index]!
    return {
      coded: companies[index]!,
      leading: new Set(codesOf(row).filter(code => byCode.get(code)?.some(each => each.orgCode === company?.orgCode))),
      sameName: sameName[index]!,
      named: named.get(row)?.named ?? [],
      headOffice: named.get(row)?.headOffice ?? null,
    }
  })
}

const codesOf = ({ orgCodes, uscc, registrationNo }: FileRow): string[] =>
  [...orgCodes, uscc, registrationNo].filter(code => code !== null)

/** Code as written → companies that bear it, or bore it where nobody bears it now. */
const companiesByCode = async (
  register: CompareRepository,
  rows: readonly FileRow[],
): Promise<Map<string, ComparedCompany[]>> => {
  const found = new Map<string, ComparedCompany[]>()
  const add = (code: string, company: ComparedCompany) => found.set(code, [...(found.get(code) ?? []), company])
  for (const company of await register.byOrgCodes(unique(rows.flatMap(row => row.orgCodes))))
    add(company.orgCode, company)
  for (const company of await register.byUsccs(unique(rows.map(row => row.uscc)))) add(company.uscc!, company)
  for (const company of await register.byRegistrationNos(unique(rows.map(row => row.registrationNo))))
    add(company.registrationNo!, company)
  const strange = unique(rows.flatMap(codesOf)).filter(code => !found.has(code))
  const former = await register.formerCodes(strange)
  const bearers = new Map(
    (await register.byOrgCodes(unique(former.map(({ orgCode }) => orgCode)))).map(each => [each.orgCode, each]),
  )
  for (const { code, orgCode } of former) if (bearers.has(orgCode)) add(code, bearers.get(orgCode)!)
  return found
}

interface Named {
  named: ComparedCompany[]
  headOffice: ComparedCompany | null
}

/** One company more than is listed, so that it is known that there are more. */
const few = mostNamed + 1

const companiesByName = async (register: CompareRepository, rows: readonly FileRow[]): Promise<Map<FileRow, Named>> => {
  const heads = new Map(rows.map(row => [row, headOfficeForm(row)]))
  const present = rows.flatMap(row => [row.form, ...row.formerForms, heads.get(row)!])
  const bearers = groupedBy(await register.bearers(unique(present), few), ({ form }) => form)
  const former = groupedBy(await register.formerBearers(unique(rows.map(row => row.form)), few), ({ form }) => form)
  return new Map(
    rows.map(row => {
      const now = [row.form, ...row.formerForms].flatMap(form => bearers.get(form ?? '') ?? [])
      const named = distinct([...now, ...(former.get(row.form ?? '') ?? [])])
      return [row, { named, headOffice: bearers.get(heads.get(row) ?? '')?.[0] ?? null }]
    }),
  )
}

const distinct = (companies: readonly ComparedCompany[]): ComparedCompany[] => [
  ...new Map(companies.map(company => [company.orgCode, company])).values(),
]

const unique = (values: readonly (string | null)[]): string[] => [...new Set(values.filter(value => value !== null))]
