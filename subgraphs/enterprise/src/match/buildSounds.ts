import { insertMany } from '@e360/kit/database/insertMany'
import type { Knex } from '@e360/kit/database/database'
import { searchRepository } from '../search/repository.ts'
import { rowsOf } from './keepSounds.ts'

/** Writes the sounds of all names anew from the register. Nobody may write to the register meanwhile. */
export const buildSounds = async (knex: Knex): Promise<void> => {
  await knex('sounding_name').delete()
  const register = searchRepository(knex)
  for (let last = ''; ;) {
    const companies = await register.companiesAfter(last, companiesAtATime)
    if (companies.size === 0) return
    const rows = [...companies.values()].flatMap(rowsOf).map(row => ({ ...row }))
    await knex.transaction(trx => insertMany(trx, 'sounding_name', rows))
    last = [...companies.keys()].at(-1)!
  }
}
const companiesAtATime = 1_000
