import type { Importer } from '@e360/kit/records/importer'
import { pushRecords, type PushPorts } from '@e360/kit/records/push'
import type { ListingInput } from '../types.generated.ts'
import { listingColumns } from './columns.ts'
import { listingRecords } from './records.ts'

/** `e360 import listings`. */
export const listingImporter = (ports: PushPorts): Importer => ({
  columns: listingColumns,
  take: (rows, pusher) =>
    pushRecords(
      ports,
      listingRecords,
      rows.map(({ source, fields }): ListingInput => ({
        source,
        kind: fields.kind as ListingInput['kind'],
        enteredOn: fields.entered_on as string,
        exitedOn: fields.exited_on as string | undefined,
        basis: fields.basis as string | undefined,
        authority: fields.authority as string | undefined,
      })),
      pusher,
    ),
})
