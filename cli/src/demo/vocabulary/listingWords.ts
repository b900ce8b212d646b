import type { ListingKind } from '../inputs.ts'
import type { Weighted } from '../random.ts'

export const listingKinds: Weighted<ListingKind> = [
  ['ABNORMAL_OPERATIONS', 80],
  ['RED', 14],
  ['SERIOUS_VIOLATION', 6],
]

/** Why a company is entered, word for word. */
export const listingBases: Readonly<Record<ListingKind, readonly string[]>> = {
  ABNORMAL_OPERATIONS: [
    '未按照《企业信息公示暂行条例》第八条规定的期限公示年度报告',
    '通过登记的住所或者经营场所无法联系',
    '未在责令的期限内公示有关企业信息',
    '公示企业信息隐瞒真实情况、弄虚作假',
  ],
  SERIOUS_VIOLATION: [
    '《市场监督管理严重违法失信名单管理办法》第五条：实施食品安全领域严重违法行为',
    '《市场监督管理严重违法失信名单管理办法》第七条：实施质量安全领域严重违法行为',
    '《市场监督管理严重违法失信名单管理办法》第十条：拒不履行处罚决定',
  ],
  RED: ['连续三年信用评价为优，认定为诚信示范企业', '获得市级质量管理奖'],
}

/** Years after which an entry ends by itself; abnormal operations end when the cause is mended, or not at all. */
export const yearsOnList: Readonly<Record<ListingKind, number | null>> = {
  ABNORMAL_OPERATIONS: null,
  SERIOUS_VIOLATION: 3,
  RED: 2,
}
