import type { Weighted } from '../random.ts'

/** A way of grading companies: its scale, best first, with the share of companies and the lowest score of each grade. */
export interface GradeModel {
  model: string
  grades: Weighted<string>
  lowestScore: Readonly<Record<string, number>>
  /** how long a grade is valid where no newer one replaces it */
  validMonths: number
}

/**
 * 通用型 is 国市监信发〔2022〕6号, its shares a real split of 47,554 firms (Dandong); 质量信用分类监管 and T/CAQ 20301-2023 are scales from
 * domain.md with shares of our own.
 */
export const gradeModels: readonly [general: GradeModel, ...others: GradeModel[]] = [
  {
    model: '通用型',
    grades: [
      ['A', 654],
      ['B', 253],
      ['C', 78],
      ['D', 15],
    ],
    lowestScore: { A: 80, B: 60, C: 40, D: 0 },
    validMonths: 12,
  },
  {
    model: '质量信用分类监管',
    grades: [
      ['AA', 180],
      ['A', 560],
      ['B', 210],
      ['C', 50],
    ],
    lowestScore: { AA: 90, A: 75, B: 60, C: 0 },
    validMonths: 12,
  },
  {
    model: 'T/CAQ 20301-2023',
    grades: [
      ['AAA', 60],
      ['AA', 160],
      ['A', 480],
      ['B', 220],
      ['C', 60],
      ['D', 20],
    ],
    lowestScore: { AAA: 90, AA: 80, A: 70, B: 60, C: 50, D: 0 },
    validMonths: 24,
  },
]
