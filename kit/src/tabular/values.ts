import { faulty, parsed, quote } from './fault.ts'
import { foldWord, isBlank, isPlaceholder } from './fold.ts'
import type { Parsed } from './fault.ts'

/** How a cell lists its items. */
export interface ListStyle {
  /** the characters that separate, by default `;；、`; a line break always does. A blank among them separates only two Chinese words */
  separators?: string
  /** what looks like this, between all other separators, is one item although it holds an enumeration comma (、) */
  whole?: RegExp
}

/**
 * Splits what a cell lists, in its order: `甲；乙` → `['甲', '乙']`. A separator within brackets does not split:
 * `铅(限值1、2)、镉` has two items. Blank items and `/`, `无` are dropped.
 */
export const readList = (text: string, { separators = ';；、', whole }: ListStyle = {}): string[] => {
  const lines = split(
    separators.includes(' ') ? markBlanks(text) : text,
    `${separators.replaceAll(/[、 ]/g, '')}\n${blank}`,
  )
  const items = separators.includes('、')
    ? lines.flatMap(item => (whole?.test(item) ? [item] : split(item, '、')))
    : lines
  return items.map(item => item.replaceAll(blank, ' ')).filter(item => !isBlank(item) && !isPlaceholder(item))
}

/** A blank that separates; no cell that is read holds a NUL character. */
const blank = '\0'

/** `排气污染物 无线电骚扰` are two; `回弹性能 F`, `pH 值` and `铅 (以Pb计)` are one each: in doubt an item stays as it was written. */
const markBlanks = (text: string) => text.replaceAll(/(?<=[\p{Script=Han})）])[ \u3000]+(?=\p{Script=Han})/gu, blank)

const split = (text: string, separators: string): string[] => {
  const items: string[] = []
  let depth = 0
  let from = 0
  const balanced = countOf(text, '(（') === countOf(text, ')）')
  for (let index = 0; index <= text.length; index += 1) {
    const letter = text[index]
    if (balanced && letter && '(（'.includes(letter)) depth += 1
    else if (balanced && letter && ')）'.includes(letter)) depth -= 1
    else if (letter === undefined || (depth <= 0 && separators.includes(letter))) {
      items.push(text.slice(from, index).trim())
      from = index + 1
    }
  }
  return items
}

/** Reads a number with sign, full width and thousands separators: `-3.5`, `1,234`. A percentage is refused: 95 % may mean 95 or 0.95. */
export const readNumber = (text: string): Parsed<number> => {
  const folded = foldWord(text).replace('−', '-')
  if (/^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?(?:e[+-]?\d+)?$/.test(folded) && /\d/.test(folded)) {
    const value = Number(folded.replaceAll(',', ''))
    if (Number.isFinite(value)) return parsed(value)
  }
  return faulty('INVALID_NUMBER', `${quote(text)}不是数字，请只写数字，例如 95.5`)
}

/** As {@link readNumber}, whole and exact. */
export const readInteger = (text: string): Parsed<number> => {
  const { value, fault } = readNumber(text)
  if (fault) return { fault }
  return Number.isSafeInteger(value) ? parsed(value) : faulty('INVALID_NUMBER', `${quote(text)}不是整数，请核对`)
}

const countOf = (text: string, letters: string) => text.split(new RegExp(`[${letters}]`)).length
