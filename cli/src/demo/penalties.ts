import { addMonths, isoOf, yearOf } from './calendar.ts'
import { bureauOf, companyOf } from './company.ts'
import type { Company } from './company.ts'
import { mostRecords } from './vocabulary/activity.ts'
import { byField } from './vocabulary/fields.ts'
import { publicityRules } from './vocabulary/publicity.ts'
import { fines, penaltyKinds, violations } from './vocabulary/violations.ts'
import { daysOfLife } from './daysOfLife.ts'
import type { PenaltyInput } from './inputs.ts'
import { below, between, chance, pick, randomOf, timesWithMean, weighted } from './random.ts'
import type { Random } from './random.ts'
import { writtenSource } from './subject.ts'
import { activityOf } from './traits.ts'
import type { Origin } from './traits.ts'

const drawKinds = weighted(penaltyKinds)
const drawFine = weighted(fines)
const violationsOf = byField(name => violations.filter(({ fields }) => fields?.includes(name) ?? true))
const fenOfYuan = 100

/** The penalties of a company, oldest first. */
export const penaltiesOf = (origin: Origin, index: number): PenaltyInput[] => {
  const random = randomOf(origin.seed, 'penalties', index)
  const activity = activityOf(origin, index)
  const times = timesWithMean(random, activity.penalties)
  const count = activity.name === 'SHOWCASE' ? activity.penalties : Math.min(times, mostRecords.penalties)
  if (count === 0) return []
  const company = companyOf(origin, index)
  return daysOfLife(origin, random, company.traits, count).map((day, ordinal) =>
    penalty(origin, random, company, day, ordinal),
  )
}

const penalty = (origin: Origin, random: Random, company: Company, day: number, ordinal: number): PenaltyInput => {
  const kinds = drawKinds(random)
  const fine = kinds.includes('罚款') ? drawFine(random) : 0
  const confiscated = kinds.includes('没收违法所得') ? 100 * between(random, 1, 300) : 0
  const { violation, facts, basis } = pick(random, violationsOf(company.traits.industry.field))
  const told = chance(random, 0.96)
  const { source } = writtenSource(origin, random, company, { system: 'cq-penalty', ordinal, day })
  return {
    source,
    decisionNo: decisionNo(company, yearOf(day), ordinal),
    decidedOn: isoOf(day),
    violation,
    facts,
    basis,
    kinds: [...kinds],
    fine: told ? String(fine * fenOfYuan) : undefined,
    confiscated: told ? String(confiscated * fenOfYuan) : undefined,
    authority: bureauOf(company.traits),
    ...publicity(day + 7 + below(random, 14), { kinds, fine, decided: day, today: origin.today }),
  }
}

/** 渝江北市监处字〔2024〕123号: no two decisions of a city have the same number. */
const decisionNo = ({ traits: { district, index } }: Company, year: number, ordinal: number): string =>
  `渝${district.short}市监处字〔${year}〕${index * mostRecords.penalties + ordinal + 1}号`

interface Decision {
  kinds: readonly string[]
  /** in yuan */
  fine: number
  decided: number
  today: number
}

/** When a decision is published and until when it is shown, counted from publication; nothing while it has not been published. */
export const publicity = (day: number, decision: Decision): Pick<PenaltyInput, 'publishedOn' | 'publicUntil'> => {
  const decidedOn = isoOf(decision.decided)
  const rule = publicityRules.findLast(({ validFrom }) => validFrom <= decidedOn)!
  const only = decision.kinds.length === 1 ? decision.kinds[0]! : undefined
  if (day >= decision.today || (only !== undefined && rule.never.includes(only))) return {}
  const brief = only !== undefined && (rule.brief.includes(only) || (only === '罚款' && decision.fine <= rule.lowFine))
  return { publishedOn: isoOf(day), publicUntil: isoOf(addMonths(day, brief ? rule.briefMonths : rule.months)) }
}
