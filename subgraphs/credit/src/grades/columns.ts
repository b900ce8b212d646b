import { subjectColumns } from '@e360/kit/records/importer'
import type { Column } from '@e360/kit/tabular/columns'

/**
 * The import columns of credit evaluations: English header, Chinese header, and variants. A grade says nothing without its model, so a
 * file without a model column needs the model as a constant of the mapping.
 */
export const creditGradeColumns: readonly Column[] = [
  ...subjectColumns,
  {
    field: 'grade',
    headers: ['等级', '信用等级', '评价等级', '评定等级', '信用风险等级', '风险等级'],
    kind: 'text',
    required: true,
  },
  { field: 'score', headers: ['得分', '评价得分', '评价分值', '信用分', '分数', '评分'], kind: 'number' },
  { field: 'model', headers: ['评价模型', '模型', '评价标准', '评价名称'], kind: 'text', required: true },
  {
    field: 'evaluated_on',
    headers: ['评价日期', '评价时间', '评定日期', '评定时间'],
    kind: 'date',
    required: true,
  },
  { field: 'valid_until', headers: ['有效期至', '有效期止', '有效期截止日期'], kind: 'date', absent: ['长期'] },
]
