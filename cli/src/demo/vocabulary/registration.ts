import type { RegistrationStatus } from '../inputs.ts'
import type { Weighted } from '../random.ts'

export const statuses: Weighted<RegistrationStatus> = [
  ['ACTIVE', 850],
  ['CANCELLED', 72],
  ['REVOKED', 34],
  ['UNKNOWN', 18],
  ['REVOKED_CANCELLED', 9],
  ['MOVED_OUT', 7],
  ['DORMANT', 5],
  ['ANNULLED', 3],
  ['OTHER', 2],
]

/** In these the registration has ended, and with it the records of the departments. */
export const endedStatuses: ReadonlySet<RegistrationStatus> = new Set<RegistrationStatus>([
  'CANCELLED',
  'REVOKED',
  'REVOKED_CANCELLED',
  'MOVED_OUT',
  'ANNULLED',
])

/** Which codes the register knows: all, only the one from before 2015, only a registration number, none, or a credit code with a wrong check digit. */
export type Identification = 'FULL' | 'ORG_CODE_ONLY' | 'NUMBER_ONLY' | 'NONE' | 'BAD_CHECK'

/** ORG_CODE_ONLY is not drawn: it follows from the day on which a firm ended. */
export const identifications: Weighted<Identification> = [
  ['FULL', 9_840],
  ['NONE', 100],
  ['NUMBER_ONLY', 50],
  ['BAD_CHECK', 10],
]

/** Source: 国发〔2015〕33号. */
export const firstDayOfCreditCodes = '2015-10-01'

/** How many former names a renamed firm has. */
export const renameCounts: Weighted<number> = [
  [1, 76],
  [2, 18],
  [3, 6],
]

/** How old firms are, in years; each range is evenly filled. */
export const agesInYears: Weighted<readonly [least: number, most: number]> = [
  [[0.3, 2], 20],
  [[2, 5], 22],
  [[5, 9], 20],
  [[9, 16], 20],
  [[16, 28], 14],
  [[28, 46], 4],
]
