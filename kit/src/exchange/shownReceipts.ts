import type { LetsIn } from '../access/letIn.ts'
import type { Caller } from '../caller.ts'
import type { Receipt } from '../records/receipt.ts'

const fields = [
  'index',
  'system',
  'recordId',
  'outcome',
  'id',
  'orgCode',
  'linked',
  'errors',
] as const satisfies readonly (keyof Receipt)[]

/** A receipt as somebody may read it: as of a record of the change feed, a field that is not for him is null. */
export type ShowReceipt = (receipt: Receipt) => object

export const shownReceipts = (letsIn: LetsIn, caller: Caller): ShowReceipt => {
  const hidden = fields.filter(field => !letsIn(`Receipt.${field}`, caller)).map(field => [field, null] as const)
  if (hidden.length === 0) return receipt => receipt
  return receipt => ({ ...receipt, ...Object.fromEntries(hidden) })
}
