import type { Knex } from '@e360/kit/database/database'

/** Adds to the numbers of companies by region. */
export const countRegions = async (
  trx: Knex.Transaction,
  deltas: Iterable<readonly [region: string | null, delta: number]>,
): Promise<void> => {
  for (const [region, delta] of deltas) {
    if (region === null || delta === 0) continue
    await trx('region_count').insert({ region_code: region, enterprises: 0 }).onConflict('region_code').ignore()
    await trx('region_count').where('region_code', region).increment('enterprises', delta)
  }
}
