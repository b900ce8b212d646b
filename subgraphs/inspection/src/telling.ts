import { telling } from '@e360/kit/records/telling'
import type { InspectionConclusion, InspectionKind } from './types.generated.ts'

const kinds: Readonly<Record<InspectionKind, string>> = {
  SAMPLING: '监督抽查',
  ROUTINE: '日常巡查',
  SPECIAL: '专项检查',
  RANDOM: '双随机抽查',
  COMPLAINT: '举报核查',
  RECHECK: '复查',
  OTHER: '监督检查',
}

const conclusions: Readonly<Record<InspectionConclusion, string>> = {
  PASSED: '合格',
  FAILED: '不合格',
  RECTIFIED: '复检或复查合格',
  REFUSED: '拒检',
  UNREACHABLE: '无法联系',
  CLOSED: '已关闭停业',
  OTHER: '其他',
}

const adverse: readonly InspectionConclusion[] = ['FAILED', 'REFUSED', 'UNREACHABLE']

interface Row {
  kind: InspectionKind
  conclusion: InspectionConclusion
  event_on: string
  rectification_due_on: string | null
  rectified_on: string | null
}

/** How an inspection is told to those who follow this department: never with the free texts of its source. */
export const inspectionTelling = telling<Row>(
  ['kind', 'conclusion', 'event_on', 'rectification_due_on', 'rectified_on'],
  ({ kind, conclusion, event_on, rectification_due_on, rectified_on }) => ({
    event: {
      occurredOn: event_on || null,
      endsOn: null,
      title: `${kinds[kind]}：${conclusions[conclusion]}`,
      adverse: adverse.includes(conclusion),
      publicUntil: null,
    },
    facts: { conclusion, rectificationDueOn: rectification_due_on, rectifiedOn: rectified_on },
  }),
)
