import type { Column } from '../tabular/columns.ts'
import type { Pusher } from './push.ts'
import type { Receipt } from './receipt.ts'
import type { SourceInput } from './recordType.ts'

/** One row of an imported table: where it came from, and its other fields as their column kinds read them (absent where empty). */
export interface ImportedRow {
  source: SourceInput
  fields: Readonly<Record<string, unknown>>
}

/** How the rows of one import type become records. */
export interface Importer {
  /** the columns besides {@link sourceColumns} */
  columns: readonly Column[]
  /** takes rows like a push; one receipt a row, in the same order */
  take: (rows: readonly ImportedRow[], pusher: Pusher) => Promise<Receipt[]>
}

/** The columns that every imported record may have: its source, and how it names its company. */
export const sourceColumns: readonly Column[] = [
  { field: 'system', headers: ['来源系统'], kind: 'text' },
  { field: 'record_id', headers: ['记录编号'], kind: 'text' },
  { field: 'version', headers: ['版本'], kind: 'text' },
  { field: 'recorded_at', headers: ['登记时间'], kind: 'dateTime' },
]

/** The columns with which a department's record names its company. */
export const subjectColumns: readonly Column[] = [
  {
    field: 'ent_name',
    headers: ['企业名称', '单位名称', '当事人名称', '持证人名称', '主体名称', '名称'],
    kind: 'text',
  },
  {
    field: 'ent_code',
    headers: ['统一社会信用代码', '组织机构代码', '统一社会信用代码/组织机构代码', '信用代码', '机构代码'],
    kind: 'text',
    several: 'first',
  },
  { field: 'ent_address', headers: ['地址', '企业地址', '单位地址', '住所'], kind: 'text' },
  { field: 'ent_district', headers: ['区县', '所属区县', '所在区县'], kind: 'text' },
]

/** {@link subjectColumns} with further headers that a department's sources use, by field. */
export const subjectColumnsWith = (more: Readonly<Record<string, readonly string[]>>): readonly Column[] =>
  subjectColumns.map(column => ({ ...column, headers: [...column.headers, ...(more[column.field] ?? [])] }))
