import { daysAfter } from '@e360/kit/clock'
import { recordQuality } from '@e360/kit/quality/types'
import type { InspectionConclusion } from './types.generated.ts'

interface Row {
  conclusion: InspectionConclusion
  inspected_on: string | null
  published_on: string | null
  rectification_due_on: string | null
  rectified_on: string | null
}

/** 20 working days, with room for the longest holidays (企业信息公示暂行条例, 第六、七条). */
const publicationDays = 40

/** What is expected of inspections besides what is of every record. */
export const inspectionQuality = recordQuality<Row>(
  ['conclusion', 'inspected_on', 'published_on', 'rectification_due_on', 'rectified_on'],
  [
    {
      code: 'INSPECTED_ON_MISSING',
      dimension: 'COMPLETENESS',
      field: 'inspectedOn',
      holds: ({ inspected_on }) => inspected_on !== null,
    },
    {
      code: 'RECTIFICATION_DUE_MISSING',
      dimension: 'COMPLETENESS',
      field: 'rectification.dueOn',
      appliesTo: ({ conclusion }) => conclusion === 'FAILED',
      holds: ({ rectification_due_on, rectified_on }) => rectification_due_on !== null || rectified_on !== null,
    },
    {
      code: 'RECTIFIED_WITHOUT_DATE',
      dimension: 'CONSISTENCY',
      field: 'rectification.completedOn',
      appliesTo: ({ conclusion }) => conclusion === 'RECTIFIED',
      holds: ({ rectified_on }) => rectified_on !== null,
    },
    {
      code: 'PUBLISHED_LATE',
      dimension: 'TIMELINESS',
      field: 'publishedOn',
      appliesTo: ({ inspected_on, published_on }) => inspected_on !== null && published_on !== null,
      holds: ({ inspected_on, published_on }) => published_on! <= daysAfter(inspected_on!, publicationDays),
      value: ({ published_on }) => published_on,
    },
  ],
)
