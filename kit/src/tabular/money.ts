import { currencyOf } from './currencies.ts'
import { readDecimal, wholeTimes } from './decimal.ts'
import { faulty, parsed, quote } from './fault.ts'
import { foldWord } from './fold.ts'
import type { Parsed } from './fault.ts'

/** What a bare number counts: the unit that the header, the mapping or the kind of column states. */
export type MoneyUnit = '元' | '千元' | '万元' | '百万元' | '亿元'

export interface Money {
  /** a whole number of hundredths of the currency unit (fen), as text */
  amount: string
  /** ISO 4217 */
  currency: string
}

/** How many digits a unit lies above the fen. */
const power: Readonly<Record<string, number>> = {
  '': 2,
  十: 3,
  百: 4,
  千: 5,
  万: 6,
  十万: 7,
  百万: 8,
  千万: 9,
  亿: 10,
  万亿: 14,
}
const shape = /^([^\d.,-]*)([\d.,]+(?:e[+-]?\d+)?)([^\d]*)$/
const unit = /^(万亿|[十百千]?万|[十百千亿])?(.*)$/
/** what a BIGINT holds */
const most = 9_223_372_036_854_775_807n

/**
 * Reads an amount in 万元 as penalties are published: `2.5`, `1,000`, `５`, `3000元`, `0.8万元`, `1.2亿元`. A unit that is written wins.
 * @param given what a bare number counts
 * @returns whole fen as text, rounded half up; INVALID_AMOUNT for what is negative, foreign or no number
 */
export const readWan = (text: string, given: MoneyUnit = '万元'): Parsed<string> => {
  const { value, fault } = readMoney(text, given)
  if (fault) return { fault }
  if (value.currency !== 'CNY') return faulty('INVALID_AMOUNT', `${quote(text)}不是人民币金额，请折算为人民币`)
  return parsed(value.amount)
}

/**
 * Reads a registered capital: `800万人民币`, `203.9840(万)`, `3,180(万)`, `100(万人民币元)`, `588.3(万美元)`, `人民币800万元`, `2560.0`.
 * Without a currency it is CNY: capital is stated in it unless the register says otherwise, and the labelled rows agree.
 * @param given what a bare number counts; 元 where nobody says otherwise
 * @returns hundredths of the currency unit, for yen too, and the currency
 */
export const readCapital = (text: string, given: MoneyUnit = '元'): Parsed<Money> => readMoney(text, given)

const readMoney = (text: string, given: MoneyUnit): Parsed<Money> => {
  const folded = foldWord(text)
  if (/^[-−–]|^\(.*\)$/.test(folded)) return faulty('INVALID_AMOUNT', `金额${quote(text)}不能为负数`)
  const [, before, number, after] = shape.exec(folded) ?? []
  const decimal = number && readDecimal(number)
  if (!decimal)
    return faulty('INVALID_AMOUNT', `看不懂金额${quote(text)}，请写成数字，可带元、万元、亿元和币种，例如 3,180万元`)
  const [, multiple, word = ''] = unit.exec(after!.replaceAll(/[()[\]整正]/g, ''))!
  const currency = currencyIn(before!.replaceAll(/[():]/g, ''), word)
  if (!currency)
    return faulty('UNKNOWN_CURRENCY', `不认识金额${quote(text)}的单位或币种，请写成例如 500万元、100万美元`)
  const counted = multiple ?? (/[元圆]/.test(word) ? '' : given.slice(0, -1))
  const amount = wholeTimes(decimal, power[counted]!)
  if (amount > most) return faulty('INVALID_AMOUNT', `金额${quote(text)}过大，请核对单位`)
  return parsed({ amount: amount.toString(), currency })
}

/** `元人民币` and `人民币元` are both 人民币; told twice, both must agree. */
const currencyIn = (before: string, after: string): string | undefined => {
  const first = before && currencyOf(before)
  const bare = after === '' || after === '元' || after === '圆'
  const second = bare
    ? ''
    : (currencyOf(after) ?? currencyOf(after.replace(/^[元圆]/, '')) ?? currencyOf(after.replace(/[元圆]$/, '')))
  if (first === undefined || second === undefined || (first && second && first !== second)) return undefined
  return first || second || 'CNY'
}
