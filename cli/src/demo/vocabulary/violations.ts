import type { Weighted } from '../random.ts'
import type { FieldName } from './industries.ts'

/** Which kinds of penalty a decision carries. */
export const penaltyKinds: Weighted<readonly string[]> = [
  [['罚款'], 52],
  [['罚款', '没收违法所得'], 17],
  [['警告'], 12],
  [['警告', '罚款'], 7],
  [['没收违法所得', '没收非法财物', '罚款'], 5],
  [['通报批评'], 2],
  [['责令停产停业', '罚款'], 2],
  [['吊销许可证件'], 1],
  [['限制开展生产经营活动'], 1],
  [['其他'], 1],
]

interface Violation {
  /** the fields of work in which it is met; absent: in all */
  fields?: readonly FieldName[]
  violation: string
  facts: string
  basis: string
}

const violation = (name: string, facts: string, basis: string, fields?: readonly FieldName[]): Violation => ({
  violation: name,
  facts,
  basis,
  fields,
})

const goods: readonly FieldName[] = ['MAKING', 'MACHINE']
const food: readonly FieldName[] = ['FOOD', 'CATERING']
const machines: readonly FieldName[] = ['MAKING', 'MACHINE', 'BUILDING', 'TRANSPORT']
const shops: readonly FieldName[] = ['TRADE', 'CATERING']
const scales: readonly FieldName[] = ['FARM', 'FOOD', 'TRADE', 'TRANSPORT', 'LABORATORY']

export const violations: readonly Violation[] = [
  violation(
    '生产销售不合格产品',
    '经抽样检验，当事人生产的产品不符合标准要求',
    '《中华人民共和国产品质量法》第四十九条',
    goods,
  ),
  violation(
    '以不合格产品冒充合格产品',
    '当事人将检验不合格的产品按合格产品销售',
    '《中华人民共和国产品质量法》第五十条',
    goods,
  ),
  violation(
    '经营标签不符合规定的食品',
    '当事人销售的预包装食品标签未标明生产日期',
    '《中华人民共和国食品安全法》第一百二十五条',
    food,
  ),
  violation(
    '未履行进货查验义务',
    '当事人购进食品时未查验供货者的许可证和合格证明文件',
    '《中华人民共和国食品安全法》第一百二十六条',
    food,
  ),
  violation(
    '经营添加剂超标的食品',
    '当事人经营的食品中苯甲酸超过食品安全标准限量',
    '《中华人民共和国食品安全法》第一百二十四条',
    food,
  ),
  violation('发布虚假广告', '当事人在其网页上对商品的性能作引人误解的宣传', '《中华人民共和国广告法》第五十五条'),
  violation(
    '使用未经检验的特种设备',
    '当事人使用的叉车超过检验有效期',
    '《中华人民共和国特种设备安全法》第八十四条',
    machines,
  ),
  violation(
    '销售侵犯注册商标专用权的商品',
    '当事人销售的商品经权利人鉴定为侵权商品',
    '《中华人民共和国商标法》第六十条',
    shops,
  ),
  violation('不按规定明码标价', '当事人销售商品未标明价格和计价单位', '《中华人民共和国价格法》第四十二条', shops),
  violation('使用未经检定的计量器具', '当事人使用的电子秤未申请强制检定', '《中华人民共和国计量法》第二十五条', scales),
  violation('虚假宣传', '当事人对商品的销售状况作虚假的商业宣传', '《中华人民共和国反不正当竞争法》第二十条'),
  violation(
    '未经认证擅自出厂销售',
    '当事人出厂销售列入目录的产品未经强制性认证',
    '《中华人民共和国认证认可条例》第六十六条',
    ['MACHINE'],
  ),
]

/** Fines in yuan and how often each is met; many decisions carry a little, very few a lot. */
export const fines: Weighted<number> = [
  [1_000, 12],
  [2_000, 14],
  [5_000, 20],
  [10_000, 18],
  [20_000, 12],
  [30_000, 8],
  [50_000, 8],
  [100_000, 4],
  [200_000, 2],
  [500_000, 1],
  [1_000_000, 0.4],
]
