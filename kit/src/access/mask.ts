/** Surnames of two characters; any other first character is a surname. Source: 百家姓 and what the register's names show. */
const longSurnames = new Set(
  '欧阳 上官 司马 诸葛 司徒 夏侯 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 端木 百里 呼延 南宫 独孤 轩辕 钟离 太史 申屠 公冶 濮阳 淳于 单于 澹台 赫连 闻人 万俟 第五 西门 東方 歐陽 諸葛 司空 亓官 仉督 左丘 鲜于 闾丘 拓跋'.split(
    ' ',
  ),
)

/** A person's name as others see it: the surname and two asterisks, which hide the length too. Several names are masked each. */
export const maskName = (name: string): string =>
  name.replaceAll(/[^、，,;；/\s][^、，,;；/]*/gu, each => {
    const characters = Array.from(each.trim())
    const surname = characters.slice(0, 2).join('')
    return `${characters.length > 2 && longSurnames.has(surname) ? surname : characters[0]}**`
  })

/**
 * Free text without the digits of ID cards and telephones: `500***********1234`, `138****5678`, `023-****5678`. Found in full width, with blanks and
 * hyphens between, with 15 digits too. A run of digits that is part of a longer code stays.
 */
export const maskText = (text: string): string => {
  if (!mayHold.test(text)) return text
  // one character for one, so that a place in the one is the place in the other
  const plain = text.replaceAll(/[０-９Ｘｘ＋（）　－‐‑–—−·]/g, halfWidth)
  let shown = ''
  let from = 0
  for (const found of plain.matchAll(numbers)) {
    const digits = found[0].replaceAll(/[^\dXx]/g, '')
    const masked = maskNumber(digits, found.groups ?? {})
    if (masked === null) continue
    shown += text.slice(from, found.index) + masked
    from = found.index + found[0].length
  }
  return shown + text.slice(from)
}

/** Seven digits that nothing but signs stand between: less is no number of a person. */
const mayHold = /(?:[\d０-９][^\p{L}\d０-９]{0,2}){7}/u

const halfWidth = (character: string): string => {
  if (character === '　') return ' '
  if (/[－‐‑–—−·]/.test(character)) return '-'
  return String.fromCharCode(character.charCodeAt(0) - 0xfee0)
}

const gap = '[ -]?'
const digit = (count: number) => `(?:${gap}\\d){${count}}`

/** Longest first. Of a landline what stands before counts too: 015-0012345 is part of a licence's number. */
const numbers = new RegExp(
  [
    `(?<!\\d)(?<id>\\d${digit(16)}${gap}[\\dXx]|\\d${digit(14)})(?![\\dXx])`,
    `(?<!\\d)(?<mobile>(?:\\+?86${gap})?1${gap}[3-9]${digit(9)})(?!\\d)`,
    `(?<![\\dA-Za-z]|[\\dA-Za-z]-)(?<line>(?:\\+?86${gap})?\\(?0\\d{2,3}\\)?${gap}[2-9]${digit(6)}(?:${gap}\\d)?)(?![\\dA-Za-z])`,
    `(?<=(?:电话|座机|传真|联系方式)[:：为是 ]{0,3})(?<local>[2-9]${digit(6)}(?:${gap}\\d)?)(?!\\d)`,
  ].join('|'),
  'gu',
)

const maskNumber = (digits: string, { id, mobile, line }: Record<string, string | undefined>): string | null => {
  const tail = digits.slice(-4)
  if (id) return isBirthday(digits) ? `${digits.slice(0, 3)}${'*'.repeat(digits.length - 7)}${tail}` : null
  const national = digits.replace(/^86(?=0|1\d{10}$)/, '')
  if (mobile) return `${national.slice(0, 3)}****${tail}`
  if (line) return `${areaCode(national)}-****${tail}`
  return `****${tail}`
}

/** Beijing 010, then 02x of three digits; all others of four. */
const areaCode = (digits: string): string => digits.slice(0, /^0(?:10|2)/.test(digits) ? 3 : 4)

/** Whether the digits of an ID card's birthday are a day: GB 11643, positions 7-14, or 7-12 of the old 15 digits. */
const isBirthday = (digits: string): boolean => {
  const day = digits.length === 18 ? digits.slice(6, 14) : `19${digits.slice(6, 12)}`
  const text = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`
  const time = Date.parse(text)
  return /^(?:19|20)/.test(day) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
