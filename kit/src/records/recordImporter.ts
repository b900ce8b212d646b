import { pusher } from './departmentContext.ts'
import type { Importer, PushedInput, RecordImport } from './importer.ts'
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
})
