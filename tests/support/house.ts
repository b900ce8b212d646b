import path from 'node:path'
import type { Feed } from '@e360/kit/changes/follower'
import type { Database, Knex } from '@e360/kit/database/database'
import { openDepartment, type RunningDepartment } from '@e360/kit/department'
import { createLog } from '@e360/kit/log'
import { operator } from '@e360/kit/records/departmentContext'
import type { Subject } from '@e360/kit/records/matchPort'
import { pushRecords } from '@e360/kit/records/push'
import { withdrawRecords } from '@e360/kit/records/withdraw'
import { callerWith } from '@e360/kit/testing/openForTest'
import { department as credit } from '../../subgraphs/credit/src/main.ts'
import { penaltyRecords } from '../../subgraphs/credit/src/penalties/records.ts'
import { department as enterprise } from '../../subgraphs/enterprise/src/main.ts'
import { loadRegister } from '../../subgraphs/enterprise/src/registerLoad.ts'
import type { EnterpriseInput } from '../../subgraphs/enterprise/src/types.generated.ts'
import { department as inspection } from '../../subgraphs/inspection/src/main.ts'
import { inspectionRecords } from '../../subgraphs/inspection/src/records.ts'
import { freshFolder, whenOver } from './folder.ts'

/** A department of records: which table its records lie in, and what they are called in logs. */
export const tables = { inspection: 'inspection', credit: 'penalty' } as const
export type Keeper = keyof typeof tables
export const keepers = Object.keys(tables) as Keeper[]

/** The register and two departments of records, each over its own database, following each other when they are told to. */
export interface House extends Record<Keeper | 'register', RunningDepartment> {
  /** the departments of records again, over empty databases, which follow the same register */
  fresh: Record<Keeper, RunningDepartment>
  load: (...rows: EnterpriseInput[]) => Promise<unknown>
  /** pushes the next version of a record about this subject; `registerAnswers` false: the register cannot be asked */
  push: (keeper: Keeper, recordId: string, about: Partial<Subject>, registerAnswers: boolean) => Promise<unknown>
  withdraw: (keeper: Keeper, recordId: string) => Promise<unknown>
  /** asks the register as a steward; what it refuses changes nothing */
  ask: <Data>(query: string, variables?: Record<string, unknown>) => Promise<Data | null>
  /** lets one follower take at most so many changes of the departments */
  follow: (side: Keeper | 'register', follower: number, changes: number) => Promise<void>
  /** lets all follow each other until nothing is left */
  settle: () => Promise<void>
  /** forgets everything */
  empty: () => Promise<void>
}

const source = (recordId: string, version: string, { name, code }: Partial<Subject>) => ({
  system: '某系统',
  recordId,
  version,
  enterpriseName: name,
  enterpriseCode: code,
})

/** Opens a house over SQLite files that go when the tests of the file are over. */
export const openHouse = async (): Promise<House> => {
  const folder = await freshFolder()
  const log = createLog({ service: 'test', level: 'silent' })
  let allowance = Infinity
  const gated =
    (feedOf: () => RunningDepartment): Feed =>
    async (after, limit, waitMs, signal) => {
      if (allowance <= 0) return []
      const changes = await feedOf().feed(after, Math.min(limit, allowance), waitMs, signal)
      allowance -= changes.length
      return changes
    }
  const sides = {} as Record<Keeper | 'register', RunningDepartment>
  const refused = () => Promise.reject(new Error('not asked'))
  const ports = { log, match: refused, told: {}, departments: {}, register: gated(() => sides.register) }
  const open = (department: typeof enterprise, name: string, more = {}) =>
    openDepartment(department, path.join(folder, `${name}.sqlite`), { ...ports, ...more })
  const departments = Object.fromEntries(keepers.map(keeper => [keeper, gated(() => sides[keeper])]))
  sides.register = await open(enterprise, 'enterprise', { register: () => Promise.resolve([]), departments })
  sides.inspection = await open(inspection, 'inspection')
  sides.credit = await open(credit, 'credit')
  const fresh = {
    inspection: await open(inspection, 'fresh-inspection'),
    credit: await open(credit, 'fresh-credit'),
  }
  const all = [...Object.values(sides), ...Object.values(fresh)]
  whenOver(() => Promise.all(all.map(department => department.close())))

  let versions = 0
  return {
    ...sides,
    fresh,
    load: (...rows) => loadRegister(sides.register.database, rows, operator),
    push: (keeper, recordId, about, registerAnswers) => {
      const ports = { database: sides[keeper].database, match: registerAnswers ? sides.register.match! : refused }
      const told = source(recordId, String(++versions), about)
      if (keeper === 'inspection') {
        const input = { source: told, kind: 'SAMPLING', conclusion: 'PASSED' } as const
        return pushRecords(ports, inspectionRecords, [input], operator)
      }
      const input = { source: told, decisionNo: recordId, decidedOn: '2024-01-01', kinds: ['警告'] }
      return pushRecords(ports, penaltyRecords, [input], operator)
    },
    withdraw: (keeper, recordId) => {
      const types = { inspection: inspectionRecords, credit: penaltyRecords }
      const withdrawal = { system: '某系统', recordId, reason: '误报' }
      return withdrawRecords({ database: sides[keeper].database }, types[keeper], [withdrawal], operator)
    },
    ask: async <Data>(query: string, variables = {}) => {
      const caller = callerWith('steward')
      const { data, errors } = await sides.register.execute({ query, variables }, { caller })
      const unexpected = errors?.find(({ extensions }) => extensions['code'] !== 'BAD_USER_INPUT')
      if (unexpected) throw unexpected
      return errors ? null : (data as Data)
    },
    follow: async (side, index, changes) => {
      allowance = changes
      const { followers } = sides[side]
      await followers[index % followers.length]!.drain()
      allowance = Infinity
    },
    settle: async () => {
      const followers = Object.values(sides).flatMap(side => side.followers)
      for (let applied = 1; applied > 0;) {
        applied = 0
        for (const follower of followers) applied += await follower.drain()
      }
    },
    empty: async () => {
      versions = 0
      for (const { database } of all) await emptyTables(database)
    },
  }
}

/** The tables that migrations made, without what they wrote into them. */
export const tablesOf = async (read: Knex): Promise<string[]> => {
  const all = await read('sqlite_master')
    .where('type', 'table')
    .whereNot('name', 'like', 'sqlite%')
    .orderBy('name')
    .pluck<string[]>('name')
  return all.filter(table => !['migration', 'change_head'].includes(table))
}

/** Cursors go on: what a department remembers of a log holds until its head moves, and no head moves back. */
const emptyTables = (database: Database): Promise<void> =>
  database.transaction(async trx => {
    for (const table of await tablesOf(trx)) await trx(table).delete()
  })
