import type { Department } from '@e360/kit/department'
import manifest from '../package.json' with { type: 'json' }
import { archiveTables } from '../migrations/010-archive.ts'
import { standingTables } from '../migrations/020-standing.ts'
import { sourceTable } from '../migrations/030-sources.ts'
import { qualityTable } from '../migrations/040-quality.ts'
import { fewerRows } from '../migrations/050-fewer-rows.ts'
import { byDistrict } from '../migrations/060-by-district.ts'
import { manyNames } from '../migrations/070-many-names.ts'
import { name, open } from './subgraph.ts'

/** The archive (企业监管档案), as `npm run serve -- archive` and the embedded server start it. */
export const department: Department = {
  name,
  asks: ['REGISTER_CHANGES', 'RECORDS'],
  port: manifest.e360.port,
  migrations: [archiveTables, standingTables, sourceTable, qualityTable, fewerRows, byDistrict, manyNames],
  records: [],
  open,
}
