import { telling } from '@e360/kit/records/telling'

interface Row {
  grade: string
  model: string
  evaluated_on: string
  valid_until: string | null
}

/** How an evaluation is told to those who follow this department. Scales are each model's own: no grade is adverse by itself. */
export const creditGradeTelling = telling<Row>(
  ['grade', 'model', 'evaluated_on', 'valid_until'],
  ({ grade, model, evaluated_on, valid_until }) => ({
    event: {
      occurredOn: evaluated_on,
      endsOn: valid_until,
      title: `信用评价：${grade}（${model}）`,
      adverse: false,
      publicUntil: null,
    },
    facts: { grade, model, validUntil: valid_until },
  }),
)
