import { registrationStatusWords } from '../words.ts'
import type { Fetch, Property } from './property.ts'

const text = (field: string): Fetch => ({ field, selection: field, cells: (value: string) => [{ str: value }] })

/**
 * What the register tells. A name of a natural person can be given, so that it is compared, and cannot be fetched: a spreadsheet is passed on.
 */
export const registerProperties: readonly Property[] = [
  { id: 'code', name: '代码', description: '统一社会信用代码、组织机构代码或注册号，写法不限', compares: 'code' },
  { id: 'uscc', name: '统一社会信用代码', description: '18 位', compares: 'code', fetch: text('uscc') },
  { id: 'orgCode', name: '组织机构代码', description: '9 位', compares: 'code', fetch: text('orgCode') },
  { id: 'registrationNo', name: '注册号', description: '15 位', compares: 'code', fetch: text('registrationNo') },
  { id: 'address', name: '住所', description: '登记的住所', compares: 'address', fetch: text('address') },
  {
    id: 'district',
    name: '区县',
    description: '所在行政区划的名称',
    compares: 'district',
    fetch: { field: 'region', selection: 'region { name }', cells: ({ name }: { name: string }) => [{ str: name }] },
  },
  {
    id: 'establishedOn',
    name: '成立日期',
    description: 'YYYY-MM-DD，也可以只有年月或年',
    compares: 'establishedOn',
    fetch: text('establishedOn'),
  },
  {
    id: 'legalRepresentative',
    name: '法定代表人',
    description: '只用于匹配，不能取出',
    compares: 'legalRepresentative',
  },
  { id: 'name', name: '企业名称', description: '现用名称', compares: 'name', fetch: text('name') },
  {
    id: 'formerNames',
    name: '曾用名',
    description: '可有多个，最近的在前',
    fetch: {
      field: 'formerNames',
      selection: 'formerNames { name }',
      cells: (names: { name: string }[]) => names.map(({ name }) => ({ str: name })),
    },
  },
  {
    id: 'registrationStatus',
    name: '登记状态',
    description: '登记未说明的不推定为存续',
    fetch: {
      field: 'registrationStatus',
      selection: 'registrationStatus',
      cells: (status: string) => [{ str: registrationStatusWords[status] ?? status }],
    },
  },
  { id: 'enterpriseType', name: '企业类型', description: '原样照录', fetch: text('enterpriseType') },
  { id: 'industryCode', name: '行业代码', description: 'GB/T 4754', fetch: text('industryCode') },
  { id: 'businessScope', name: '经营范围', description: '登记的经营范围', fetch: text('businessScope') },
  {
    id: 'dataWarnings',
    name: '数据提示',
    description: '登记数据的可疑之处，可有多个',
    fetch: {
      field: 'dataWarnings',
      selection: 'dataWarnings { message }',
      cells: (warnings: { message: string }[]) => warnings.map(({ message }) => ({ str: message })),
    },
  },
  {
    id: 'recordsInReview',
    name: '待判定记录数',
    description: '不为 0 时，监管历史可能不止所示',
    fetch: { field: 'recordsInReview', selection: 'recordsInReview', cells: (count: number) => [{ int: count }] },
  },
]
