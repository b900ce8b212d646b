import type { MatchSubject } from '@e360/identity/match/types'
import type { WantedColumns } from './tableRows.ts'

/** The columns of a table of subjects that are to be matched, each with the other headers that it goes by. */
export const subjectColumns = {
  record_id: ['record_id', '记录编号', '编号', '序号'],
  ent_name_raw: ['ent_name_raw', 'ent_name', '企业名称', '单位名称', '当事人名称', '持证人名称', '主体名称', '名称'],
  code_raw: [
    'code_raw',
    'ent_code',
    'uscc',
    '统一社会信用代码/组织机构代码',
    '统一社会信用代码',
    '信用代码',
    '组织机构代码',
    '机构代码',
    '注册号',
  ],
  address_raw: ['address_raw', 'ent_address', 'address', '地址', '企业地址', '单位地址', '住所'],
  district_raw: ['district_raw', 'ent_district', '区县', '所属区县', '所在区县'],
  est_date_raw: ['est_date_raw', 'est_date', '成立日期'],
} as const satisfies WantedColumns<string>

export type SubjectRow = Record<keyof typeof subjectColumns, string>

export const subjectOf = (row: SubjectRow): MatchSubject => ({
  name: row.ent_name_raw,
  code: row.code_raw,
  address: row.address_raw,
  district: row.district_raw,
  establishedOn: row.est_date_raw,
})
