import { hasRole, type Caller } from '@e360/kit/caller'
import type { Knex } from '@e360/kit/database/database'
import { failure } from '@e360/kit/errors'
import { pageOf, type Listing } from '@e360/kit/paging/keyset'
import { readPage, type Connection } from '@e360/kit/paging/page'
import type { MatchReviewStatus, QueryMatchReviewsArgs } from '../types.generated.ts'
import { regionOfSteward } from '../steward/jurisdiction.ts'
import { withinRegion } from './withinRegion.ts'

/** A review as `matchReviews` shows it. */
export interface ReviewRow {
  id: string
  department: string
  status: MatchReviewStatus
  orgCode: string | null
  /** the company whose the records were before */
  formerCode: string | null
  decidedBy: string | null
  decidedAt: string | null
  openedAt: string
  /** of the record by which the subject was first told */
  system: string
  recordId: string
  recordedName: string | null
  recordedCode: string | null
  recordedAddress: string | null
  recordedDistrict: string | null
  receivedAt: string
}

export type ReviewPage = Connection<ReviewRow>

const columns = {
  id: 'id',
  department: 'department',
  status: 'status',
  orgCode: 'org_code',
  formerCode: 'former_code',
  decidedBy: 'decided_by',
  decidedAt: 'decided_at',
  openedAt: 'opened_at',
  system: 'system',
  recordId: 'record_id',
  recordedName: 'recorded_name',
  recordedCode: 'recorded_code',
  recordedAddress: 'recorded_address',
  recordedDistrict: 'recorded_district',
  receivedAt: 'told_at',
} as const satisfies Record<keyof ReviewRow, string>

/**
 * The reviews that this caller may see, those that were opened first first. One without any record left is none.
 * @throws FORBIDDEN for a department of others
 */
export const reviewPage = async (
  read: Knex,
  caller: Caller,
  { department, status, ...page }: QueryMatchReviewsArgs,
): Promise<ReviewPage> => pageOf<ReviewRow>(read, reviewListing(read, caller, department, status), readPage(page, 2))

/** One review; null where there is none of this id that the caller may see. */
export const reviewById = async (read: Knex, caller: Caller, id: string): Promise<ReviewRow | null> => {
  const query = read('match_subject').where({ id })
  visibleTo(read, query, caller)
  return (await query.first<ReviewRow | undefined>({ ...columns })) ?? null
}

const reviewListing = (
  read: Knex,
  caller: Caller,
  department: string | null | undefined,
  status: readonly MatchReviewStatus[] | null | undefined,
): Listing => {
  const own = hasRole(caller, 'steward') ? null : (caller.department ?? '')
  if (own !== null && department != null && department !== own)
    throw failure('FORBIDDEN', `您只能查看本部门的匹配审核，不能查看“${department.slice(0, 60)}”的`)
  return {
    table: 'match_subject',
    columns,
    order: ['opened_at', 'id'],
    direction: 'asc',
    where: query => {
      visibleTo(read, query, caller)
      if (department != null) query.where('department', department)
      if (status && status.length > 0) query.whereIn('status', [...status])
      query.whereExists(read('crosswalk').whereRaw('crosswalk.subject_id = match_subject.id').select('crosswalk.id'))
    },
  }
}

/** A steward sees the reviews of its region, a department's provider those of its department. */
const visibleTo = (read: Knex, query: Knex.QueryBuilder, caller: Caller): void => {
  query.where('opened_at', '>', '').whereNot('status', 'WAITING')
  if (hasRole(caller, 'steward')) {
    const region = regionOfSteward(caller)
    if (region !== null) withinRegion(read, query, region)
    return
  }
  query.where('department', caller.department ?? '')
}
