import { composed } from './composed.ts'
import { longestTyped } from './longestTyped.ts'

/**
 * What people and forms put between or around the characters of a code: blanks, controls, zero-width and bidi marks, hyphens and dashes
 * (also the minus sign and the kana stroke that is typed for one), dots, quotes.
 */
const filling = /[\p{Z}\p{Cc}\p{Cf}\p{Mn}\p{Pd}\p{Pc}\p{Pi}\p{Pf}−ー.。·•‧・,、'"`]+/gu

/** The name of the code, where a cell was copied together with its label. */
const label =
  /^(?:(?:统一社会信用代码|社会信用代码|信用代码|组织机构代码|机构代码|工商注册号|注册号)(?:证号|号|证)?[/:]*)+/

/**
 * A code as typed, brought to its bare characters: full width becomes half width, small letters capitals, filling and a leading label go.
 * Nothing is guessed: a letter O stays a letter, a Cyrillic А stays Cyrillic, and the readers refuse them.
 */
export const bareCode = (text: string): string =>
  isBare.test(text) || text.length > longestTyped
    ? text
    : composed(text)
        .replace(filling, '')
        .replace(label, '')
        .replace(/[a-z]+/g, letters => letters.toUpperCase())

/** As nearly all codes are written. */
const isBare = /^[0-9A-Z]*$/

const identityNumber = /^[1-8]\d{5}((?:19|20)\d{2})(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$/

/** Nobody younger, in years, has dealings of their own; a number with a later day in it counts records of that day. */
const leastAge = 16

/**
 * Whether 18 bare characters are a citizen's identity number: a region, and the birthday of somebody old enough. Its check character is not asked: a number
 * that was mistyped is a person's all the same.
 * Forms for sole traders often hold one in the code column; it must not be kept as the code of an enterprise.
 * Source: GB 11643-1999; 民法典 (2020), article 18.
 */
export const isIdentityNumber = (bare: string): boolean => {
  const born = identityNumber.exec(bare)?.[1]
  return born !== undefined && Number(born) <= new Date().getFullYear() - leastAge
}
