import { daysAfter } from '@e360/kit/clock'
import { recordQuality } from '@e360/kit/quality/types'

interface Row {
  decided_on: string
  kinds: string
  fine: number | string | null
  published_on: string | null
  public_until: string | null
}

/** 20 working days, with room for the longest holidays (市场监督管理行政处罚信息公示规定, 第八条). */
const publicationDays = 40

/** What is expected of penalties besides what is of every record. */
export const penaltyQuality = recordQuality<Row>(
  ['decided_on', 'kinds', 'fine', 'published_on', 'public_until'],
  [
    {
      code: 'PUBLIC_UNTIL_MISSING',
      dimension: 'COMPLETENESS',
      field: 'publicUntil',
      holds: ({ public_until }) => public_until !== null,
    },
    {
      code: 'FINE_WITHOUT_AMOUNT',
      dimension: 'CONSISTENCY',
      field: 'fine',
      appliesTo: ({ kinds }) => kinds.includes('罚款'),
      holds: ({ fine }) => fine !== null,
    },
    {
      code: 'PUBLISHED_LATE',
      dimension: 'TIMELINESS',
      field: 'publishedOn',
      appliesTo: ({ published_on }) => published_on !== null,
      holds: ({ decided_on, published_on }) => published_on! <= daysAfter(decided_on, publicationDays),
      value: ({ published_on }) => published_on,
    },
  ],
)
