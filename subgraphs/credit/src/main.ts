import type { Department } from '@e360/kit/department'
import { waitingNames } from '@e360/kit/records/recordTable'
import { registerMigration } from '@e360/kit/records/registerProjection'
import manifest from '../package.json' with { type: 'json' }
import { creditTables } from '../migrations/010-credit.ts'
import { creditGradeRecords } from './grades/records.ts'
import { listingRecords } from './listings/records.ts'
import { penaltyRecords } from './penalties/records.ts'
import { name, open } from './subgraph.ts'

/** The credit department (信用), as `npm run serve -- credit` and the embedded server start it. */
export const department: Department = {
  name,
  asks: ['REGISTER_CHANGES', 'MATCH'],
  port: manifest.e360.port,
  migrations: [registerMigration, creditTables, waitingNames(['penalty', 'listing', 'credit_grade'])],
  records: [penaltyRecords, listingRecords, creditGradeRecords],
  open,
}
