import { hasRole, type Caller } from '@e360/kit/caller'
import type { RequestRow } from './repository.ts'

/**
 * Whose requests a caller may see: everybody's, or those that the caller (a machine also: its systems) made (contract/access.csv).
 * @returns proposers; null: all
 */
export const proposersSeenBy = (caller: Caller): readonly string[] | null => {
  if (hasRole(caller, 'steward', 'analyst', 'provider')) return null
  const own = caller.sub === null ? [] : [caller.sub]
  return hasRole(caller, 'system') ? [...own, ...caller.systems] : own
}

export const mayBeSeenBy = (caller: Caller, { proposedBy }: RequestRow): boolean =>
  proposersSeenBy(caller)?.includes(proposedBy) ?? true
