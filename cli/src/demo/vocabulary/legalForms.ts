import type { Weighted } from '../random.ts'
import type { FieldName } from './industries.ts'

export type LegalKind = 'COMPANY' | 'JOINT_STOCK' | 'WORKS' | 'SHOP' | 'COOPERATIVE' | 'PARTNERSHIP' | 'BRANCH'

export interface LegalForm {
  kind: LegalKind
  /** the end of the name */
  suffix: string
}

const form = (kind: LegalKind, suffix: string): LegalForm => ({ kind, suffix })

/** Organisation forms as names bear them, with rounded weights. Branches are not drawn: every twentieth company is one. */
export const legalForms: Weighted<LegalForm> = [
  [form('COMPANY', '有限公司'), 640],
  [form('COMPANY', '有限责任公司'), 76],
  [form('COOPERATIVE', '专业合作社'), 32],
  [form('WORKS', '厂'), 26],
  [form('SHOP', '行'), 20],
  [form('SHOP', '店'), 18],
  [form('WORKS', '加工厂'), 14],
  [form('SHOP', '服务站'), 13],
  [form('SHOP', '经营部'), 24],
  [form('SHOP', '门市部'), 9],
  [form('SHOP', '服务所'), 8],
  [form('JOINT_STOCK', '股份有限公司'), 6],
  [form('COMPANY', '集团有限公司'), 4],
  [form('WORKS', '制造厂'), 3],
  [form('COOPERATIVE', '股份合作社'), 3],
  [form('SHOP', '中心'), 3],
  [form('PARTNERSHIP', '事务所（普通合伙）'), 4],
  [form('SHOP', '超市'), 2],
]

/** The registered types of each kind. Source: code table of enterprise types in use since 2015. */
export const enterpriseTypes: Readonly<Record<LegalKind, Weighted<string>>> = {
  COMPANY: [
    ['有限责任公司（自然人投资或控股）', 52],
    ['有限责任公司(自然人独资)', 28],
    ['有限责任公司', 10],
    ['有限责任公司（自然人投资或控股的法人独资）', 6],
    ['有限责任公司(国有独资)', 2],
    ['有限责任公司(外商投资企业法人独资)', 2],
  ],
  JOINT_STOCK: [
    ['股份有限公司(非上市、自然人投资或控股)', 6],
    ['其他股份有限公司(非上市)', 4],
  ],
  WORKS: [
    ['个人独资企业', 7],
    ['集体所有制', 2],
    ['股份合作制', 1],
  ],
  SHOP: [
    ['个体工商户', 7],
    ['个人独资企业', 3],
  ],
  COOPERATIVE: [['农民专业合作社', 1]],
  PARTNERSHIP: [['普通合伙企业', 1]],
  BRANCH: [['有限责任公司分公司', 1]],
}

/** Which fields of work each kind is met in; undefined: any. */
export const fieldsOfKind: Readonly<Partial<Record<LegalKind, readonly FieldName[]>>> = {
  COOPERATIVE: ['FARM'],
  WORKS: ['MAKING', 'MACHINE', 'FOOD'],
  SHOP: ['TRADE', 'CATERING', 'OFFICE'],
  PARTNERSHIP: ['OFFICE'],
}

/** The division that a name begins with; `{}` is the district; in a functional zone 重庆 stands for all that name a district. */
export const namePrefixes: Weighted<string> = [
  ['重庆', 56],
  ['重庆市', 11],
  ['', 11],
  ['重庆市{}', 11],
  ['{}', 10],
  ['重庆{}', 1],
]
