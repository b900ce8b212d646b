import type { Database } from '../database/database.ts'
import { createTable, type Migration } from '../database/migrate.ts'

/** The kinds and systems whose bodies are not stored. */
export const liveSourceMigration: Migration = {
  name: '006-live-sources',
  up: knex =>
    createTable(knex, 'live_source', table => {
      table.string('kind', 30).notNullable()
      table.string('system', 60).notNullable()
      table.primary(['kind', 'system'])
    }),
}

const mostSources = 1_000

export const readLiveSources = ({ read }: Database): Promise<{ kind: string; system: string }[]> =>
  read('live_source').orderBy(['kind', 'system']).limit(mostSources).select('kind', 'system')

/** Before the first index row is: from then on its body lies elsewhere. */
export const noteLive = (database: Database, kind: string, system: string): Promise<unknown> =>
  database.transaction(trx => trx('live_source').insert({ kind, system }).onConflict(['kind', 'system']).ignore())

/** After everything was read whole. @returns whether it was read in place before */
export const forgetLive = async (database: Database, kind: string, system: string): Promise<boolean> => {
  if (!(await database.read('live_source').where({ kind, system }).first('kind'))) return false
  await database.transaction(trx => trx('live_source').where({ kind, system }).delete())
  return true
}
