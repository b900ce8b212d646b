import { namePrefixes } from './vocabulary/legalForms.ts'
import type { District } from './vocabulary/districts.ts'
import { tradeCharacters } from './vocabulary/tradeCharacters.ts'
import { chance, pick, randomOf, scatter24, weighted } from './random.ts'
import { lastDayOf, traitsOf } from './traits.ts'
import type { Origin, Traits } from './traits.ts'

export interface BorneName {
  name: string
  /** the first day it was borne, in days since 1970-01-01 */
  from: number
}

/** The parts that a name is made of: 行政区划 + 字号 + 行业 + 组织形式. */
interface NameParts {
  prefix: string
  /** which trade name of the city; no two of them are the same */
  trade: number
  word: string
  suffix: string
}

/** Every company has room for sixteen trade names of its own, so that no other company can bear them. */
const slotOfTrade = { present: 0, former: 1, stranger: 4 } as const
const indexBits = 20

const drawPrefix = weighted(namePrefixes)

/** The names of a company, oldest first; the last is the present one. Unique in the city, over all times. */
export const namesOf = (origin: Origin, traits: Traits): BorneName[] => {
  const { established, parentIndex } = traits
  if (parentIndex !== undefined) return [{ name: branchName(origin, traits, parentIndex), from: established }]
  const random = randomOf(origin.seed, 'name', traits.index)
  const present: NameParts = {
    prefix: prefixOf(drawPrefix(random), traits.district),
    trade: slotted(slotOfTrade.present, traits.index),
    word: pick(random, wordsFor(traits)),
    suffix: traits.form.suffix,
  }
  const inTheMiddle = present.prefix === '重庆' && traits.form.kind === 'COMPANY' && chance(random, 0.02)
  const name = inTheMiddle ? composed(origin, { ...present, prefix: '' }, '（重庆）') : composed(origin, present)
  if (traits.renames === 0) return [{ name, from: established }]
  const changes = daysOfChange(origin, traits)
  const former = changes.map((_, ordinal) => formerName(origin, traits, present, ordinal))
  return [...former, name].map((name, at) => ({ name, from: at === 0 ? established : changes[at - 1]! }))
}

/** The name of a firm that is in no register. */
export const strangerName = (origin: Origin, traits: Traits): string => {
  const random = randomOf(origin.seed, 'stranger', traits.index)
  const words = ['商贸', '建材', '机械制造', '食品', '电器', '装饰工程', '物流', '科技']
  const trade = slotted(slotOfTrade.stranger, traits.index)
  return composed(origin, {
    prefix: prefixOf(drawPrefix(random), traits.district),
    trade,
    word: pick(random, words),
    suffix: '有限公司',
  })
}

/** The name that a company bore on a day; before its founding the first. */
export const nameOn = (names: readonly BorneName[], day: number): string =>
  (names.findLast(({ from }) => from <= day) ?? names[0]!).name

const slotted = (slot: number, index: number): number => slot * 2 ** indexBits + index

const composed = ({ seed }: Origin, { prefix, trade, word, suffix }: NameParts, middle = ''): string =>
  prefix + tradeName(seed, trade) + middle + word + suffix

const tradeName = (seed: number, trade: number): string => {
  const place = scatter24(trade, Math.imul(seed + 1, 0x165667b1))
  return tradeCharacters[place & 255]! + tradeCharacters[(place >>> 8) & 255]! + tradeCharacters[place >>> 16]!
}

const prefixOf = (template: string, { code, label }: District): string => {
  if (!template.includes('{}')) return template
  return code === undefined ? '重庆' : template.replace('{}', label)
}

const wordsFor = ({ form, industry }: Traits): readonly string[] =>
  form.kind === 'COMPANY' || form.kind === 'JOINT_STOCK' ? industry.words : [industry.noun]

const branchName = (origin: Origin, { district, form }: Traits, parentIndex: number): string =>
  namesOf(origin, traitsOf(origin, parentIndex)).at(-1)!.name + district.label + form.suffix

/** An older name has another trade name, or the same with 实业, 贸易 … for its industry; `ordinal` keeps them apart. */
const formerName = (origin: Origin, traits: Traits, present: NameParts, ordinal: number): string => {
  const random = randomOf(origin.seed, 'formerName', traits.index * 4 + ordinal)
  const prefix = chance(random, 0.3) ? prefixOf(drawPrefix(random), traits.district) : present.prefix
  if (chance(random, 0.45)) {
    const trade = slotted(slotOfTrade.former + ordinal, traits.index)
    return composed(origin, { ...present, prefix, trade })
  }
  return composed(origin, { ...present, prefix, word: formerWords[ordinal]! + present.word })
}

const formerWords: readonly string[] = ['实业', '兴业', '联合']

/** One day in each equal part of its life, so that every name was borne for some months. */
const daysOfChange = (origin: Origin, traits: Traits): number[] => {
  const random = randomOf(origin.seed, 'formerName', traits.index * 4 + 3)
  const part = (lastDayOf(origin, traits) - traits.established) / (traits.renames + 1)
  return Array.from({ length: traits.renames }, (_, at) =>
    Math.floor(traits.established + part * (at + 0.7 + random() * 0.7)),
  )
}
