import { hasRole, type Caller } from '@e360/kit/caller'
import { daysAfter } from '@e360/kit/clock'
import type { SharingRepository } from './repository.ts'
import type { ApplicationRow } from './row.ts'
import { noticeForApplicant, noticeForProvider, sentenceOf, standingOf, type NoticeKind } from './standing.ts'
import type { Calendar } from './workingDays.ts'

export interface Notice {
  kind: NoticeKind
  message: string
  application: ApplicationRow
}

const toldDays = 90

/** What somebody is to be told of applications, those that changed last first: as who applied, and as the provider's owner. */
export const noticesFor = async (
  sharing: SharingRepository,
  { sub, department, roles }: Caller,
  today: string,
  calendar: Calendar,
): Promise<Notice[]> => {
  const since = daysAfter(today, -toldDays)
  const isOwner = hasRole({ sub, roles, systems: [] }, 'provider') && department !== undefined
  const [own, toAnswer] = await Promise.all([
    sub === null ? [] : sharing.concerning({ applicant: sub }, since),
    isOwner ? sharing.concerning({ provider: department, status: ['SUBMITTED'] }, '') : [],
  ])
  const noticeOf = (application: ApplicationRow, kind: NoticeKind | null): Notice[] => {
    if (kind === null) return []
    return [{ kind, application, message: sentenceOf(kind, application, standingOf(application, today, calendar)) }]
  }
  return [
    ...toAnswer.flatMap(row => noticeOf(row, noticeForProvider(row, today, calendar))),
    ...own.flatMap(row => noticeOf(row, noticeForApplicant(row, today, calendar))),
  ].toSorted((a, b) => (a.application.changedAt < b.application.changedAt ? 1 : -1))
}
