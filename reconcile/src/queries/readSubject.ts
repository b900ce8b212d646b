import { readCode } from '@e360/identity/codes'
import { properties } from '../properties/properties.ts'
import type { SubjectField } from '../properties/property.ts'

type Value = string | number | boolean | { id: string; name?: string }

/** A property of a query, with its value or its values. */
export interface QueryProperty {
  pid: string
  v: Value | readonly Value[]
}

/** What a query tells of a company, as the matcher takes it. */
export type Subject = Readonly<Partial<Record<SubjectField, string>>>

/**
 * The subject of a query. A query text that reads as a code is one. Of several values the first counts; of several codes the most telling: a
 * general one, credit code, organization code, registration number.
 * @param name the query text; undefined where it gave none
 */
export const readSubject = (
  name: string | undefined,
  told: readonly QueryProperty[],
): { subject: Subject } | { fault: string } => {
  const subject: Partial<Record<SubjectField, string>> = {}
  for (const { id, compares } of properties) {
    const given = told.find(({ pid }) => pid === id)
    if (!given || compares === undefined || subject[compares] !== undefined) continue
    const text = readValue(compares, given.v)
    if (text === null) return { fault: `属性“${id}”的值应为文本；位数多的代码写成数字会丢失末位` }
    if (text !== '') subject[compares] = text
  }
  const query = name?.trim() ?? ''
  if (query !== '' && subject.code === undefined && readCode(query).kind !== 'unknown') subject.code = query
  else if (query !== '') subject.name = query
  return Object.keys(subject).length > 0 ? { subject } : { fault: '查询是空的：没有名称，也没有属性' }
}

/** @returns null where the value cannot be this field's; empty where nothing is told */
const readValue = (field: SubjectField, value: QueryProperty['v']): string | null => {
  const [first = ''] = isSeveral(value) ? value : [value]
  if (typeof first === 'boolean') return null
  if (typeof first === 'number') return Number.isSafeInteger(first) ? String(first) : null
  const text = typeof first === 'string' ? first : field === 'code' ? first.id : (first.name ?? first.id)
  // a date cell of OpenRefine comes with a time
  return field === 'establishedOn' ? text.trim().replace(/^(\d{4}-\d{2}-\d{2})T.*$/, '$1') : text.trim()
}

const isSeveral = (value: QueryProperty['v']): value is readonly Value[] => Array.isArray(value)
