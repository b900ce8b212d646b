import { innerDivisions } from './divisions.ts'
import { editsBetween } from './editDistance.ts'
import { kindOfEdits, type PartOutcome } from './partOutcome.ts'

/**
 * Compares what follows the legal form. A branch and its head office are two, and so are two branches whose places or kinds differ, and a branch
 * and its own outlet.
 */
export const compareBranches = (given: string, found: string): PartOutcome | 'OTHER' => {
  if (given === found) return 'SAME'
  const a = plain(given)
  const b = plain(found)
  if (a === '' || b === '') return 'OTHER'
  if (a === b) return 'SAME'
  if (b.startsWith(a)) return a.length >= 2 && !whole.test(a) ? 'SHORTENED' : 'OTHER'
  if (a.startsWith(b) || a.slice(-1) !== b.slice(-1) || placesDiffer(a, b)) return 'OTHER'
  const edits = editsBetween(a, b, 1)
  if (edits === null) return 'OTHER'
  const kind = kindOfEdits(edits)
  return kind === 'CHARACTER' && Math.min(a.length, b.length) < leastForCharacter ? 'OTHER' : kind
}

/** 东店 and 西店 are two; in 江池镇第二门市部 a wrong character is a slip. */
const leastForCharacter = 5

/** 江北区分公司, 江北分公司 and 江北分 are written for each other. */
const plain = (branch: string): string => branch.replace(/(?<=[分支])公司/gu, '').replace(/(?<=..)[区县市](?=.)/gu, '')

/** The last characters of a branch that is whole: what is added to it is an outlet of its own. */
const whole = /[分支店部站处所厂行社院校馆场市库心楼亭点会]$/u

const placesDiffer = (a: string, b: string): boolean => {
  const places = innerDivisions(b, ownProvinces)
  const others = innerDivisions(a, ownProvinces)
  return places.some(place => !a.includes(place)) && others.some(place => !b.includes(place))
}

/** Branches tell no province; a county at their beginning is known in any. */
const ownProvinces: readonly string[] = []
