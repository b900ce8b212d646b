import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto'

/**
 * A subgraph's word that it spoke of these companies when it answered this request: HMAC-SHA256 by its own key. Without it a list could be taken
 * out of an answer on its way, and the access ledger would not know who was looked at.
 * @param envelope the request's `x-e360-signed`
 * @param touched their codes, parted by blanks
 */
export const sealTouched = (key: KeyObject, envelope: string, touched: string): string =>
  createHmac('sha256', key).update(`e360-touched-1\n${envelope}\n${touched}`).digest('base64url')

/** Whether an answer bears its subgraph's seal; one without data speaks of nobody. */
export const isSealed = (key: KeyObject, envelope: string, answer: unknown): boolean => {
  const { data, extensions } = (answer ?? {}) as { data?: unknown; extensions?: { touched?: unknown; seal?: unknown } }
  if (data === null || data === undefined) return true
  const { touched, seal } = extensions ?? {}
  if (typeof touched !== 'string' || typeof seal !== 'string') return false
  const [given, own] = [Buffer.from(seal), Buffer.from(sealTouched(key, envelope, touched))]
  return given.length === own.length && timingSafeEqual(given, own)
}
