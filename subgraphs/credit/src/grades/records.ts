import { checkOrder, checkText } from '@e360/kit/records/checks'
import type { RecordType } from '@e360/kit/records/recordType'
import type { CreditGradeInput } from '../types.generated.ts'
import { creditGradeQuality } from './quality.ts'
import { creditGradeTelling } from './telling.ts'

/** How a pushed evaluation becomes a row, and the rules it must keep. */
export const creditGradeRecords: RecordType<CreditGradeInput> = {
  kind: 'CREDIT_GRADE',
  table: 'credit_grade',
  telling: creditGradeTelling,
  quality: creditGradeQuality,
  body: ['score'],
  row: input => ({
    grade: input.grade,
    score: input.score ?? null,
    model: input.model,
    evaluated_on: input.evaluatedOn,
    valid_until: input.validUntil ?? null,
    event_on: input.evaluatedOn,
  }),
  check: ({ grade, model, evaluatedOn, validUntil }) => [
    ...checkText('grade', '等级', grade, 60),
    ...checkText('model', '评价模型', model, 100),
    ...checkOrder(
      { field: 'evaluatedOn', label: '评价日期', date: evaluatedOn },
      { field: 'validUntil', label: '有效期至', date: validUntil },
    ),
  ],
}
