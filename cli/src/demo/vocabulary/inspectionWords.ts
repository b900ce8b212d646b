import type { InspectionConclusion, InspectionKind } from '../inputs.ts'
import type { Weighted } from '../random.ts'

/** Kinds of field inspections; product sampling follows the field of work, re-checks follow failures. */
export const fieldKinds: Weighted<InspectionKind> = [
  ['ROUTINE', 46],
  ['RANDOM', 27],
  ['SPECIAL', 18],
  ['COMPLAINT', 8],
  ['OTHER', 1],
]

/** Conclusions of each kind; about 8 of 100 inspections fail. */
export const conclusions: Readonly<Record<InspectionKind, Weighted<InspectionConclusion>>> = {
  SAMPLING: [
    ['PASSED', 890],
    ['FAILED', 105],
    ['REFUSED', 5],
  ],
  ROUTINE: [
    ['PASSED', 845],
    ['RECTIFIED', 70],
    ['FAILED', 55],
    ['UNREACHABLE', 15],
    ['CLOSED', 10],
    ['OTHER', 5],
  ],
  SPECIAL: [
    ['PASSED', 810],
    ['FAILED', 95],
    ['RECTIFIED', 80],
    ['CLOSED', 10],
    ['OTHER', 5],
  ],
  RANDOM: [
    ['PASSED', 770],
    ['UNREACHABLE', 70],
    ['FAILED', 65],
    ['RECTIFIED', 60],
    ['CLOSED', 27],
    ['REFUSED', 5],
    ['OTHER', 3],
  ],
  COMPLAINT: [
    ['PASSED', 640],
    ['FAILED', 190],
    ['RECTIFIED', 120],
    ['OTHER', 50],
  ],
  RECHECK: [
    ['PASSED', 87],
    ['FAILED', 13],
  ],
  OTHER: [
    ['PASSED', 9],
    ['OTHER', 1],
  ],
}

/** Outcomes of double-random inspections, word for word, that go with a conclusion; one of the sets is reported. */
export const outcomesOf: Readonly<Record<InspectionConclusion, readonly (readonly string[])[]>> = {
  PASSED: [['未发现问题'], ['未发现问题'], ['未发现问题'], ['未发现开展本次抽查涉及的经营活动']],
  FAILED: [
    ['违反质量技术监督相关规定'],
    ['未按规定公示应当公示的信息'],
    ['公示信息隐瞒真实情况弄虚作假'],
    ['未按规定公示应当公示的信息', '违反质量技术监督相关规定'],
  ],
  RECTIFIED: [['发现问题经责令已改正']],
  REFUSED: [['不配合检查情节严重']],
  UNREACHABLE: [['通过登记的住所（经营场所）无法联系']],
  CLOSED: [['已关闭停业或正在组织清算'], ['注销/被吊销/被撤销/迁出']],
  OTHER: [['未发现开展本次抽查涉及的经营活动']],
}

export const samplingRoles: Weighted<string> = [
  ['生产企业', 5],
  ['被抽样单位', 3],
  ['销售单位', 2],
]

/** Laboratories and authorities above the districts; the laboratories are invented. */
export const laboratories: readonly string[] = [
  '重庆渌洲检验检测所',
  '重庆璇溪产品质量检验所',
  '重庆翊岚食品检验所',
  '重庆珩汀计量检测所',
]
export const cityBureau = '重庆市市场监督管理局'
