import { subjectColumns } from '@e360/kit/records/importer'
import type { Column } from '@e360/kit/tabular/columns'
import type { ListingKind } from '../types.generated.ts'

const kinds: Record<string, ListingKind> = {
  经营异常名录: 'ABNORMAL_OPERATIONS',
  异常名录: 'ABNORMAL_OPERATIONS',
  严重违法失信名单: 'SERIOUS_VIOLATION',
  严重违法失信企业名单: 'SERIOUS_VIOLATION',
  市场监督管理严重违法失信名单: 'SERIOUS_VIOLATION',
  红名单: 'RED',
  守信红名单: 'RED',
  诚信红名单: 'RED',
}

/**
 * The import columns of lists: English header, Chinese header, and variants, among them the names of the publicity system
 * (国家企业信用信息公示系统). A file of one list only tells its kind as a constant of the mapping.
 */
export const listingColumns: readonly Column[] = [
  ...subjectColumns,
  { field: 'kind', headers: ['名单类型', '名单名称', '名录类型'], kind: 'choice', choices: kinds, required: true },
  { field: 'entered_on', headers: ['列入日期', '列入时间', 'abntime'], kind: 'date', required: true },
  { field: 'exited_on', headers: ['移出日期', '移出时间', 'remDate'], kind: 'date' },
  {
    field: 'basis',
    headers: [
      '列入依据',
      '列入原因',
      '列入事由',
      '列入经营异常名录原因',
      '列入严重违法失信企业名单原因',
      'speCause_CN',
      'serILLRea_CN',
    ],
    kind: 'text',
  },
  {
    field: 'authority',
    headers: ['作出决定机关', '作出决定机关（列入）', '列入机关', '列入决定机关', 'decOrg_CN'],
    kind: 'text',
  },
]
