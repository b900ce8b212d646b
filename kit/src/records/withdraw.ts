import { loggedTransaction } from '../changes/changeLog.ts'
import type { PushPorts, Pusher } from './push.ts'
import { receiptOf, rejection, type Receipt } from './receipt.ts'
import { forgotten, withdrawn } from './recordTable.ts'
import type { RecordType } from './recordType.ts'
import { changeOf, readStored, sourceKey } from './storedRecord.ts'

/** WithdrawalInput of the schema. */
export interface Withdrawal {
  system: string
  recordId: string
  reason: string
}

/**
 * Takes records back: they leave every view, the log keeps them with the reason. To withdraw twice is to withdraw once.
 * @param forgets what they said: nobody took them back, and one that is found again as it was is taken again
 * @returns one receipt a withdrawal, in the same order, after the commit; REJECTED where no such record is or it is another's
 */
export const withdrawRecords = (
  { database }: Pick<PushPorts, 'database'>,
  { kind, table }: Pick<RecordType, 'kind' | 'table'>,
  withdrawals: readonly Withdrawal[],
  pusher: Pusher,
  forgets = false,
): Promise<Receipt[]> =>
  loggedTransaction(database, async (trx, log) => {
    const keys = withdrawals.map(({ system, recordId }) => ({ system, record_id: recordId }))
    const stored = await readStored(trx, table, keys)
    const receipts: Receipt[] = []
    for (const [index, { system, recordId, reason }] of withdrawals.entries()) {
      const reject = (field: string, code: string, message: string) =>
        receipts.push(rejection(index, system, recordId, [{ field, code, message }]))
      const before = stored.get(sourceKey(keys[index]!))
      if (!before) reject('recordId', 'NOT_FOUND', `来源系统“${system}”没有编号为“${recordId}”的记录`)
      else if (!pusher.mayWrite(system, before.pushed_by))
        reject('system', 'FORBIDDEN', '只有推送这条记录的一方可以撤回')
      else if (reason.trim() === '') reject('reason', 'REQUIRED', '请写明撤回原因')
      else {
        const change = { org_code: null, link_state: withdrawn, ...(forgets && { content_hash: forgotten }) }
        const gone = { ...before, ...change }
        if (before.link_state !== withdrawn) {
          await trx(table).where('id', before.id).update(change)
          log(changeOf(kind, 'WITHDRAWN', gone, { reason }))
          stored.set(sourceKey(gone), gone)
        }
        receipts.push(receiptOf(index, 'WITHDRAWN', before))
      }
    }
    return receipts
  })
