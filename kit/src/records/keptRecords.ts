import type { Database } from '../database/database.ts'
import type { KeptRecords } from './importer.ts'
import { withdrawn } from './recordTable.ts'
import type { RecordType } from './recordType.ts'
import { withdrawRecords } from './withdraw.ts'

/** What a department keeps of one record type, by source system. */
export const keptRecords = (database: Database, type: Pick<RecordType, 'kind' | 'table'>): KeptRecords => ({
  ids: (system, after, limit) =>
    database
      .read(type.table)
      .where({ system })
      .where('record_id', '>', after)
      .whereNot('link_state', withdrawn)
      .orderBy('record_id')
      .limit(limit)
      .pluck<string[]>('record_id'),
  withdraw: (withdrawals, pusher) => withdrawRecords({ database }, type, withdrawals, pusher),
})
