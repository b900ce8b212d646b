import { composed } from '@e360/identity/composed'

interface WrittenDate {
  year: string
  month: string
  day?: string
}

/** A way of writing dates that somebody declared for one column. */
export interface DatePattern {
  /** set where the column gives months only: which day of the month is meant */
  month?: 'first' | 'last'
  /** undefined where the text is not written in this way */
  read: (text: string) => WrittenDate | undefined
}

/**
 * Reads a hint such as `DD/MM/YYYY`, `yyyy年M月d日`, `YYMMDD`, `YYYY-MM` (the first of that month) or `YYYY-MM 月末` (its last day).
 * A time of day in the hint is skipped. Two-digit years are 2000 to 2069 and 1970 to 1999.
 * @returns undefined where the hint names no year and month
 */
export const readDatePattern = (hint: string): DatePattern | undefined => {
  const [, written = '', edge] = /^(.*?)\s*(月初|月末)?$/.exec(composed(hint).trim()) ?? []
  const [letters = ''] = written.split(/[\sT]*[hH]/)
  const tokens = letters.toUpperCase().match(/Y+|M+|D+|[^YMD]+/g) ?? []
  const order = tokens.map(token => token[0]!).filter(letter => 'YMD'.includes(letter))
  if (!['YMD', 'DMY', 'MDY', 'YM', 'MY'].includes(order.join(''))) return undefined
  const adjoining = (index: number) => /^[YMD]/.test(tokens[index + 1] ?? '') || /^[YMD]/.test(tokens[index - 1] ?? '')
  const source = tokens.map((token, index) => {
    if (token.startsWith('Y')) return token.length <= 2 ? String.raw`(?<year>\d{2})` : String.raw`(?<year>\d{4})`
    const digits = adjoining(index) ? '2' : '1,2'
    if (token.startsWith('M')) return String.raw`(?<month>\d{${digits}})`
    if (token.startsWith('D')) return String.raw`(?<day>\d{${digits}})`
    return token.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)
  })
  const expression = new RegExp(`^${source.join('')}$`, 'i')
  return {
    ...(order.includes('D') ? {} : { month: edge === '月末' ? ('last' as const) : ('first' as const) }),
    read: text => {
      const { year, month, day } = expression.exec(text)?.groups ?? {}
      return year && month
        ? { year: year.length === 4 ? year : `${Number(year) < 70 ? 20 : 19}${year}`, month, day }
        : undefined
    },
  }
}
