import { recordQuality } from '@e360/kit/quality/types'

interface Row {
  exited_on: string | null
}

/** What is expected of list entries besides what is of every record. */
export const listingQuality = recordQuality<Row>(
  ['exited_on'],
  [
    {
      code: 'EXITED_IN_FUTURE',
      dimension: 'VALIDITY',
      field: 'exitedOn',
      appliesTo: ({ exited_on }) => exited_on !== null,
      holds: ({ exited_on }, on) => exited_on! <= on,
      value: ({ exited_on }) => exited_on,
    },
  ],
)
