import type { Column } from '@e360/kit/tabular/columns'
import type { RegistrationStatus } from './types.generated.ts'

const statuses: Record<string, RegistrationStatus> = {
  存续: 'ACTIVE',
  在营: 'ACTIVE',
  开业: 'ACTIVE',
  在业: 'ACTIVE',
  正常: 'ACTIVE',
  '存续（在营、开业、在册）': 'ACTIVE',
  '在营（开业）': 'ACTIVE',
  吊销: 'REVOKED',
  吊销未注销: 'REVOKED',
  '吊销，未注销': 'REVOKED',
  吊销已注销: 'REVOKED_CANCELLED',
  '吊销，已注销': 'REVOKED_CANCELLED',
  注销: 'CANCELLED',
  已注销: 'CANCELLED',
  撤销: 'ANNULLED',
  迁出: 'MOVED_OUT',
  歇业: 'DORMANT',
  停业: 'DORMANT',
  注销中: 'OTHER',
  变更中: 'OTHER',
  其他: 'OTHER',
}

/** The import columns of the register: English header, Chinese header, and variants. */
export const enterpriseColumns: readonly Column[] = [
  {
    field: 'ent_name',
    headers: ['企业名称', '单位名称', '名称', '机构名称', '市场主体名称', '主体名称'],
    kind: 'text',
    required: true,
  },
  { field: 'uscc', headers: ['统一社会信用代码', '社会信用代码', '信用代码', '统一代码'], kind: 'text' },
  { field: 'org_code', headers: ['组织机构代码', '机构代码'], kind: 'text' },
  { field: 'registration_no', headers: ['注册号', '工商注册号', '营业执照注册号'], kind: 'text' },
  { field: 'est_date', headers: ['成立日期', '注册日期', '核准登记日期', '开业日期'], kind: 'date' },
  { field: 'ent_type', headers: ['企业类型', '市场主体类型', '经济性质', '企业（机构）类型'], kind: 'text' },
  {
    field: 'legal_rep',
    headers: ['法定代表人', '法人代表', '负责人', '法定代表人（负责人）', 'legal_rep_masked'],
    kind: 'text',
  },
  { field: 'capital_raw', headers: ['注册资本', '注册资金', '注册资本（金）'], kind: 'capital' },
  { field: 'business_scope', headers: ['经营范围', '经营（业务）范围'], kind: 'text' },
  { field: 'district_code', headers: ['行政区划代码', '区划代码', '所属区县代码'], kind: 'text' },
  { field: 'district_raw', headers: ['所属区县', '区县', '所在区县', '行政区划'], kind: 'text' },
  { field: 'address', headers: ['住所', '地址', '企业地址', '注册地址', '经营场所', '住所（经营场所）'], kind: 'text' },
  {
    field: 'registration_status',
    headers: ['登记状态', '经营状态', '企业状态', '状态'],
    kind: 'choice',
    choices: statuses,
  },
  { field: 'former_names', headers: ['曾用名', '曾用名称', '企业曾用名'], kind: 'list' },
  { field: 'industry_code', headers: ['行业代码', '行业门类代码'], kind: 'text' },
  { field: 'registration_authority', headers: ['登记机关', '登记发照机关', '核准机关'], kind: 'text' },
]

/** The same columns for a file that is only compared: a row without a name is compared by its code. */
export const comparedColumns: readonly Column[] = enterpriseColumns.map(column => ({ ...column, required: false }))

/** Without one of these a file cannot be compared with the register. */
export const identifyingFields: readonly string[] = ['ent_name', 'uscc', 'org_code', 'registration_no']
