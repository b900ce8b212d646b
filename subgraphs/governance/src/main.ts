import type { Department } from '@e360/kit/department'
import manifest from '../package.json' with { type: 'json' }
import { catalogueTables } from '../migrations/010-catalogue.ts'
import { sharingTables } from '../migrations/020-sharing.ts'
import { ledgerTables } from '../migrations/030-ledger.ts'
import { ledgerBlocks } from '../migrations/040-ledger-blocks.ts'
import { name, open } from './subgraph.ts'

/** Catalogue, sharing and the access ledger (目录与留痕), as `npm run serve -- governance` and the embedded server start it. */
export const department: Department = {
  name,
  asks: [],
  port: manifest.e360.port,
  migrations: [catalogueTables, sharingTables, ledgerTables, ledgerBlocks],
  records: [],
  open,
}
