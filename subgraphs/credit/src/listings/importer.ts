import type { RecordImport } from '@e360/kit/records/importer'
import type { ListingInput } from '../types.generated.ts'
import { listingColumns } from './columns.ts'
import { listingRecords } from './records.ts'

/** `e360 import listings` and `POST /ingest/listings`. */
export const listingImport: RecordImport<ListingInput> = {
  mutation: 'pushListings',
  type: listingRecords,
  columns: listingColumns,
  input: ({ source, fields }) => ({
    source,
    kind: fields.kind as ListingInput['kind'],
    enteredOn: fields.entered_on as string,
    exitedOn: fields.exited_on as string | undefined,
    basis: fields.basis as string | undefined,
    authority: fields.authority as string | undefined,
  }),
}
