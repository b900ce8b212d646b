import { hasRole, type Caller } from '@e360/kit/caller'
import { operator, pusher } from '@e360/kit/records/departmentContext'
import type { Pusher } from '@e360/kit/records/push'

/** As whom a caller loads the register: a steward for any system, a machine for its own. */
export const registerPusher = (department: string, caller: Caller): Pusher =>
  hasRole(caller, 'steward') ? { ...operator, sub: caller.sub } : pusher(department, caller)
