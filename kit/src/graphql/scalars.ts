import { readOrgCode, readUscc, shownCode } from '@e360/identity/codes'
import { GraphQLScalarType, Kind, type ValueNode } from 'graphql'
import { failure } from '../errors.ts'

/**
 * The scalars of schema/shared.graphql. Inputs are read leniently into their canonical form; an unreadable one is BAD_USER_INPUT with a
 * sentence that quotes it. Outputs pass as they are: what a repository reads is canonical already.
 */
export const scalars = {
  Date: textScalar('Date', readDate, '日期，格式为 YYYY-MM-DD'),
  DateTime: textScalar('DateTime', readDateTime, '时间，格式如 2024-06-24T09:30:00+08:00'),
  OrgCode: textScalar('OrgCode', text => readOrgCode(text)?.canonical ?? null, '9 位组织机构代码'),
  USCC: textScalar('USCC', text => readUscc(text)?.canonical ?? null, '18 位统一社会信用代码'),
  RegionCode: textScalar('RegionCode', text => (/^\d{6}$/.test(text.trim()) ? text.trim() : null), '6 位行政区划代码'),
  Fen: textScalar('Fen', readFen, '以分为单位的整数'),
}

function textScalar(name: string, read: (text: string) => string | null, expected: string) {
  const parse = (value: unknown): string => {
    const result = typeof value === 'string' || typeof value === 'number' ? read(String(value)) : null
    if (result === null)
      throw failure('BAD_USER_INPUT', `“${shownCode(String(value)).slice(0, 80)}”不是有效的 ${expected}`)
    return result
  }
  return new GraphQLScalarType<string, string>({
    name,
    serialize: value => String(value),
    parseValue: parse,
    parseLiteral: (node: ValueNode) =>
      parse(node.kind === Kind.STRING || node.kind === Kind.INT ? node.value : undefined),
  })
}

/** A calendar day that exists, YYYY-MM-DD; null otherwise. */
function readDate(text: string): string | null {
  const date = text.trim()
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return null
  const time = Date.parse(date)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date) ? date : null
}

function readDateTime(text: string): string | null {
  const written = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/i.exec(text.trim())
  if (!written || readDate(written[1]!) === null) return null
  const time = Date.parse(text.trim())
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}

/** Fen that both databases and JavaScript hold exactly: at most 9·10¹⁵. */
function readFen(text: string): string | null {
  if (!/^-?\d{1,16}$/.test(text.trim())) return null
  return Number.isSafeInteger(Number(text)) ? String(Number(text)) : null
}
