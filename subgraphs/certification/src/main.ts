import type { Department } from '@e360/kit/department'
import { waitingNames } from '@e360/kit/records/recordTable'
import { registerMigration } from '@e360/kit/records/registerProjection'
import manifest from '../package.json' with { type: 'json' }
import { certificateTable } from '../migrations/010-certificate.ts'
import { countedCertificates } from '../migrations/020-counted.ts'
import { certificateRecords } from './records.ts'
import { name, open } from './subgraph.ts'

/** The certification department (认证许可), as `npm run serve -- certification` and the embedded server start it. */
export const department: Department = {
  name,
  asks: ['REGISTER_CHANGES', 'MATCH'],
  port: manifest.e360.port,
  migrations: [registerMigration, certificateTable, waitingNames(['certificate']), countedCertificates],
  records: [certificateRecords],
  open,
}
