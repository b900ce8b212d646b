import { checkOrder } from '@e360/kit/records/checks'
import type { RecordType } from '@e360/kit/records/recordType'
import type { ListingInput } from '../types.generated.ts'
import { listingQuality } from './quality.ts'
import { listingTelling } from './telling.ts'

/** How a pushed list entry becomes a row, and the rules it must keep. */
export const listingRecords: RecordType<ListingInput> = {
  kind: 'LISTING',
  table: 'listing',
  telling: listingTelling,
  quality: listingQuality,
  body: ['basis', 'authority'],
  row: input => ({
    kind: input.kind,
    entered_on: input.enteredOn,
    exited_on: input.exitedOn ?? null,
    basis: input.basis ?? null,
    authority: input.authority ?? null,
    event_on: input.enteredOn,
  }),
  check: ({ enteredOn, exitedOn }) =>
    checkOrder(
      { field: 'enteredOn', label: '列入日期', date: enteredOn },
      { field: 'exitedOn', label: '移出日期', date: exitedOn },
    ),
}
