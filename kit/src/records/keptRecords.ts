import type { Database, Knex } from '../database/database.ts'
import type { KeptRecords } from './importer.ts'
import { forgotten, withdrawn } from './recordTable.ts'
import type { RecordType } from './recordType.ts'
import { withdrawRecords } from './withdraw.ts'

/** What a department keeps of one record type, by source system. */
export const keptRecords = (database: Database, type: Pick<RecordType, 'kind' | 'table'>): KeptRecords => {
  const idsOf =
    (which: (query: Knex.QueryBuilder) => void): KeptRecords['ids'] =>
    (system, after, limit) =>
      database
        .read(type.table)
        .where({ system })
        .where('record_id', '>', after)
        .modify(which)
        .orderBy('record_id')
        .limit(limit)
        .pluck<string[]>('record_id')
  return {
    ids: idsOf(query => void query.whereNot('link_state', withdrawn)),
    vanished: idsOf(query => void query.where({ link_state: withdrawn, content_hash: forgotten })),
    withdrawVanished: (withdrawals, pusher) => withdrawRecords({ database }, type, withdrawals, pusher, true),
  }
}
