import { innerDivisions } from '../names/divisions.ts'
import type { NameParts } from '../names/nameParts.ts'
import type { NameDoubt } from './types.ts'

/** What is written behind is not read. */
export const longestName = 300

/** Control characters but for tabs and line ends, which cells of spreadsheets hold, and marks of direction, which can hide what stands there. */
// eslint-disable-next-line no-control-regex
const unreadable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

/** Whether a name is so written that no one can say what it is; it never links by itself. */
export const isUnreadable = (name: string): boolean => name.length > longestName || unreadable.test(name)

/** @param names how it was read */
export const doubtOf = (name: string, names: readonly NameParts[]): NameDoubt | null =>
  isUnreadable(name) ? 'UNREADABLE' : names.some(isCommon) ? 'COMMON' : null

const isCommon = ({ normal, divisions }: NameParts): boolean =>
  divisions.length === 0 && !/公司|中国/u.test(normal) && innerDivisions(normal, []).length === 0
