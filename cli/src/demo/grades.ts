import { addMonths, isoOf } from './calendar.ts'
import { companyOf } from './company.ts'
import type { Company } from './company.ts'
import { mostRecords } from './vocabulary/activity.ts'
import { gradeModels } from './vocabulary/gradeModels.ts'
import type { GradeModel } from './vocabulary/gradeModels.ts'
import type { CreditGradeInput } from './inputs.ts'
import { below, between, chance, pick, randomOf, timesWithMean, weighted } from './random.ts'
import type { Random } from './random.ts'
import { writtenSource } from './subject.ts'
import { activityOf, lastDayOf } from './traits.ts'
import type { Origin } from './traits.ts'

const drawGrade = new Map(gradeModels.map(model => [model, weighted(model.grades)]))
const [generalModel, ...otherModels] = gradeModels

/** From so many evaluations on a company is one of those that are evaluated every month. */
const monthlyFrom = 4

/** The evaluations of a company, oldest first: every month, or every year, under one model. */
export const gradesOf = (origin: Origin, index: number): CreditGradeInput[] => {
  const random = randomOf(origin.seed, 'grades', index)
  const activity = activityOf(origin, index)
  const times = timesWithMean(random, activity.grades)
  const count = activity.name === 'SHOWCASE' ? activity.grades : Math.min(times, mostRecords.grades)
  if (count === 0) return []
  const company = companyOf(origin, index)
  const monthly = count >= monthlyFrom
  const model = monthly || chance(random, 0.75) ? generalModel : pick(random, otherModels)
  const latest = lastDayOf(origin, company.traits) - below(random, monthly ? 28 : 360)
  const scale = model.grades.map(([grade]) => grade)
  let at = scale.indexOf(drawGrade.get(model)!(random))
  const evaluations: CreditGradeInput[] = []
  for (let ago = count - 1; ago >= 0; ago--) {
    const day = addMonths(latest, ago * (monthly ? -1 : -12))
    if (chance(random, 0.12)) at = Math.max(0, Math.min(scale.length - 1, at + (chance(random, 0.5) ? 1 : -1)))
    if (day > company.traits.established)
      evaluations.push(evaluation(origin, random, company, { model, at, day, ordinal: count - 1 - ago }))
  }
  return evaluations
}

interface Evaluated {
  model: GradeModel
  /** place of the grade on the scale of the model */
  at: number
  day: number
  ordinal: number
}

const evaluation = (
  origin: Origin,
  random: Random,
  company: Company,
  { model, at, day, ordinal }: Evaluated,
): CreditGradeInput => {
  const grade = model.grades[at]![0]
  const best = at === 0 ? 100 : model.lowestScore[model.grades[at - 1]![0]]! - 0.1
  const tenths = between(random, model.lowestScore[grade]! * 10, Math.floor(best * 10))
  const { source } = writtenSource(origin, random, company, { system: 'cq-credit', ordinal, day })
  return {
    source,
    grade,
    score: tenths / 10,
    model: model.model,
    evaluatedOn: isoOf(day),
    validUntil: isoOf(addMonths(day, model.validMonths)),
  }
}
