import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { Caller, Role } from '../caller.ts'
import type { Change } from '../changes/changeLog.ts'
import { openDepartment, type Department, type RunningDepartment } from '../department.ts'
import { createLog } from '../log.ts'
import type { MatchPort } from '../records/matchPort.ts'
import { enterpriseKind, linkKind, type RegisterEntry, type RegisterLink } from '../records/registerProjection.ts'
import { makeTestFolder } from './folder.ts'

/** A department over a real database of its own, with what tests ask of it. */
export interface TestDepartment extends RunningDepartment {
  /** executes and returns `data`; throws the first error */
  ask: <Data>(caller: Caller, query: string, variables?: Record<string, unknown>) => Promise<Data>
  /** the selection of Enterprise for each reference (`orgCode` or `name`), as a gateway asks */
  enterprises: <Data>(caller: Caller, references: readonly object[], selection: string) => Promise<(Data | null)[]>
  /** every SQL statement that was sent to read; on MySQL the writing ones too */
  statements: string[]
  /** lets the register tell of a company, and the department follow */
  registered: (orgCode: string, name: string, more?: Partial<RegisterEntry>) => Promise<void>
  /** lets the register link a record to a company, and the department follow */
  linked: (orgCode: string, record: Pick<RegisterLink, 'kind' | 'system' | 'recordId'>) => Promise<void>
}

/**
 * Opens a department.
 * @param match how the register answers when it is asked about a record
 * @param databaseUrl an empty database; a SQLite file in a temporary folder that goes with `close` where left out
 * @param supergraph what the gateway serves
 */
export const openForTest = async (
  department: Department,
  match: MatchPort,
  databaseUrl?: string,
  supergraph = '',
): Promise<TestDepartment> => {
  const folder = await makeTestFolder(department.name)
  const register: Change[] = []
  const running = await openDepartment(department, databaseUrl ?? path.join(folder, `${department.name}.sqlite`), {
    match,
    register: after => Promise.resolve(register.slice(after)),
    departments: {},
    told: {},
    supergraph: () => supergraph,
    log: createLog({ service: 'test', level: 'silent' }),
  })
  const statements: string[] = []
  running.database.read.on('query', ({ sql }: { sql: string }) => void statements.push(sql))
  const ask: TestDepartment['ask'] = async <Data>(caller: Caller, query: string, variables = {}) => {
    const { data, errors } = await running.execute({ query, variables }, { caller })
    if (errors?.[0]) throw errors[0]
    return data as Data
  }
  const tell = async (kind: string, orgCode: string, payload: Change['payload']) => {
    const cursor = register.length + 1
    register.push({ cursor, at: new Date().toISOString(), kind, op: 'UPSERT', id: orgCode, orgCode, payload })
    await Promise.all(running.followers.map(follower => follower.drain()))
  }
  return {
    ...running,
    ask,
    enterprises: async <Data>(caller: Caller, references: readonly object[], selection: string) => {
      const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Enterprise { ${selection} } } }`
      const of = references.map(reference => ({ __typename: 'Enterprise', ...reference }))
      const { _entities } = await ask<{ _entities: (Data | null)[] }>(caller, query, { of })
      return _entities
    },
    statements,
    registered: (orgCode, name, more = {}) => {
      const payload: RegisterEntry = {
        name,
        normalName: name,
        regionCode: null,
        redirectTo: null,
        registrationStatus: 'UNKNOWN',
        industryCode: null,
        nameSince: null,
        formerNames: [],
        ...more,
      }
      return tell(enterpriseKind, orgCode, { ...payload })
    },
    linked: async (orgCode, record) => {
      const version = register.length + 1
      const pushed = (await running.feed(0, 10_000, 0)).findLast(
        ({ op, payload }) => op === 'UPSERT' && payload['recordId'] === record.recordId,
      )
      const subject = pushed!.payload['subject'] as RegisterLink['subject']
      const payload: RegisterLink = { department: department.name, linkState: 'LINKED', version, subject, ...record }
      return tell(linkKind, orgCode, { ...payload })
    },
    close: async () => {
      await running.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A caller with one role, or with none: the public. */
export const callerWith = (role: Role | null, more: Partial<Caller> = {}): Caller => ({
  sub: role,
  roles: role ? [role] : [],
  systems: [],
  ...more,
})

/** A register that knows companies by the recorded name alone: name → org code, or `REVIEW` where a person must decide. */
export const matchByName =
  (known: Readonly<Record<string, string>>): MatchPort =>
  subjects =>
    Promise.resolve(
      subjects.map(({ name }) => {
        const orgCode = known[name ?? '']
        if (orgCode === undefined) return { decision: 'NONE', orgCode: null, candidates: [] }
        if (orgCode === 'REVIEW') return { decision: 'REVIEW', orgCode: null, candidates: [] }
        return { decision: 'AUTO', orgCode, candidates: [orgCode] }
      }),
    )
