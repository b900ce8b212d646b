import { subjectColumns } from '@e360/kit/records/importer'
import type { Column } from '@e360/kit/tabular/columns'
import type { InspectionConclusion, InspectionKind } from './types.generated.ts'

const kinds: Record<string, InspectionKind> = {
  监督抽查: 'SAMPLING',
  产品质量监督抽查: 'SAMPLING',
  食品监督抽检: 'SAMPLING',
  监督抽检: 'SAMPLING',
  日常巡查: 'ROUTINE',
  日常检查: 'ROUTINE',
  专项检查: 'SPECIAL',
  双随机抽查: 'RANDOM',
  '双随机、一公开': 'RANDOM',
  举报核查: 'COMPLAINT',
  投诉举报核查: 'COMPLAINT',
  复查: 'RECHECK',
  其他: 'OTHER',
}

const conclusions: Record<string, InspectionConclusion> = {
  合格: 'PASSED',
  符合: 'PASSED',
  未发现问题: 'PASSED',
  所检项目符合标准: 'PASSED',
  符合本次监督检查要求: 'PASSED',
  '合格（阴性）': 'PASSED',
  不合格: 'FAILED',
  不符合: 'FAILED',
  复查不合格: 'FAILED',
  复检不合格: 'FAILED',
  复检合格: 'RECTIFIED',
  复查合格: 'RECTIFIED',
  已改正: 'RECTIFIED',
  拒检: 'REFUSED',
  无法联系: 'UNREACHABLE',
  已关闭停业: 'CLOSED',
  其他: 'OTHER',
}

/**
 * Furniture notices write an item and its class of defect: `木制件用料、加工要求1 B(J)` is one item. Where each part has a class of its own,
 * `木制件用料 B(J)、回弹性能 F`, they are several.
 */
const graded = /^(?:(?! [A-Z](?:\([A-Z]\))?、).)+ [A-Z](?:\([A-Z]\))?$/

/** The import columns of inspections: English header, Chinese header, and variants that occur in public notices. */
export const inspectionColumns: readonly Column[] = [
  ...subjectColumns.map(column =>
    column.field === 'ent_name' ? { ...column, headers: [...column.headers, ...companyHeaders()] } : column,
  ),
  { field: 'kind', headers: ['检查类型', '检查类别', '抽查类型'], kind: 'choice', choices: kinds, required: true },
  { field: 'inspected_on', headers: ['检查日期', '抽样日期', '检查时间'], kind: 'date', several: 'first' },
  { field: 'published_on', headers: ['公布日期', '公示日期', '发布日期', '公告日期'], kind: 'date' },
  {
    field: 'conclusion',
    headers: ['检查结论', '抽查结果', '检验结论', '综合判定', '合格状态', '结果判定', '检查结果'],
    kind: 'choice',
    choices: conclusions,
    required: true,
  },
  { field: 'outcomes', headers: ['双随机抽查结果', '检查结果（多选）'], kind: 'list' },
  { field: 'role', headers: ['企业角色', '角色'], kind: 'text' },
  {
    field: 'subject',
    headers: ['产品名称', '检查对象', '产品名称/检查对象', '样品名称', '食品名称', '产品具体名称'],
    kind: 'text',
  },
  { field: 'specification', headers: ['规格型号', '规格', '包装规格', '型号规格'], kind: 'text' },
  {
    field: 'findings',
    headers: [
      '不合格项目',
      '不合格项',
      '主要不合格项',
      '主要不合格项目',
      '主要不合格项目或主要问题',
      '不符合项目',
      '不合格项目（标准值/实测值）',
      '主要不合格项（项目名称：标准值/实测值）',
      '不合格情况',
    ],
    kind: 'list',
    list: { whole: graded },
  },
  { field: 'authority', headers: ['组织单位', '检查机关', '组织抽查部门'], kind: 'text' },
  { field: 'agency', headers: ['承检机构', '检验机构', '检验机构名称'], kind: 'text' },
  { field: 'recheck_of', headers: ['复查的记录编号', '原检查记录编号'], kind: 'text' },
  { field: 'rectification_due_on', headers: ['整改期限', '责令改正期限'], kind: 'date' },
  { field: 'rectified_on', headers: ['整改完成日期', '改正日期'], kind: 'date' },
]

function companyHeaders() {
  return [
    '受检单位',
    '受检单位名称',
    '受检企业',
    '受检企业名称',
    '被抽样单位',
    '被抽样单位名称',
    '被抽查单位名称',
    '被抽检单位名称',
    '被检单位名称',
    '被检查单位名称',
  ]
}
