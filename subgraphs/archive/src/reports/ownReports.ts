import { hasRole, type Caller } from '@e360/kit/caller'
import { failure } from '@e360/kit/errors'
import type { OwnReports } from './repository.ts'

/**
 * What a caller sees of the departments' reports: analysts and stewards all, a department's data owner those of the department, a machine those of
 * its own systems.
 * @returns null: all
 * @throws FORBIDDEN where the token names no department
 */
export const ownReports = (caller: Caller): OwnReports => {
  if (hasRole(caller, 'analyst', 'steward')) return null
  const { department } = caller
  if (department === undefined) throw failure('FORBIDDEN', '您的令牌没有写明部门，不能查看部门的数据情况')
  return { department, systems: hasRole(caller, 'provider') ? null : caller.systems }
}
