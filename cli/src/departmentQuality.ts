import type { Department } from '@e360/kit/department'
import { failure } from '@e360/kit/errors'
import { judgeOf } from '@e360/kit/quality/judgeDepartment'
import { qualityDimensions, type QualityReport } from '@e360/kit/quality/types'
import { readDepartments } from './departments.ts'
import { textTable } from './textTable.ts'

/** The departments whose data can be judged. @throws BAD_USER_INPUT where there is none of this name */
export const judgedDepartments = async (name: string | undefined): Promise<Department[]> => {
  const able = (await readDepartments()).filter(judgeOf)
  const chosen = able.filter(department => name === undefined || department.name === name)
  if (chosen.length > 0) return chosen
  throw failure('BAD_USER_INPUT', `“${name}”没有可检查的数据，可检查的有：${able.map(each => each.name).join('、')}`)
}

/** A line a department: what share of the checks of each dimension was passed. */
export const departmentsTable = (reports: readonly QualityReport[]): string => {
  const names = [...new Set(reports.map(({ department }) => department))]
  if (names.length === 0) return ''
  const lines = names.map(name => {
    const own = reports.filter(({ department }) => department === name)
    const scores = qualityDimensions.map(each => shareOf(own.filter(({ dimension }) => dimension === each)))
    return [name, ...scores, String(sumOf(own, 'checked')), String(sumOf(own, 'defects'))]
  })
  const header = ['部门', '完整性', '有效性', '唯一性', '一致性', '时效性', '检查', '问题']
  return `\n各部门记录的数据质量（得分为通过的检查所占比例）\n${textTable(header, lines, 1)}`
}

const shareOf = (reports: readonly QualityReport[]): string => {
  const checked = sumOf(reports, 'checked')
  return checked === 0 ? '–' : (1 - sumOf(reports, 'defects') / checked).toFixed(4)
}

const sumOf = (reports: readonly QualityReport[], count: 'checked' | 'defects'): number =>
  reports.reduce((sum, report) => sum + report[count], 0)
