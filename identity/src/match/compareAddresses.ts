import { foldCharacters } from '../foldCharacters.ts'
import { divisionLevel, leadingDivisions } from '../names/divisions.ts'
import { editsBetween } from '../names/editDistance.ts'
import type { AddressOutcome } from './types.ts'

/** An address, read for comparison. */
export interface AddressParts {
  /** stems of province, city and district, as far as it tells them */
  divisions: readonly string[]
  /** what follows them, without remarks in brackets; '' where it tells no more than a district */
  place: string
  /** street or village: the place up to its first number */
  street: string
  /** house number, building, room, in order */
  numbers: readonly string[]
}

const longestAddress = 200
/** Shorter places are no street: 街上. */
const leastPlace = 4

/** Reads an address as written; regions are told apart from street and numbers. */
export const readAddress = (text: string): AddressParts => {
  const folded = foldCharacters(text.slice(0, longestAddress)).replace(/\([^()]*\)?/gu, '')
  const { stems, length } = leadingDivisions(folded)
  const place = folded.slice(length).replaceAll('#', '号')
  const at = place.search(/\d/u)
  return {
    divisions: stems,
    place: place.length < leastPlace ? '' : place,
    street: (at < 0 ? place : place.slice(0, at)).replace(/[附第]$/u, ''),
    numbers: place.match(/\d+/gu) ?? [],
  }
}

/** @returns null where one of them tells no more than a district */
export const compareAddresses = (given: AddressParts, found: AddressParts): AddressOutcome | null => {
  if (given.place === '' || found.place === '') return null
  const outcome = comparePlaces(given, found)
  return agreesInHouse.has(outcome) && inOtherDistricts(given, found) ? 'STREET' : outcome
}

const agreesInHouse: ReadonlySet<AddressOutcome> = new Set(['SAME', 'BUILDING'])

/** Every district has its 胜利路 1号. */
const inOtherDistricts = (given: AddressParts, found: AddressParts): boolean => {
  const [a, b] = [given.divisions.at(-1), found.divisions.at(-1)]
  return a !== undefined && b !== undefined && divisionLevel(a) === divisionLevel(b) && a !== b
}

const comparePlaces = (given: AddressParts, found: AddressParts): AddressOutcome => {
  const [a, b] = [given.place, found.place]
  if (a === b) return 'SAME'
  const part = a.length < b.length ? a : b
  if (holds(part === a ? b : a, part)) return /\d/u.test(part) ? 'SAME' : 'BUILDING'
  if (given.numbers.length === 0 || found.numbers.length === 0)
    return isNearlySame(a, b) || sameStreet(given.street, found.street) ? 'STREET' : 'DIFFERENT'
  if (sameStreet(given.street, found.street)) {
    if (given.numbers[0] !== found.numbers[0]) return 'STREET'
    return isPrefix(given.numbers, found.numbers) ? 'SAME' : 'BUILDING'
  }
  return isNearlySame(a, b) && given.numbers.join() === found.numbers.join() ? 'SAME' : 'DIFFERENT'
}

/** One was cut short, though not within a number, or begins with a town that the other leaves out. */
const holds = (whole: string, part: string): boolean => {
  const at = part.length < leastPart ? -1 : whole.indexOf(part)
  if (at < 0 || /\d\d/u.test(part.slice(-1) + whole.charAt(at + part.length))) return false
  return /\d/u.test(part) || part.length * 2 >= whole.length
}

const leastPart = 6

const sameStreet = (a: string, b: string): boolean => {
  if (a.length < 3 || b.length < 3) return false
  return a === b || a.endsWith(b) || b.endsWith(a) || (a.length >= 4 && isSlip(a, b, 1))
}

const isPrefix = (a: readonly string[], b: readonly string[]): boolean =>
  a.slice(0, b.length).join() === b.slice(0, a.length).join()

/** One slip in every six characters. */
const isNearlySame = (a: string, b: string): boolean =>
  isSlip(a, b, Math.min(3, Math.floor(Math.min(a.length, b.length) / 6)))

/** 建新南路 and 建新东路, 一支路 and 二支路 are two streets. */
const isSlip = (a: string, b: string, limit: number): boolean => {
  const edits = editsBetween(a, b, limit)
  return edits !== null && !edits.replaced?.some(([x, y]) => distinguishing.test(x) && distinguishing.test(y))
}

const distinguishing = /[东西南北中前后上下一二三四五六七八九十A-Z0-9]/u
