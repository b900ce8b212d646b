import { isKept, type RowKeeper } from '@e360/kit/access/keptRows'
import type { LetsIn } from '@e360/kit/access/letIn'
import { hasRole, type Caller } from '@e360/kit/caller'
import { isFailure } from '@e360/kit/errors'
import type { Context } from './context.ts'
import type { RegisteredRow } from './repository.ts'

/** A company is a machine's own where one of its systems told of it. */
export const companies: RowKeeper<RegisteredRow, Context> = {
  owns: async ({ orgCode }, { loaders, caller }) =>
    (await loaders.told.load(orgCode)).some(({ system }) => caller.systems.includes(system)),
  regionOf: ({ regionCode }) => regionCode,
}

/**
 * A company that is found by a field, for who may find it by that.
 * @returns null for who reads the field of some companies only and not of this one, or of several: as if there was none
 */
export const foundBy = async (
  field: string,
  find: () => Promise<RegisteredRow | null>,
  context: Context,
): Promise<RegisteredRow | null> => {
  if (context.compares(field, context.caller) !== 'NONE') return find()
  const company = await find().catch((error: unknown) => {
    if (isFailure(error) && error.extensions['code'] === 'AMBIGUOUS_NAME') return null
    throw error
  })
  return company && (await isKept(field, 'enterprise', company, context, companies)) ? company : null
}

/**
 * Whether somebody who follows the register is told of a company there: a machine of another department where a grant of the register's fields
 * shows something of it.
 */
export const isFollowed = ({ regionCode }: RegisteredRow, caller: Caller, letsIn: LetsIn): boolean =>
  !hasRole(caller, 'system') ||
  hasRole(caller, 'steward') ||
  caller.department === 'enterprise' ||
  (caller.grants ?? []).some(
    ({ fields, regions }) =>
      fields.some(field => field.startsWith('Enterprise.') && letsIn(field, caller)) &&
      (regions.length === 0 || regions.some(region => regionCode?.startsWith(region))),
  )
