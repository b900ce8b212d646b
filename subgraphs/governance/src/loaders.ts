import type { Database } from '@e360/kit/database/database'
import { loaderByArguments } from '@e360/kit/loader'
import { usesSince } from './catalogue/use.ts'

/** Made for one request, which sees one today. */
export const governanceLoaders = (database: Database, today: string) => ({
  readsOf: loaderByArguments<{ days: number }, number>(async (codes, { days }) => {
    const uses = await usesSince(database, today, days, codes)
    return codes.map(code => uses.get(code) ?? 0)
  }),
})
