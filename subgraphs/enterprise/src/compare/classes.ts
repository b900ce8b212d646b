/**
 * What became of a row of one register in the other one. Words of the contract; `unreadable` is a row of the file that can be compared
 * with nothing.
 */
export const comparisonClasses = ['matched', 'code only', 'name only', 'conflict', 'orphan', 'unreadable'] as const

export type ComparisonClass = (typeof comparisonClasses)[number]

export const comparisonSides = ['register', 'file'] as const

export type ComparisonSide = (typeof comparisonSides)[number]

/** A company of the register, as far as it is compared. */
export interface ComparedCompany {
  orgCode: string
  id: string
  name: string
  normalName: string
  uscc: string | null
  registrationNo: string | null
  regionCode: string | null
}

/** A row of either register, and what became of it. */
export interface ComparedLine {
  side: ComparisonSide
  /** the line of the file; of a company the first one that speaks of it, null where none does */
  line: number | null
  /** the file's own number of the row; of a company its id */
  recordId: string
  class: ComparisonClass
  /** today's district where this side says that the row belongs; null where it does not say, or says no district of GB/T 2260 */
  regionCode: string | null
  /** what the file tells; null where no row of it speaks of the company */
  file: { code: string; uscc: string; name: string } | null
  /** the companies that the row leads to, at most five; on the register's side the company itself */
  companies: readonly ComparedCompany[]
  /** an earlier row of the file has the same code, or, where neither has one, the same name and district */
  repeats: boolean
  /** in Chinese; the same words for both sides */
  reason: string
}
