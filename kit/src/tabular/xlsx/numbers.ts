import { faulty } from '../fault.ts'
import type { Fault } from '../fault.ts'
import type { NumberStyle } from './styles.ts'

const dayLength = 86_400_000

/** @returns the number as people see it in the sheet: a date as a date, `000123` with its zeros, never `9.15E+17` */
export const shownNumber = (raw: string, style: NumberStyle, since1904: boolean): { text: string; fault?: Fault } => {
  const number = Number(Number(raw).toPrecision(15))
  if (raw.trim() === '' || !Number.isFinite(number)) return { text: raw }
  if (style === 'percent') return { text: `${plainNumber(Number((number * 100).toPrecision(15)))}%` }
  if (typeof style === 'object') return { text: plainNumber(number).padStart(style.zeros, '0') }
  if (style !== 'plain' && number >= 0 && number < 2_958_466) return { text: moment(number, style, since1904) }
  const text = plainNumber(number)
  if (Number.isInteger(number) && Math.abs(number) >= 1e15)
    return {
      text,
      ...faulty('LOST_DIGITS', `“${text}”被 Excel 当作数字，第 15 位以后已丢失，请把该列设为文本格式后重新填写`),
    }
  return { text }
}

const plainNumber = (number: number): string => {
  const text = String(number)
  const [, sign, digits, fraction = '', exponent] = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? []
  if (!exponent) return text
  const power = Number(exponent)
  if (power < 0) return `${sign}0.${'0'.repeat(-power - 1)}${digits}${fraction}`
  return `${sign}${digits}${fraction.padEnd(power, '0')}`
}

/** Days are counted from 1900 as if that year had a 29 February (as Excel does), or from 1904 in files of old Macs. */
const moment = (serial: number, style: NumberStyle, since1904: boolean): string => {
  const days = since1904 ? serial + 1_462 : serial
  const at = new Date(Date.UTC(1899, 11, 30) + Math.round(((days < 60 ? days + 1 : days) * dayLength) / 1_000) * 1_000)
  const [date, time] = at.toISOString().slice(0, 19).split('T') as [string, string]
  if (style === 'time') return time
  if (style === 'month') return date.slice(0, 7)
  return style === 'date' || time === '00:00:00' ? date : `${date} ${time}`
}
