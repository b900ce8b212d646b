import type { Department } from '@e360/kit/department'
import { waitingNames } from '@e360/kit/records/recordTable'
import { registerMigration } from '@e360/kit/records/registerProjection'
import manifest from '../package.json' with { type: 'json' }
import { inspectionTable } from '../migrations/010-inspection.ts'
import { countedInspections } from '../migrations/020-counted.ts'
import { inspectionRecords } from './records.ts'
import { name, open } from './subgraph.ts'

/** The inspection department (监督检查), as `npm run serve -- inspection` and the embedded server start it. */
export const department: Department = {
  name,
  asks: ['REGISTER_CHANGES', 'MATCH'],
  port: manifest.e360.port,
  migrations: [registerMigration, inspectionTable, waitingNames(['inspection']), countedInspections],
  records: [inspectionRecords],
  open,
}
