import type { Knex } from '@e360/kit/database/database'
import { pageOf } from '@e360/kit/paging/keyset'
import { readPage, type Connection, type PageArguments } from '@e360/kit/paging/page'
import type { ChangeRequestStatus } from '../types.generated.ts'

/** As which source system the register keeps what an approved request told. */
export const requestSystem = '变更申请'

/** A request as it lies in `change_request`. */
export interface RequestRow {
  id: string
  status: ChangeRequestStatus
  /** null: the company is not registered yet */
  orgCode: string | null
  /** the company's district when the request was made */
  regionCode: string | null
  /** `sub` of a caller, or the source system whose register row it came from */
  proposedBy: string
  proposedAt: string
  reason: string
  /** JSON: string[]; null: none given */
  evidence: string | null
  /** JSON: the register row that approval loads, an EnterpriseInput without its source */
  input: string
  /** JSON: `{field, from, to}[]`, fields by column of `enterprise` */
  differences: string
  reviewedBy: string | null
  reviewedAt: string | null
  comment: string | null
}

export interface StepRow {
  requestId: string
  number: number
  at: string
  by: string | null
  status: ChangeRequestStatus
  comment: string | null
}

export type RequestPage = Connection<RequestRow>

const requestColumns = {
  id: 'id',
  status: 'status',
  orgCode: 'org_code',
  regionCode: 'region_code',
  proposedBy: 'proposed_by',
  proposedAt: 'proposed_at',
  reason: 'reason',
  evidence: 'evidence',
  input: 'input',
  differences: 'differences',
  reviewedBy: 'reviewed_by',
  reviewedAt: 'reviewed_at',
  comment: 'comment',
} as const satisfies Record<keyof RequestRow, string>

const stepColumns = {
  requestId: 'request_id',
  number: 'number',
  at: 'at',
  by: 'by_sub',
  status: 'status',
  comment: 'comment',
} as const satisfies Record<keyof StepRow, string>

/** More open requests of a company, or of a proposer, than this are not looked through to the end. */
const mostOpen = 1_000

/** Which requests a list holds. */
export interface RequestFilter {
  status?: readonly ChangeRequestStatus[] | null
  /** null: whoever proposed */
  proposedBy: readonly string[] | null
}

export const requestRepository = (read: Knex) => ({
  byIds: (ids: readonly string[]): Promise<RequestRow[]> =>
    read('change_request')
      .whereIn('id', [...ids])
      .orderBy('id')
      .limit(ids.length)
      .select({ ...requestColumns }),

  /** Latest first. */
  page: ({ status, proposedBy }: RequestFilter, page: PageArguments): Promise<RequestPage> =>
    pageOf<RequestRow>(
      read,
      {
        table: 'change_request',
        columns: requestColumns,
        order: ['proposed_at', 'id'],
        direction: 'desc',
        where: query => {
          if (status) query.whereIn('status', [...status])
          if (proposedBy) query.whereIn('proposed_by', [...proposedBy])
        },
      },
      readPage(page, 2),
    ),

  /** What is not decided about a company, in the order of its arrival. */
  openOf: (orgCode: string): Promise<RequestRow[]> =>
    read('change_request')
      .where({ org_code: orgCode, status: 'SUBMITTED' satisfies ChangeRequestStatus })
      .orderBy('id')
      .limit(mostOpen)
      .select({ ...requestColumns }),

  /** What one proposer asked to be registered and is not decided, in the order of its arrival. */
  openNewOf: (proposedBy: string): Promise<RequestRow[]> =>
    read('change_request')
      .where({ proposed_by: proposedBy, status: 'SUBMITTED' satisfies ChangeRequestStatus })
      .whereNull('org_code')
      .orderBy('id')
      .limit(mostOpen)
      .select({ ...requestColumns }),

  stepsOf: (requestIds: readonly string[]): Promise<StepRow[]> =>
    read('change_request_step')
      .whereIn('request_id', [...requestIds])
      .orderBy(['request_id', 'number'])
      .limit(requestIds.length * mostOpen)
      .select({ ...stepColumns }),
})

export type RequestRepository = ReturnType<typeof requestRepository>

/** Writes a new request and its first step. @param by who brought it */
export const insertRequest = async (trx: Knex.Transaction, row: RequestRow, by: string): Promise<void> => {
  const columns = Object.entries(requestColumns) as [keyof RequestRow, string][]
  await trx('change_request').insert(Object.fromEntries(columns.map(([field, column]) => [column, row[field]])))
  await insertStep(trx, row, { at: row.proposedAt, by, comment: null })
}

/** How an open request ends. */
export interface Ending {
  status: Exclude<ChangeRequestStatus, 'SUBMITTED'>
  /** `sub`; null: nobody, it goes by itself */
  by: string | null
  comment: string | null
  /** the company that approval registered */
  orgCode?: string | null
}

/** Ends an open request; compare and set. @returns whether it was still open */
export const endRequest = async (
  trx: Knex.Transaction,
  request: RequestRow,
  { status, by, comment, orgCode = request.orgCode }: Ending,
): Promise<boolean> => {
  const at = new Date().toISOString()
  const reviewed = status === 'APPROVED' || status === 'RETURNED' ? { reviewed_by: by, reviewed_at: at } : {}
  const ended = await trx('change_request')
    .where({ id: request.id, status: 'SUBMITTED' satisfies ChangeRequestStatus })
    .update({ status, comment, org_code: orgCode, ...reviewed })
  if (ended === 1) await insertStep(trx, { id: request.id, status }, { at, by, comment })
  return ended === 1
}

const insertStep = async (
  trx: Knex.Transaction,
  { id, status }: Pick<RequestRow, 'id' | 'status'>,
  { at, by, comment }: Pick<StepRow, 'at' | 'by' | 'comment'>,
): Promise<void> => {
  const [last] = await trx('change_request_step')
    .where('request_id', id)
    .orderBy('number', 'desc')
    .limit(1)
    .pluck<number[]>('number')
  await trx('change_request_step').insert({ request_id: id, number: (last ?? 0) + 1, at, by_sub: by, status, comment })
}
