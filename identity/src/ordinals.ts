/** What can be counted in a company's name: its places and parts. A numeral directly before one of them is an ordinal. */
const unit =
  '公司|分公司|支公司|门市|分店|连锁店|店|分厂|厂|车间|分部|部(?!件)|分社|社|分院|分校|分所|所|支行|分行|分理处|处|分站|站|大队|中队|分队|支队|队|号|期|村|组'

const run = '[一二三四五六七八九十]+|[IVX]+'
/** Beside these a numeral is part of a larger number or of a code, and is left alone. */
const numeral = '一二三四五六七八九十百千万亿零〇点0-9A-Z'

const afterOrdinalMark = `(?<=第)(?:${run})(?![${numeral}])`
const beforeUnit = `(?<![${numeral}第])(?:${run})(?=${unit})`
const ordinal = new RegExp(`${afterOrdinalMark}|${beforeUnit}`, 'g')

const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII']
const digits = '一二三四五六七八九'

/**
 * Writes ordinals from 1 to 99 in Arabic digits where they are certainly ordinals: after 第, and directly before a countable part (二分公司,
 * Ⅱ分公司 and 2分公司 meet). Anywhere else 三峡, 五一 and 八一六 keep their characters.
 * @param name with folded characters
 */
export const foldOrdinals = (name: string): string =>
  anyNumeral.test(name) ? name.replace(ordinal, written => String(valueOf(written) ?? written)) : name

const anyNumeral = /[一二三四五六七八九十IVX]/

/** @returns null where the run is not a well-formed numeral, as 八一 */
const valueOf = (written: string): number | null => {
  if (/^[IVX]/.test(written)) return romans.includes(written) ? romans.indexOf(written) + 1 : null
  const parts = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(written)
  if (!parts) return null
  const [, first = '', ten = '', last = ''] = parts
  if (ten === '') return last === '' ? digitOf(first) : null
  return (first === '' ? 1 : digitOf(first)) * 10 + (last === '' ? 0 : digitOf(last))
}

const digitOf = (character: string): number => digits.indexOf(character) + 1
