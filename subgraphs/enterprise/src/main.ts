import type { Department } from '@e360/kit/department'
import manifest from '../package.json' with { type: 'json' }
import { registerTables } from '../migrations/010-register.ts'
import { crosswalkTables } from '../migrations/020-crosswalk.ts'
import { searchTables } from '../migrations/030-search.ts'
import { periodTables } from '../migrations/040-periods.ts'
import { linkedAt } from '../migrations/050-linked-at.ts'
import { reviewTables } from '../migrations/055-reviews.ts'
import { claimColumns } from '../migrations/060-claims.ts'
import { mergeTables } from '../migrations/065-merges.ts'
import { matchTables } from '../migrations/070-match.ts'
import { changeRequestTables } from '../migrations/080-change-requests.ts'
import { crosswalkIndexes } from '../migrations/090-crosswalk-indexes.ts'
import { judgeRegisterOf } from './quality/quality.ts'
import { name, open } from './subgraph.ts'

/** The register (企业基础信息), as `npm run serve -- enterprise` and the embedded server start it. */
export const department: Department = {
  name,
  asks: ['RECORD_CHANGES'],
  port: manifest.e360.port,
  migrations: [
    registerTables,
    crosswalkTables,
    searchTables,
    periodTables,
    linkedAt,
    reviewTables,
    claimColumns,
    mergeTables,
    matchTables,
    changeRequestTables,
    crosswalkIndexes,
  ],
  records: [],
  quality: judgeRegisterOf(name),
  open,
}
