import { hasRole, type Caller } from '../caller.ts'
import { failure } from '../errors.ts'
import { Loader } from '../loader.ts'
import { pushRecords, type Pusher, type PushPorts } from './push.ts'
import type { Receipt } from './receipt.ts'
import type { RecordType, SourceInput } from './recordType.ts'
import { orgCodeByName, regionByOrgCode } from './registerProjection.ts'
import { withdrawRecords, type Withdrawal } from './withdraw.ts'

/** What the resolvers of every department of records find for one request. */
export interface DepartmentContext {
  caller: Caller
  /** the company that bears this name today, where exactly one does */
  orgCodeByName: Loader<string, string | null>
  /** the district code of a company; null: not known */
  regionByOrgCode: Loader<string, string | null>
  push: <Input extends { source: SourceInput }>(
    type: RecordType<Input>,
    records: readonly Input[],
  ) => Promise<Receipt[]>
  withdraw: (type: Pick<RecordType, 'kind' | 'table'>, records: readonly Withdrawal[]) => Promise<Receipt[]>
}

const largestPush = 500

/** Methods, as for every request: tsx sets the name of each function that is kept under one, whenever it is made. */
export const departmentContext =
  (department: string, ports: PushPorts) =>
  (caller: Caller): DepartmentContext => ({
    caller,
    orgCodeByName: new Loader(names => orgCodeByName(ports.database, names)),
    regionByOrgCode: new Loader(orgCodes => regionByOrgCode(ports.database, orgCodes)),
    async push(type, records) {
      return pushRecords(ports, type, bounded(records), pusher(department, caller))
    },
    async withdraw(type, records) {
      return withdrawRecords(ports, type, bounded(records), pusher(department, caller))
    },
  })

/** @throws BAD_USER_INPUT for more records than one call takes */
export const bounded = <Item>(records: readonly Item[]): readonly Item[] => {
  if (records.length > largestPush)
    throw failure(
      'BAD_USER_INPUT',
      `每次最多推送 ${largestPush} 条，收到 ${records.length} 条；更多请分批或使用文件导入`,
    )
  return records
}

/** A machine writes for its own systems of its own department; a person writes what nobody else wrote. */
export const pusher = (department: string, caller: Caller): Pusher => ({
  sub: caller.sub,
  mayWrite: (system, pushedBy) =>
    hasRole(caller, 'system')
      ? caller.department === department && caller.systems.includes(system)
      : pushedBy === undefined || pushedBy === caller.sub,
})

/** Whoever works on the department's own machine, through the command line. */
export const operator: Pusher = { sub: null, mayWrite: () => true }
