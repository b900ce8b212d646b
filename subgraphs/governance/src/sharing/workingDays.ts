import { daysAfter } from '@e360/kit/clock'
import chineseDays from 'chinese-days'

/** Whether people work on a day, YYYY-MM-DD. */
export type IsWorkingDay = (day: string) => boolean

/** Working days, and of which years they are known. */
export interface Calendar {
  works: IsWorkingDay
  /** false: the holidays of the year (YYYY) were not announced yet, nor entered by anybody; weekends alone are free */
  isAnnounced: (year: string) => boolean
}

/** Within so many working days a provider answers (国发〔2016〕51号). */
export const answerDays = 10
/** A provider is reminded when so few working days are left. */
export const reminderDays = 3

/**
 * The statutory calendar of holidays and shifted working days (chinese-days: the State Council's notices, years 2004 to 2026), with the days
 * that people entered for what it does not know; a year that nobody announced yet has weekends alone.
 */
export const calendarWith = (entered: ReadonlyMap<string, boolean>): Calendar => {
  const works: IsWorkingDay = day => entered.get(day) ?? chineseDays.isWorkday(day)
  return { works, isAnnounced: year => nationalDays.every(day => !works(`${year}-${day}`)) }
}

/** Free in every year that was announced, and never a weekend all three. */
const nationalDays = ['10-01', '10-02', '10-03']

/** The so-many-th working day after a day, which does not count itself. */
export const workingDayAfter = (day: string, count: number, works: IsWorkingDay): string => {
  let found = day
  for (let left = count; left > 0;) {
    found = daysAfter(found, 1)
    if (works(found)) left -= 1
  }
  return found
}

/** Working days from tomorrow up to a day, that day included; 0 where it is not later. */
export const workingDaysUntil = (today: string, day: string, works: IsWorkingDay): number => {
  let count = 0
  for (let each = daysAfter(today, 1); each <= day; each = daysAfter(each, 1)) if (works(each)) count += 1
  return count
}

/** The last day of submission whose answer was due before today: what was submitted on it or before, and is still open, is overdue. */
export const overdueSince = (today: string, works: IsWorkingDay): string => {
  let day = daysAfter(today, -1)
  while (workingDayAfter(day, answerDays, works) >= today) day = daysAfter(day, -1)
  return day
}
