import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { orgCodeCheck } from '@e360/identity/checkCharacters'

const nameOf = (index: number) => `重庆阡陌${index}号检测有限公司`
const codeOf = (index: number) => {
  const body = String(90_000_000 + index)
  return body + orgCodeCheck(body)
}

/**
 * Writes a register of fictitious companies, every tenth without a code, and an inspection of each: recorded by name, by code, by both, or
 * so that it belongs to none.
 */
export const writeRegisterFiles = async (folder: string, companies: number) => {
  const enterprises = path.join(folder, 'enterprises.csv')
  const inspections = path.join(folder, 'inspections.csv')
  const all = Array.from({ length: companies }, (_, index) => index)
  const subjects = [
    (index: number) => `${nameOf(index)},`,
    (index: number) => `,${codeOf(index)}`,
    (index: number) => `${nameOf(index)},${codeOf(index)}`,
    (index: number) => `${nameOf(index)},${codeOf((index + 1) % companies)}`,
    (index: number) => `重庆查无此${index}号企业,`,
  ]
  const lines = {
    enterprises: [
      '企业名称,组织机构代码,行政区划代码',
      ...all.map(index => `${nameOf(index)},${index % 10 === 9 ? '' : codeOf(index)},500112`),
    ],
    inspections: [
      '记录编号,企业名称,组织机构代码,检查类型,检查日期,检查结论',
      ...all.map(index => `R${index},${subjects[index % subjects.length]!(index)},日常巡查,2026-01-05,合格`),
    ],
  }
  await writeFile(enterprises, lines.enterprises.join('\n'))
  await writeFile(inspections, lines.inspections.join('\n'))
  return { enterprises, inspections }
}
