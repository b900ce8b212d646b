import { failure } from '../errors.ts'
import type { Body } from '../live/liveBodies.ts'
import type { Column } from '../tabular/columns.ts'
import type { Caller } from '../caller.ts'
import type { Commit, Pusher } from './push.ts'
import type { Receipt } from './receipt.ts'
import type { RecordType, SourceInput } from './recordType.ts'
import type { Withdrawal } from './withdraw.ts'

/** One row of an imported table: where it came from, and its other fields as their column kinds read them (absent where empty). */
export interface ImportedRow {
  source: SourceInput
  fields: Readonly<Record<string, unknown>>
}

/** A record as its mutation takes it. */
export interface PushedInput {
  source: SourceInput
}

/** How records of one import type come in bulk: as rows of a table, or as inputs of the mutation. */
export interface Importer {
  /** takes the same records, 500 at a time: whoever may call it may send them here, and its argument says what a record looks like */
  mutation: string
  /** the columns besides {@link sourceColumns} */
  columns: readonly Column[]
  /** a row as the mutation takes it */
  input: (row: ImportedRow) => PushedInput
  /** as whom this caller writes */
  pusher: (caller: Caller) => Pusher
  /** checks and matches inputs that the mutation would take; nothing is written before the commit is called, callers bound their number */
  prepare: (inputs: readonly PushedInput[], pusher: Pusher) => Promise<Commit>
  kept?: KeptRecords
  /** absent where the records of this type are always stored whole */
  live?: LiveImport
}

/** How records are taken whose bodies stay where they are. */
export interface LiveImport extends Pick<Importer, 'prepare'> {
  kind: string
  /** what is not stored of a record, by column */
  bodyOf: (input: PushedInput) => Body
}

/** @throws BAD_USER_INPUT for a type whose records are always stored whole */
export const requireLive = ({ live }: Pick<Importer, 'live'>): LiveImport => {
  if (live) return live
  throw failure('BAD_USER_INPUT', '这一类记录不能现取，请把 kind 改为 pull')
}

/** What is kept of a source system, so that what vanished there can be taken back; absent where records cannot be withdrawn. */
export interface KeptRecords {
  /** record ids of a system that are not withdrawn, in the order of the ids, at most `limit` after this one */
  ids: (system: string, after: string, limit: number) => Promise<string[]>
  /** the same of those that vanished and did not come back */
  vanished: (system: string, after: string, limit: number) => Promise<string[]>
  /** takes them back until they are found again */
  withdrawVanished: (withdrawals: readonly Withdrawal[], pusher: Pusher) => Promise<Receipt[]>
}

/** The importer of a departmental record type, as its department declares it. */
export interface RecordImport<Input extends PushedInput> extends Pick<Importer, 'mutation' | 'columns'> {
  type: RecordType<Input>
  input: (row: ImportedRow) => Input
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
