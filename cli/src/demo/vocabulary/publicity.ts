/** How long a decision is shown to the public, by the day of decision. */
interface PublicityRule {
  validFrom: string
  /** a decision that carries nothing but these is not published */
  never: readonly string[]
  /** one that carries nothing but one of these, or a low fine alone, is shown for `briefMonths` */
  brief: readonly string[]
  briefMonths: number
  /** in yuan: the regulation leaves the amount to each province; this one is the demo city's */
  lowFine: number
  months: number
}

/** Source: 市场监督管理行政处罚信息公示规定 (SAMR Order 45, 2021); before it, five years from publication (SAIC Order 71, 2014). */
export const publicityRules: readonly PublicityRule[] = [
  { validFrom: '1980-01-01', never: [], brief: [], briefMonths: 60, lowFine: 0, months: 60 },
  { validFrom: '2021-09-01', never: ['警告'], brief: ['通报批评'], briefMonths: 3, lowFine: 5_000, months: 36 },
]
