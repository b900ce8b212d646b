import { pusher } from './departmentContext.ts'
import type { RecordType } from './recordType.ts'
import type { Importer, LiveImport, PushedInput, RecordImport } from './importer.ts'
import { keptRecords } from './keptRecords.ts'
import { preparePush, type PushPorts } from './push.ts'

/** Lets a department's records in bulk through the same door as its push mutation. */
export const recordImporter = <Input extends PushedInput>(
  department: string,
  ports: PushPorts,
  { type, ...declared }: RecordImport<Input>,
): Importer => ({
  ...declared,
  pusher: caller => pusher(department, caller),
  prepare: (inputs, by) => preparePush(ports, type, inputs as readonly Input[], by),
  kept: keptRecords(ports.database, type),
  ...(type.body && { live: liveImport(ports, type, type.body) }),
})

const liveImport = <Input extends PushedInput>(
  ports: PushPorts,
  type: RecordType<Input>,
  body: readonly string[],
): LiveImport => ({
  kind: type.kind,
  prepare: (inputs, by) => preparePush(ports, type, inputs as readonly Input[], by, body),
  bodyOf: input => {
    const row = type.row(input as Input)
    return Object.fromEntries(body.map(column => [column, row[column] ?? null]))
  },
})
