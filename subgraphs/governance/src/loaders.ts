import type { Database } from '@e360/kit/database/database'
import { loaderByArguments, manyByKey, oneByKey } from '@e360/kit/loader'
import { usesSince } from './catalogue/use.ts'
import type { SharingRepository } from './sharing/repository.ts'

/** Made for one request, which sees one today. */
export const governanceLoaders = (database: Database, sharing: SharingRepository, today: string) => ({
  application: oneByKey(sharing.byIds, ({ id }) => id),
  steps: manyByKey(sharing.stepsOf, ({ application }) => application),
  readsOf: loaderByArguments<{ days: number }, number>(async (codes, { days }) => {
    const uses = await usesSince(database, today, days, codes)
    return codes.map(code => uses.get(code) ?? 0)
  }),
})
