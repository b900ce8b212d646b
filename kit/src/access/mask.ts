import { readRegistrationNo, readUscc } from '@e360/identity/codes'

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
 * hyphens between, with 15 digits too. A run of digits that is part of a longer code stays, and so does a company's code.
 */
export const maskText = (text: string): string => {
  if (!mayHold.test(text) || isRegistrationNo(text)) return text
  return numbers.reduce(masked, { text, plain: plainOf(text) }).text
}

/** Seven digits that nothing but signs stand between: less is no number of a person. */
const mayHold = /(?:[\d０-９①-⑨][^\p{L}\d０-９①-⑨]{0,3}){7}/u

/** One kind of number. @param mask null: no number of a person after all */
interface PersonsNumber {
  found: RegExp
  mask: (digits: string) => string | null
}

/** A text, and how numbers are looked for in it: one character for one, so that a place in the one is the place in the other. */
interface Told {
  text: string
  plain: string
}

/** Each kind is looked for by itself: digits that make no number with those before them may make one with those behind. */
const masked = (told: Told, { found, mask }: PersonsNumber): Told => {
  const { text, plain } = told
  const shown: Told = { text: '', plain: '' }
  let from = 0
  found.lastIndex = 0
  for (let match = found.exec(plain); match; match = found.exec(plain)) {
    const [{ length }] = match
    const number = mask(match[0].replaceAll(/[^\dXx]/g, ''))
    if (number === null) {
      found.lastIndex = match.index + 1
      continue
    }
    shown.text += text.slice(from, match.index) + number
    shown.plain += plain.slice(from, match.index) + number
    from = match.index + length
  }
  return from === 0 ? told : { text: shown.text + text.slice(from), plain: shown.plain + plain.slice(from) }
}

/** Ideographs are as plain as ASCII. */
const plainOf = (text: string): string => text.replaceAll(/[^\w!-~\u3400-\u9FFF]/g, plainly)

const plainly = (character: string): string => {
  const known = plainCharacters.get(character)
  if (known !== undefined) return known
  const plain = toPlain(character)
  plainCharacters.set(character, plain)
  return plain
}

/** Of 65,536 at most: halves of rare characters are looked at one by one. */
const plainCharacters = new Map<string, string>()

const toPlain = (character: string): string => {
  if (/[\s\p{Z}\p{Cf}]/u.test(character)) return ' '
  if (/[\p{Pd}−·]/u.test(character)) return '-'
  const plain = character.normalize('NFKC')
  return plain.length === 1 ? plain : character
}

const gap = '[ -]{0,3}'
const digits = (count: number, between = gap) => `(?:${between}\\d){${count}}`
const dotted = '[ .-]{0,3}'
const abroad = `(?:(?:\\+|00)?86${gap})?`

const numbers: readonly PersonsNumber[] = [
  {
    found: new RegExp(`(?<!\\d)(?:\\d${digits(16, dotted)}${dotted}[\\dXx]|\\d${digits(14, dotted)})(?![\\dXx])`, 'g'),
    mask: id =>
      isBirthday(id) && !isCreditCode(id) ? `${id.slice(0, 3)}${'*'.repeat(id.length - 7)}${id.slice(-4)}` : null,
  },
  {
    found: new RegExp(`(?<!\\d)${abroad}(?:0?1${gap}[3-9]${digits(9)}|\\(?1[3-9]\\d[).]\\d{4}[.-]?\\d{4})(?!\\d)`, 'g'),
    mask: mobile => `${mobile.slice(-11, -8)}****${mobile.slice(-4)}`,
  },
  {
    // what stands before counts too: 015-0012345 is part of a licence's number
    found: new RegExp(
      `(?<![\\dA-Za-z]|[\\dA-Za-z]-)(?:(?:\\+|00)86${gap}[2-9]\\d{1,2}|${abroad}\\(?0\\)?\\d{2,3}\\)?)${gap}[2-9]${digits(6)}(?:${gap}\\d)?(?![\\dA-Za-z])`,
      'g',
    ),
    mask: line => `${areaCode(line.replace(/^(?:00)?860?(?=\d{9})/, '0'))}-****${line.slice(-4)}`,
  },
  {
    found: new RegExp(`(?<=(?:电话|座机|传真|联系方式)[:：为是 ]{0,3})[2-9]${digits(6)}(?:${gap}\\d)?(?!\\d)`, 'g'),
    mask: local => `****${local.slice(-4)}`,
  },
]

/** Beijing 010, then 02x of three digits; all others of four. */
const areaCode = (line: string): string => line.slice(0, /^0(?:10|2)/.test(line) ? 3 : 4)

/** A text of its own; within others it is as likely an ID card of 15 digits. */
const isRegistrationNo = (text: string): boolean => /^\d{15}$/.test(text) && readRegistrationNo(text)?.valid === true

/** Those of companies begin with 9; a citizen's number never does. */
const isCreditCode = (text: string): boolean => text.startsWith('9') && readUscc(text)?.valid === true

/** Whether the digits of an ID card's birthday are a day: GB 11643, positions 7-14, or 7-12 of the old 15 digits. */
const isBirthday = (digits: string): boolean => {
  const day = digits.length === 18 ? digits.slice(6, 14) : `19${digits.slice(6, 12)}`
  const text = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`
  const time = Date.parse(text)
  return /^(?:19|20)/.test(day) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
