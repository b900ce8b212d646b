import type { Subject } from './matchPort.ts'
import type { ToldType } from './telling.ts'

/** RecordSourceInput of the schema. */
export interface SourceInput {
  system: string
  recordId: string
  version?: string | null
  recordedAt?: string | null
  enterpriseName?: string | null
  enterpriseCode?: string | null
  enterpriseAddress?: string | null
  enterpriseDistrict?: string | null
}

export interface RecordError {
  field: string
  code: string
  message: string
}

/** One type of departmental record: how an input becomes a row, and which rules it must keep. */
export interface RecordType<Input extends { source: SourceInput } = { source: SourceInput }> extends ToldType {
  /** the department's own columns, and `event_on` (see recordTable.ts) */
  row: (input: Input) => Record<string, string | number | null> & { event_on: string }
  /** the columns that a live source leaves where they are, named as their fields; nothing that is told, sorted or filtered by */
  body?: readonly string[]
  /** Chinese sentences for what breaks a rule; empty where nothing does */
  check: (input: Input) => RecordError[]
}

/** Of a text that is too long the record is rejected: nothing is made of the rest of it. */
export const subjectOf = ({
  enterpriseName,
  enterpriseCode,
  enterpriseAddress,
  enterpriseDistrict,
}: SourceInput): Subject => ({
  name: text(enterpriseName),
  code: text(enterpriseCode),
  address: text(enterpriseAddress),
  district: text(enterpriseDistrict),
})

const longestOfSubject = 500
const text = (value: string | null | undefined) =>
  value == null || value.trim() === '' ? null : value.slice(0, longestOfSubject)

const longestText = 10_000
const limits: Readonly<Record<string, number>> = {
  system: 60,
  recordId: 200,
  version: 60,
  recordedAt: 35,
  enterpriseName: longestOfSubject,
  enterpriseCode: 100,
  enterpriseAddress: longestOfSubject,
  enterpriseDistrict: 100,
}

/** A day before this one fills a column that somebody left empty: 0001-01-01. Tables refuse it too (tabular/dates.ts). */
const firstDay = '1800-01-01'

/** Finds days that are none: the fields of an input that are named as days are, `issuedOn`, `validFrom`, `publicUntil`. */
export const checkDays = (input: object): RecordError[] =>
  Object.entries(input).flatMap(([field, value]) =>
    /(On|From|Until)$/.test(field) && typeof value === 'string' && value < firstDay
      ? [{ field, code: 'INVALID_DATE', message: `“${value}”早于 ${firstDay}，请核对；不知道日期的不要填写` }]
      : [],
  )

/** The rules of every record: its source is told, no text is too long for its column, none holds what a database cannot keep. */
export const checkSource = (source: SourceInput): RecordError[] => [
  ...(['system', 'recordId'] as const)
    .filter(field => source[field].trim() === '')
    .map(field => ({ field, code: 'REQUIRED', message: `缺少${field === 'system' ? '来源系统' : '记录编号'}` })),
  ...checkTexts(source),
]

/** A NUL character, or half a character. */
const unkeepable = /\0|\p{Surrogate}/u

const isUnkeepable = (item: unknown): boolean => typeof item === 'string' && unkeepable.test(item)

/** Finds texts (also inside lists, which are kept as JSON) that are too long, or hold a NUL character or half a character. */
export const checkTexts = (input: object, tooLong: Readonly<Record<string, number>> = limits): RecordError[] => {
  const errors: RecordError[] = []
  for (const [field, value] of Object.entries(input)) {
    const isList = Array.isArray(value)
    if (!isList && typeof value !== 'string') continue
    const limit = tooLong[field] ?? longestText
    const length = isList ? JSON.stringify(value).length : value.length
    if (length > limit) errors.push({ field, code: 'TOO_LONG', message: `最多 ${limit} 个字符，收到 ${length} 个` })
    else if (isList ? value.some(isUnkeepable) : isUnkeepable(value))
      errors.push({ field, code: 'BAD_CHARACTER', message: '含有不可用的字符' })
  }
  return errors
}
