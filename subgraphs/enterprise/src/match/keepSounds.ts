import { insertMany } from '@e360/kit/database/insertMany'
import type { Knex } from '@e360/kit/database/database'
import { inGroups } from '@e360/kit/inGroups'
import { turning } from '@e360/kit/turns'
import { soundKeysOf } from './soundKey.ts'

/** The names of a company, by which it is found. */
interface Named {
  orgCode: string
  name: string
  formerNames: readonly { name: string }[]
}

/** Exchanges the sounds of companies whose names a write changed, in the write's transaction. */
export const keepSounds = async (
  trx: Knex,
  orgCodes: readonly string[],
  before: ReadonlyMap<string, Named>,
  after: ReadonlyMap<string, Named>,
): Promise<void> => {
  const added: SoundRow[] = []
  const mayTurn = turning()
  for (const orgCode of orgCodes) {
    await mayTurn()
    const had = new Set(rowsOf(before.get(orgCode)).map(({ sound }) => sound))
    const has = rowsOf(after.get(orgCode))
    added.push(...has.filter(({ sound }) => !had.has(sound)))
    for (const { sound } of has) had.delete(sound)
    for (const part of inGroups([...had], soundsAtATime))
      await trx('sounding_name').where('org_code', orgCode).whereIn('sound', part).delete()
  }
  await insertMany(
    trx as Knex.Transaction,
    'sounding_name',
    added.map(row => ({ ...row })),
  )
}

const soundsAtATime = 500

export interface SoundRow {
  sound: number
  org_code: string
}

export const rowsOf = (company: Named | undefined): SoundRow[] =>
  company === undefined
    ? []
    : soundKeysOf([company.name, ...company.formerNames.map(({ name }) => name)]).map(sound => ({
        sound,
        org_code: company.orgCode,
      }))
