import type { Database } from '@e360/kit/database/database'
import type { AccessRow } from '@e360/kit/accessLedger/accessRow'
import { loaderByArguments, manyByKey, oneByKey } from '@e360/kit/loader'
import { usesSince } from './catalogue/use.ts'
import type { LedgerRepository } from './ledger/repository.ts'
import type { SharingRepository } from './sharing/repository.ts'

/** Made for one request, which sees one today. */
export const governanceLoaders = (
  database: Database,
  { ledger, sharing }: { ledger: LedgerRepository; sharing: SharingRepository },
  today: string,
) => ({
  application: oneByKey(sharing.byIds, ({ id }) => id),
  steps: manyByKey(sharing.stepsOf, ({ application }) => application),
  readsOf: loaderByArguments<{ days: number }, number>(async (codes, { days }) => {
    const uses = await usesSince(database, today, days, codes)
    return codes.map(code => uses.get(code) ?? 0)
  }),
  ledgerRow: oneByKey(
    async ids => (await ledger.contents(ids)).map(({ id, content }) => ({ id, ...(JSON.parse(content) as AccessRow) })),
    ({ id }) => id,
  ),
})
