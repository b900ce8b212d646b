import type { Database, Knex } from '@e360/kit/database/database'
import { pageOf } from '@e360/kit/paging/keyset'
import { readPage, type PageArguments } from '@e360/kit/paging/page'
import type { ApplicationPage, ApplicationRow, Scope, SharingStatus, StepRow } from './row.ts'

const columns = {
  id: 'id',
  status: 'status',
  provider: 'provider',
  applicant: 'applicant',
  applicantName: 'applicant_name',
  applicantDepartment: 'applicant_department',
  granteeKind: 'grantee_kind',
  grantee: 'grantee',
  purpose: 'purpose',
  basis: 'basis',
  resources: 'resources',
  asked: 'asked',
  granted: 'granted',
  uses: 'uses',
  submittedAt: 'submitted_at',
  submittedOn: 'submitted_on',
  changedAt: 'changed_at',
} as const satisfies Record<keyof ApplicationRow, string>

const stepColumns = {
  application: 'application',
  number: 'number',
  status: 'status',
  at: 'at',
  by: 'by_sub',
  comment: 'comment',
} as const satisfies Record<keyof StepRow, string>

/** Which applications a list holds; null and absent: any. */
export interface ApplicationFilter {
  applicant?: string | null
  provider?: string | null
  status?: readonly SharingStatus[] | null
  /** still open, and submitted on this day or before */
  openSince?: string | null
}

const mostSteps = 100
const mostDays = 10_000
const mostNotices = 200

export const sharingRepository = ({ read }: Pick<Database, 'read'>) => ({
  byIds: (ids: readonly string[]): Promise<ApplicationRow[]> => applicationsByIds(read, ids),

  /** Latest first. */
  page: async (filter: ApplicationFilter, page: PageArguments): Promise<ApplicationPage> => {
    const found = await pageOf<StoredApplication>(
      read,
      {
        table: 'sharing_application',
        columns,
        order: ['submitted_at', 'id'],
        direction: 'desc',
        where: query => void narrowed(query, filter),
      },
      readPage(page, 2),
    )
    const edges = found.edges.map(({ node, cursor }) => ({ node: applicationOf(node), cursor }))
    const { pageInfo, totalCount } = found
    return { edges, nodes: edges.map(({ node }) => node), pageInfo, totalCount }
  },

  stepsOf: (ids: readonly string[]): Promise<StepRow[]> =>
    read('sharing_step')
      .whereIn('application', [...ids])
      .orderBy(['application', 'number'])
      .limit(ids.length * mostSteps)
      .select({ ...stepColumns }),

  /** What changed last of an applicant's or waits longest at a provider, for notices. */
  concerning: async (filter: ApplicationFilter, changedSince: string): Promise<ApplicationRow[]> => {
    const rows = await narrowed(read('sharing_application'), filter)
      .where('changed_at', '>=', changedSince)
      .orderBy([{ column: 'changed_at', order: 'desc' }, 'id'])
      .limit(mostNotices)
      .select<StoredApplication[]>({ ...columns })
    return rows.map(applicationOf)
  },

  /** Days that differ from the statutory calendar: whether people work, by day. */
  enteredDays: async (): Promise<ReadonlyMap<string, boolean>> => {
    const rows = await read('working_day')
      .orderBy('day')
      .limit(mostDays)
      .select<{ day: string; works: boolean | number }[]>('day', 'works')
    return new Map(rows.map(({ day, works }) => [day, Boolean(works)]))
  },
})

export type SharingRepository = ReturnType<typeof sharingRepository>

type StoredApplication = Omit<ApplicationRow, 'resources' | 'asked' | 'granted'> & {
  resources: string
  asked: string
  granted: string | null
}

const narrowed = (query: Knex.QueryBuilder, { applicant, provider, status, openSince }: ApplicationFilter) => {
  if (applicant != null) query.where('applicant', applicant)
  if (provider != null) query.where('provider', provider)
  if (status != null) query.whereIn('status', [...status])
  if (openSince != null) query.where('status', 'SUBMITTED').where('submitted_on', '<=', openSince)
  return query
}

const applicationOf = ({ resources, asked, granted, ...row }: StoredApplication): ApplicationRow => ({
  ...row,
  resources: JSON.parse(resources) as string[],
  asked: JSON.parse(asked) as Scope,
  granted: granted === null ? null : (JSON.parse(granted) as Scope),
})

export const applicationsByIds = async (knex: Knex, ids: readonly string[]): Promise<ApplicationRow[]> => {
  const rows = await knex('sharing_application')
    .whereIn('id', [...ids])
    .orderBy('id')
    .limit(ids.length)
    .select<StoredApplication[]>({ ...columns })
  return rows.map(applicationOf)
}

/** Writes a new application and its first step. */
export const insertApplication = async (trx: Knex.Transaction, row: ApplicationRow): Promise<void> => {
  const stored = { ...row, ...written(row) } as Record<keyof ApplicationRow, unknown>
  const fields = Object.entries(columns) as [keyof ApplicationRow, string][]
  await trx('sharing_application').insert({
    ...Object.fromEntries(fields.map(([field, column]) => [column, stored[field]])),
    quota: row.granted?.quota ?? null,
  })
  await insertStep(trx, row, { at: row.submittedAt, by: row.applicant, comment: null })
}

/** A step from one status to the next, compare and set. @returns whether the application was still where it was */
export const moveApplication = async (
  trx: Knex.Transaction,
  from: Pick<ApplicationRow, 'id' | 'status'>,
  to: Pick<ApplicationRow, 'status' | 'granted'>,
  step: Pick<StepRow, 'at' | 'by' | 'comment'>,
): Promise<boolean> => {
  const moved = await trx('sharing_application')
    .where({ id: from.id, status: from.status })
    .update({
      status: to.status,
      granted: to.granted && JSON.stringify(to.granted),
      quota: to.granted?.quota ?? null,
      changed_at: step.at,
    })
  if (moved === 1) await insertStep(trx, { id: from.id, status: to.status }, step)
  return moved === 1
}

/** Counts one use of an approved application that has a quota, unless it is used up. @returns whether it was not */
export const countUse = async (trx: Knex.Transaction, id: string): Promise<boolean> =>
  (await trx('sharing_application')
    .where({ id, status: 'APPROVED' satisfies SharingStatus })
    .where('uses', '<', trx.ref('quota'))
    .increment('uses', 1)) === 1

/** Enters working days; the same day again replaces what was said of it. */
export const enterDays = async (
  trx: Knex.Transaction,
  days: readonly { day: string; works: boolean; note: string | null }[],
): Promise<void> => {
  if (days.length > 0)
    await trx('working_day')
      .insert([...days])
      .onConflict('day')
      .merge()
}

const written = ({ resources, asked, granted }: ApplicationRow) => ({
  resources: JSON.stringify(resources),
  asked: JSON.stringify(asked),
  granted: granted && JSON.stringify(granted),
})

const insertStep = async (
  trx: Knex.Transaction,
  { id, status }: Pick<ApplicationRow, 'id' | 'status'>,
  { at, by, comment }: Pick<StepRow, 'at' | 'by' | 'comment'>,
): Promise<void> => {
  const [last] = await trx('sharing_step')
    .where('application', id)
    .orderBy('number', 'desc')
    .limit(1)
    .pluck<number[]>('number')
  await trx('sharing_step').insert({ application: id, number: (last ?? 0) + 1, status, at, by_sub: by, comment })
}
