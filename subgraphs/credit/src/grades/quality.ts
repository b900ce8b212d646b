import { recordQuality } from '@e360/kit/quality/types'

interface Row {
  valid_until: string | null
}

/** What is expected of evaluations besides what is of every record. */
export const creditGradeQuality = recordQuality<Row>(
  ['valid_until'],
  [
    {
      code: 'VALID_UNTIL_MISSING',
      dimension: 'COMPLETENESS',
      field: 'validUntil',
      holds: ({ valid_until }) => valid_until !== null,
    },
  ],
)
