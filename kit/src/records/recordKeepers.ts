import type { RowKeeper } from '../access/keptRows.ts'
import type { DepartmentContext } from './departmentContext.ts'
import type { RecordRow } from './recordTable.ts'

type Keeper = RowKeeper<Pick<RecordRow, 'orgCode' | 'system'>, DepartmentContext>

const regionOf: Keeper['regionOf'] = ({ orgCode }, { regionByOrgCode }) =>
  orgCode === null ? null : regionByOrgCode.load(orgCode)

/** Any company may have records of a machine of the department. */
const company: Keeper = { owns: () => true, regionOf }

/** A record is its systems', and the department's own people see all of them. */
const record: Keeper = {
  owns: ({ system }, { caller }) => !caller.roles.includes('system') || caller.systems.includes(system),
  regionOf,
}

/**
 * Whose rows are, for those who read own or granted ones only: a section of a company that no grant opens is refused and never empty, and a grant
 * opens no more of a record than its own fields, in its own regions.
 * @param types of the department's records
 */
export const recordKeepers = (types: readonly string[]): Record<string, Keeper> => ({
  Enterprise: company,
  ...Object.fromEntries(types.map(type => [type, record])),
})
