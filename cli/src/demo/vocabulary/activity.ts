import type { Weighted } from '../random.ts'

/** How closely the departments watch a company: the mean number of records of each type in its life. */
export interface Activity {
  name: 'QUIET' | 'COMMON' | 'WATCHED' | 'BUSY' | 'SHOWCASE'
  inspections: number
  certificates: number
  penalties: number
  listings: number
  grades: number
}

/** Most companies are hardly ever visited, a few all the time. A design choice: about 2.5 records a company. */
export const activities: Weighted<Activity> = [
  [{ name: 'QUIET', inspections: 0.35, certificates: 0.18, penalties: 0.01, listings: 0.03, grades: 0.12 }, 52],
  [{ name: 'COMMON', inspections: 1.2, certificates: 0.8, penalties: 0.08, listings: 0.07, grades: 0.35 }, 35],
  [{ name: 'WATCHED', inspections: 4, certificates: 1.8, penalties: 0.35, listings: 0.15, grades: 2 }, 11],
  [{ name: 'BUSY', inspections: 13, certificates: 4, penalties: 1.1, listings: 0.3, grades: 8 }, 2],
]

/** The company to try: here the numbers are not means but the least that it has. */
export const showcaseActivity: Activity = {
  name: 'SHOWCASE',
  inspections: 10,
  certificates: 4,
  penalties: 2,
  listings: 1,
  grades: 8,
}

/** Records a company on average, measured at 1,000,000 companies: for progress bars. */
export const recordsPerCompany = {
  enterprises: 1,
  inspections: 1.33,
  certificates: 0.63,
  penalties: 0.093,
  listings: 0.063,
  grades: 0.5,
} as const

/** At most so many of each type, so that no company has more than 60. A failed inspection brings its re-check along. */
export const mostRecords = { inspections: 32, certificates: 8, penalties: 5, listings: 3, grades: 12 } as const
