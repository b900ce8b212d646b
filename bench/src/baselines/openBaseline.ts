import { openDatabase, sqliteConnection, type Database } from '@e360/kit/database/database'

const busyTimeoutMs = 20

/**
 * A department's SQLite file as people read one with knex: every call builds its query, and the driver keeps the prepared statements. The
 * product builds each query once (`ask` in kit), which no baseline is given.
 */
export const openBaseline = (file: string): Database => ({
  ...openDatabase(file),
  read: sqliteConnection({ filename: file, busyTimeoutMs }),
})
