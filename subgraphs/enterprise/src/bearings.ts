import type { EnterpriseRow, FormerName } from './repository.ts'

/** That a company bears or bore a name, and when, as far as the register knows. */
export interface Bearing {
  orgCode: string
  /** the day on which it took the name; null: not known */
  from: string | null
  /** the first day on which it did not bear it any more; null: it does, or that day is not known */
  to: string | null
  /**
   * NOW: the company's present name. LAST: the company is gone, and this was its last name. EARLIER: it has another name today.
   */
  state: 'NOW' | 'LAST' | 'EARLIER'
}

const goneStatuses: ReadonlySet<string> = new Set(['CANCELLED', 'REVOKED_CANCELLED', 'ANNULLED'])

/** A company that is gone bears no name any more: a year later another one may take it (企业名称登记管理规定, 2020). */
export const hasGivenUpName = (registrationStatus: string): boolean => goneStatuses.has(registrationStatus)

/** Who bears or bore a name. @param present companies whose name it is or was to the last; @param former periods of it */
export const bearingsOf = (present: readonly EnterpriseRow[], former: readonly FormerName[]): Bearing[] => [
  ...present.map(({ orgCode, nameSince, endedOn, registrationStatus }): Bearing => {
    const gone = hasGivenUpName(registrationStatus)
    return { orgCode, from: nameSince, to: gone ? endedOn : null, state: gone ? 'LAST' : 'NOW' }
  }),
  ...former.map(({ orgCode, from, to }): Bearing => ({ orgCode, from, to, state: 'EARLIER' })),
]

/**
 * Who bears a name today; where nobody does, who bore it last. A company that is gone since an unknown day counts as later than any known
 * day, a former name without days as earlier. A company comes once.
 */
export const bearersToday = (bearings: readonly Bearing[]): Bearing[] => {
  const now = bearings.filter(({ state }) => state === 'NOW')
  if (now.length > 0) return now
  const lastOf = ({ state, to }: Bearing) => to ?? (state === 'LAST' ? '9999-12-31' : '')
  const last = bearings.map(lastOf).toSorted().at(-1)
  return onceEach(bearings.filter(bearing => lastOf(bearing) === last))
}

/** What the register knows of a company's life and of the days on which it bore other names. */
export interface Life {
  establishedOn: string | null
  names: readonly { from: string | null; to: string | null }[]
}

/**
 * Who bore a name on a day: on the first day already, on the day of the change no more. A start that is not known reaches back to the
 * company's establishment. Periods whose end nobody told count only where no other one fits, and only on days for which no other name of
 * the company is known. A company comes once.
 */
export const bearersOn = (bearings: readonly Bearing[], on: string, lifeOf: (orgCode: string) => Life): Bearing[] => {
  const begun = bearings.filter(({ orgCode, from }) => (from ?? lifeOf(orgCode).establishedOn ?? '') <= on)
  const told = begun.filter(({ state, to }) => (to === null ? state === 'NOW' : on < to))
  if (told.length > 0) return onceEach(told)
  const untold = begun.filter(({ state, to }) => to === null && state !== 'NOW')
  const otherwise = (orgCode: string) =>
    lifeOf(orgCode).names.some(({ from, to }) => from !== null && from <= on && (to === null || on < to))
  return onceEach(untold.filter(({ orgCode, state }) => state === 'LAST' || !otherwise(orgCode)))
}

const onceEach = (bearings: readonly Bearing[]): Bearing[] => {
  const seen = new Set<string>()
  return bearings.filter(({ orgCode }) => !seen.has(orgCode) && seen.add(orgCode))
}
