import type { ApplicationRow } from './row.ts'
import { answerDays, reminderDays, workingDayAfter, workingDaysUntil, type Calendar } from './workingDays.ts'

/** How an application stands on a day: nothing of it is stored. */
export interface Standing {
  /** the last day to answer */
  dueOn: string
  /** that the last day is reckoned into a year whose holidays nobody knows yet; null: they are known */
  dueNote: string | null
  /** working days left to answer, today not counted; null where it was answered */
  daysLeft: number | null
  overdue: boolean
  /** what was granted may be used now */
  open: boolean
}

export const standingOf = (
  { status, submittedOn, granted, uses }: ApplicationRow,
  today: string,
  { works, isAnnounced }: Calendar,
): Standing => {
  const dueOn = workingDayAfter(submittedOn, answerDays, works)
  const waits = status === 'SUBMITTED'
  return {
    dueOn,
    dueNote: [submittedOn, dueOn].every(day => isAnnounced(yearOf(day))) ? null : unannounced(yearOf(dueOn)),
    daysLeft: waits ? workingDaysUntil(today, dueOn, works) : null,
    overdue: waits && today > dueOn,
    open:
      status === 'APPROVED' &&
      granted !== null &&
      granted.from <= today &&
      today <= granted.until &&
      (granted.quota === null || uses < granted.quota),
  }
}

const yearOf = (day: string): string => day.slice(0, 4)

const unannounced = (year: string): string =>
  `答复期限推算到 ${year} 年，该年法定节假日尚未公布或登记，暂按周末推算，公布并登记后随之调整`

export type NoticeKind =
  | 'TO_ANSWER'
  | 'ANSWER_SOON'
  | 'ANSWER_OVERDUE'
  | 'APPROVED'
  | 'REFUSED'
  | 'REVOKED'
  | 'ENDS_SOON'
  | 'ENDED'
  | 'USED_UP'

/** What a provider is to be told of an application; null: nothing. */
export const noticeForProvider = (row: ApplicationRow, today: string, calendar: Calendar): NoticeKind | null => {
  if (row.status !== 'SUBMITTED') return null
  const { overdue, daysLeft } = standingOf(row, today, calendar)
  return overdue ? 'ANSWER_OVERDUE' : daysLeft! <= reminderDays ? 'ANSWER_SOON' : 'TO_ANSWER'
}

/** What an applicant is to be told; null: nothing. */
export const noticeForApplicant = (row: ApplicationRow, today: string, { works }: Calendar): NoticeKind | null => {
  const { status, granted, uses } = row
  if (status === 'REFUSED' || status === 'REVOKED') return status
  if (status !== 'APPROVED' || granted === null) return null
  if (granted.quota !== null && uses >= granted.quota) return 'USED_UP'
  if (today > granted.until) return 'ENDED'
  return granted.until < workingDayAfter(today, answerDays + 1, works) ? 'ENDS_SOON' : 'APPROVED'
}

/** The sentence of a notice, with what is to be said of its day. */
export const sentenceOf = (
  kind: NoticeKind,
  row: ApplicationRow,
  { dueOn, dueNote }: Pick<Standing, 'dueOn' | 'dueNote'>,
): string => {
  const note = row.status === 'SUBMITTED' && dueNote !== null ? `。${dueNote}` : ''
  const until = row.granted?.until ?? ''
  const sentences: Record<NoticeKind, string> = {
    TO_ANSWER: `有一项共享申请待答复，请于 ${dueOn} 前（含当日）答复`,
    ANSWER_SOON: `有一项共享申请即将到期，须于 ${dueOn} 前（含当日）答复`,
    ANSWER_OVERDUE: `有一项共享申请应于 ${dueOn} 前答复，已逾期`,
    APPROVED: `您的共享申请已批准，可使用至 ${until}`,
    REFUSED: '您的共享申请未获批准，理由见办理经过',
    REVOKED: '您获批的共享已被提供方撤销，理由见办理经过',
    ENDS_SOON: `您获批的共享将于 ${until} 到期`,
    ENDED: `您获批的共享已于 ${until} 到期`,
    USED_UP: '您获批的使用次数已用完',
  }
  return sentences[kind] + note
}
