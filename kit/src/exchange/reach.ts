import type { LetsIn } from '../access/letIn.ts'
import { hasRole, type Caller } from '../caller.ts'
import { failure } from '../errors.ts'
import type { RecordContents } from './contents.ts'

/** Which changes of a department somebody is told: all, or those of the kinds that a grant opens, of records that are seen. */
export type Reach = 'ALL' | readonly string[]

/**
 * An information centre follows all departments, a machine its own, and of others what was granted to it.
 * @param contents kind of change → the type of its records
 * @param letsIn by what the department declares: a field that another one adds to its type opens nothing of its changes
 * @throws UNAUTHENTICATED, FORBIDDEN
 */
export const reachOf = (
  department: string,
  contents: Readonly<Record<string, Pick<RecordContents, 'type'>>>,
  letsIn: LetsIn,
  caller: Caller | null,
): Reach => {
  if (caller === null || hasRole(caller, 'steward')) return 'ALL'
  if (hasRole(caller, 'system')) {
    if (caller.department === department) return 'ALL'
    const granted = (caller.grants ?? []).flatMap(({ fields }) => fields)
    const kinds = Object.entries(contents).flatMap(([kind, { type }]) =>
      granted.some(field => field.startsWith(`${type}.`) && letsIn(field, caller)) ? [kind] : [],
    )
    if (kinds.length > 0) return kinds
  }
  if (caller.sub === null) throw failure('UNAUTHENTICATED')
  throw failure(
    'FORBIDDEN',
    `您的令牌不能读取“${department}”的变更：业务系统只能读取本部门的变更，以及经共享申请批准的其他部门的变更`,
  )
}
