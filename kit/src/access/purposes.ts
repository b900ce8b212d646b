import type { Purpose } from '../caller.ts'
import { failure } from '../errors.ts'

/** Why somebody may look at personal data, by what it rests on. */
interface KnownPurpose {
  code: string
  name: string
  basis: string
  /** it is told of one case, whose number belongs to it */
  needsCase: boolean
}

/** Article 6: for a clear purpose, and no more than it needs; the section is on organs of the state. */
const general = '《中华人民共和国个人信息保护法》第六条、第二章第三节'

/** What officers look for. A purpose is added here together with its basis; one that is no more allowed is taken out. */
const purposes: readonly KnownPurpose[] = [
  { code: 'INSPECTION', name: '监督检查', basis: general, needsCase: false },
  { code: 'CASE', name: '案件办理', basis: `《中华人民共和国行政处罚法》；${general}`, needsCase: true },
  {
    code: 'COMPLAINT',
    name: '投诉举报处理',
    basis: '《市场监督管理投诉举报处理暂行办法》（国家市场监督管理总局令第20号）',
    needsCase: true,
  },
  {
    code: 'REGISTRATION',
    name: '登记数据治理',
    basis: '《中华人民共和国市场主体登记管理条例》（国务院令第746号）',
    needsCase: false,
  },
]

const mostCharacters = 500

/**
 * Reads why somebody looks: `x-e360-purpose: CASE; case=渝市监案〔2024〕1号; glass=理由`, and `x-e360-glass-reason` in place of the latter. What is not
 * ASCII comes percent-encoded (RFC 3986).
 * The purpose's Chinese name does as well as its code.
 * @returns null where nothing is told
 * @throws BAD_USER_INPUT for a purpose that is none, or one without the case that belongs to it
 */
export const readPurpose = (header: string | undefined, glassHeader?: string): Purpose | null => {
  const [code = '', ...parts] = (header ?? '').split(';').map(part => decoded(part.trim()))
  const told = new Map(
    parts.map(part => [part.slice(0, part.indexOf('=')).trim(), part.slice(part.indexOf('=') + 1).trim()]),
  )
  const glassReason = decoded(glassHeader?.trim() ?? '') || told.get('glass')
  if (code === '' && !glassReason) return null
  if (glassReason && !isWord(glassReason)) throw badHeader('请写明破例查看的理由')
  const known = purposes.find(purpose => purpose.code === code.toUpperCase() || purpose.name === code)
  if (!known) {
    const list = purposes.map(({ code, name }) => `${code}（${name}）`).join('、')
    const what = code === '' ? '请写明查看目的' : `“${code.slice(0, 40)}”不是可用的查看目的`
    throw badHeader(`${what}：x-e360-purpose 可用的有 ${list}`)
  }
  const caseNumber = told.get('case') ?? ''
  if (known.needsCase && !isWord(caseNumber))
    throw badHeader(`查看目的 ${code}（${known.name}）须附案号，如 ${code}; case=…`)
  if (Math.max(caseNumber.length, glassReason?.length ?? 0) > mostCharacters)
    throw badHeader(`案号和理由最多 ${mostCharacters} 字`)
  return { code: known.code, ...(caseNumber && { caseNumber }), ...(glassReason && { glassReason }) }
}

/** Something that people can read, and not a sign or a control character alone. */
const isWord = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

const badHeader = (sentence: string) => failure('BAD_USER_INPUT', sentence, { http: { status: 400 } })

/** A header holds no Chinese; what is no percent-encoding is taken as it is. */
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
