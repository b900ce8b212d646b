import type { NameOutcome } from '../match/types.ts'
import { compareBranches } from './compareBranches.ts'
import { compareCores, coreOf, tradeShared } from './compareCores.ts'
import { compareRegions } from './compareRegions.ts'
import { editsBetween, type Edits } from './editDistance.ts'
import type { NameParts } from './nameParts.ts'
import { kindOfEdits, worse } from './partOutcome.ts'
import { soundsAlike } from './sound.ts'

/**
 * How a name that was given compares with a registered one. `given` may be cut short, `found` is taken as whole. Contradictions (another branch,
 * another number, another region) go before likeness, since these names are nearly equal and belong to different companies.
 * Why these outcomes: docs/decisions/0006-match-weights.md.
 */
export const compareNames = (given: NameParts, found: NameParts): NameOutcome => {
  if (given.normal === found.normal) return 'SAME'
  const core = compareCores(given, found)
  const slips = slipsOfWhole(given, found)
  if (core === 'DIFFERENT' && slips === null) return 'DIFFERENT'

  const branch = compareBranches(given.branch, found.branch)
  if (branch === 'OTHER' && !(slips && formIsDamaged(given, found))) return 'BRANCH'
  if (isOutletOf(given.normal, found) || isOutletOf(found.normal, given)) return 'BRANCH'
  if (numbersDiffer(given, found, slips)) return 'SERIES'
  const region = compareRegions(given, found)
  const slipOfHand = slips?.count === 1 && slips.replaced === null
  if (region === 'OTHER' && !slipOfHand) return 'REGION'

  const parts = branch === 'OTHER' ? 'DIFFERENT' : worse(core, branch)
  if (slips && parts === 'DIFFERENT') return kindOfEdits(slips)
  if (slips?.count === 1 && parts === 'SIMILAR') return kindOfEdits(slips)
  if (region === 'LEVEL') return slips?.count === 1 ? kindOfEdits(slips) : worse('SIMILAR', parts)
  const form = compareForms(given, found)
  if (form !== 'SAME') return slips?.count === 1 ? kindOfEdits(slips) : worse(form, parts)
  return parts === 'SAME' ? 'VARIANT' : parts
}

/** Few edits between the whole names, so that a slip in the region or the legal form is seen, where the parts could not be told. */
const slipsOfWhole = (given: NameParts, found: NameParts): Edits | null => {
  const slips = editsBetween(flat(given), flat(found), given.normal.length >= longEnoughForTwo ? 2 : 1)
  return slips && (slips.count === 1 || tradeShared(given, found)) ? slips : null
}

const longEnoughForTwo = 9

/** 有限责任公司 with a slip in it has kept its 责任. */
const flat = ({ normal }: NameParts): string => normal.replace('责任', '')

/** A slip in 有限公司 hides where the branch begins: then one side seems to have none although the names are of one length. */
const formIsDamaged = (given: NameParts, found: NameParts): boolean =>
  (given.branch === '' ? found.branch : given.branch).length > 2 && (given.branch === '' || found.branch === '')

/** One name is the other, which is whole, with something behind it: 加工厂 and its 加工厂汽修厂. */
const isOutletOf = (longer: string, { normal, form, branch }: NameParts): boolean =>
  form !== '' &&
  branch === '' &&
  longer.length > normal.length &&
  longer.startsWith(normal) &&
  !/^\(|公司/u.test(longer.slice(normal.length))

/**
 * Numbers tell the parts of a series apart: 第7运输公司 and 第8运输公司, 一店 and 二店. A doubled numeral (三三十八度) is a slip, and so is one that
 * was written by ear (壹品 for 一品); a name that was cut short may have lost its number.
 */
const numbersDiffer = (given: NameParts, found: NameParts, slips: Edits | null): boolean => {
  const differ = (a: string, b: string) => a !== b && (slips !== null || (a !== '' && b !== ''))
  if (differ(digitsOf(given), digitsOf(found))) return true
  if (!differ(numeralsIn(given.normal), numeralsIn(found.normal))) return false
  if (!differ(numeralsIn(behindStart(given)), numeralsIn(behindStart(found)))) return false
  return !slips?.replaced?.every(([a, b]) => soundsAlike(a, b) && !(numeral.test(a) && numeral.test(b)))
}

const digitsOf = ({ normal }: NameParts): string => normal.match(/[0-9]+(?:-[0-9]+)*/gu)?.join() ?? ''

const numeral = /[一二三四五六七八九十]/u
const numeralsIn = (text: string): string => text.replace(/[^一二三四五六七八九十]/gu, '').replace(/(.)\1+/gu, '$1')

/** A trade name may begin with a numeral (三立, 六艺); a series is counted behind it. */
const behindStart = (name: NameParts): string => coreOf(name).slice(2) + name.branch

/** A form that is not written tells nothing. FORM: two forms of a company; SIMILAR: a company and a factory or a sole trader. */
const compareForms = (given: NameParts, found: NameParts): 'SAME' | 'FORM' | 'SIMILAR' => {
  if (given.form !== found.form && given.form !== '' && found.form !== '')
    return given.form.endsWith('公司') && found.form.endsWith('公司') ? 'FORM' : 'SIMILAR'
  return bracketsOf(given) === bracketsOf(found) ? 'SAME' : 'FORM'
}

/** What brackets say of liability is left out at will; 集团 is not. */
const bracketsOf = ({ brackets }: NameParts): string =>
  brackets.filter(inside => !/合伙|独资|个体|^(?:原|现|曾用名|已?注销|吊销|筹)/u.test(inside)).join('|')
