import { readSmallXml, attribute } from './xml.ts'

/** How a number is shown, as far as its reading depends on it. */
export type NumberStyle = 'plain' | 'date' | 'month' | 'dateTime' | 'time' | 'percent' | { zeros: number }

/** The formats that files name by number only. Source: ECMA-376 part 1, 18.8.30, and its list for zh-CN. */
const builtIn = (id: number): NumberStyle => {
  if (id === 17 || id === 27 || id === 57) return 'month'
  if (id === 22) return 'dateTime'
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id === 55 || id === 56)
    return 'time'
  if ((id >= 14 && id <= 16) || (id >= 28 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) return 'date'
  return id === 9 || id === 10 ? 'percent' : 'plain'
}

/** Reads a format such as `yyyy"年"m"月"d"日"`, `[$-804]yyyy/m/d`, `00000000`, `0.0%`. */
const styleOfFormat = (code: string): NumberStyle => {
  const [positive = ''] = code
    .replaceAll(/"[^"]*"|\\.|_./g, '')
    .replaceAll(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .toLowerCase()
    .split(';')
  if (/general|@/.test(positive)) return 'plain'
  const [day, year, clock] = [/d/.test(positive), /[ye]/.test(positive), /[hs]/.test(positive)]
  if (day || (year && /[ymd]/.test(positive))) {
    if (clock) return 'dateTime'
    return day ? 'date' : 'month'
  }
  if (clock) return 'time'
  if (positive.includes('%')) return 'percent'
  const zeros = /^0{2,}$/.exec(positive)
  return zeros ? { zeros: zeros[0].length } : 'plain'
}

/** Of formats, and of cell formats; Excel has 64,000. */
const most = 65_536

/** @returns the style of every cell format, by the number that cells give in `s` */
export const readStyles = async (bytes: AsyncIterable<Buffer>): Promise<NumberStyle[]> => {
  const own = new Map<number, NumberStyle>()
  const styles: NumberStyle[] = []
  let within = false
  await readSmallXml(bytes, {
    open: (name, attributes) => {
      if (name === 'cellXfs') within = true
      else if (name === 'numFmt' && own.size < most)
        own.set(Number(attribute(attributes, 'numFmtId')), styleOfFormat(attribute(attributes, 'formatCode') ?? ''))
      else if (name === 'xf' && within && styles.length < most) {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0)
        styles.push(own.get(id) ?? builtIn(id))
      }
    },
    close: name => {
      if (name === 'cellXfs') within = false
    },
  })
  return styles
}
