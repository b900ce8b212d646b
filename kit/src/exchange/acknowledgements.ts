import { headOf } from '../changes/changeLog.ts'
import type { Database } from '../database/database.ts'
import { failure } from '../errors.ts'

/** How far someone outside has come with a department's change feed. */
export interface Acknowledged {
  /** `sub` of the token */
  consumer: string
  cursor: number
  /** when it last acknowledged something newer, RFC 3339 */
  at: string
}

/**
 * Notes durably how far a consumer has come; an older cursor than before changes nothing.
 * @throws BAD_USER_INPUT (409) for a cursor that the log has not reached
 */
export const acknowledge = async (database: Database, consumer: string, cursor: number): Promise<Acknowledged> => {
  await refuseFuture(database, cursor)
  const at = new Date().toISOString()
  return database.transaction(async trx => {
    await trx('feed_consumer').insert({ consumer, cursor: 0, at }).onConflict('consumer').ignore()
    await trx('feed_consumer').where({ consumer }).where('cursor', '<', cursor).update({ cursor, at })
    const kept = await trx('feed_consumer').where({ consumer }).first<AcknowledgedRow>('consumer', 'cursor', 'at')
    return { ...kept, cursor: Number(kept.cursor) }
  })
}

interface AcknowledgedRow extends Omit<Acknowledged, 'cursor'> {
  cursor: number | string
}

const mostConsumers = 1_000

/** Everyone who ever acknowledged, by name. */
export const acknowledged = async (database: Database): Promise<Acknowledged[]> => {
  const rows = await database
    .read('feed_consumer')
    .orderBy('consumer')
    .limit(mostConsumers)
    .select<AcknowledgedRow[]>('consumer', 'cursor', 'at')
  return rows.map(row => ({ ...row, cursor: Number(row.cursor) }))
}

/** @throws BAD_USER_INPUT (409) */
export const refuseFuture = async (database: Database, cursor: number): Promise<void> => {
  const head = await headOf(database)
  if (cursor > head)
    throw failure(
      'BAD_USER_INPUT',
      `游标 ${cursor} 超前：这个部门的变更日志现在到 ${head}。数据库可能已更换或恢复，请从 after=0 重新读取`,
      { http: { status: 409 } },
    )
}
