import { daysAfter } from '@e360/kit/clock'
import { telling } from '@e360/kit/records/telling'
import type { ListingKind } from '../types.generated.ts'

const lists: Readonly<Record<ListingKind, string>> = {
  ABNORMAL_OPERATIONS: '经营异常名录',
  SERIOUS_VIOLATION: '严重违法失信名单',
  RED: '红名单',
}

interface Row {
  kind: ListingKind
  entered_on: string
  exited_on: string | null
}

/** How an entry in a list is told to those who follow this department. */
export const listingTelling = telling<Row>(['kind', 'entered_on', 'exited_on'], ({ kind, entered_on, exited_on }) => {
  const lastDay = exited_on === null ? null : daysAfter(exited_on, -1)
  return {
    event: {
      occurredOn: entered_on,
      endsOn: lastDay,
      title: `列入${lists[kind]}${exited_on === null ? '' : '，已移出'}`,
      adverse: kind !== 'RED',
      publicUntil: lastDay,
    },
    facts: { list: kind, exitedOn: exited_on },
  }
})
