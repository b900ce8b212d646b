import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLEnumType,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLScalarType,
} from 'graphql'
import { isFailure } from '../errors.ts'
import type { RecordError } from '../records/recordType.ts'

/** A value as its GraphQL type takes it, or what is wrong with it, in Chinese and by the name of the field. */
export interface Coerced {
  value: unknown
  errors: RecordError[]
}

/** As many errors of one record are told: a long list of wrong items is not read to its end. */
const mostErrors = 20

/** Reads a JSON value as the variable of a GraphQL operation would be read: the same values are taken, the same are refused. */
export const coerceInput = (type: GraphQLInputType, value: unknown): Coerced => {
  const errors: RecordError[] = []
  return { value: coerce(type, value, null, errors), errors }
}

type Field = Pick<GraphQLInputField, 'name' | 'description'> | null

const coerce = (type: GraphQLInputType, value: unknown, field: Field, errors: RecordError[]): unknown => {
  if (isNonNullType(type)) {
    if (value !== null && value !== undefined) return coerce(type.ofType, value, field, errors)
    errors.push(error(field, 'REQUIRED', `缺少${nameOf(field)}`))
    return undefined
  }
  if (value === null || value === undefined) return null
  if (isListType(type)) {
    const items: unknown[] = []
    for (const item of Array.isArray(value) ? value : [value]) {
      if (errors.length >= mostErrors) break
      items.push(coerce(type.ofType, item, field, errors))
    }
    return items
  }
  if (isInputObjectType(type)) return coerceObject(type, value, field, errors)
  return isEnumType(type) ? coerceChoice(type, value, field, errors) : coerceScalar(type, value, field, errors)
}

const coerceObject = (type: GraphQLInputObjectType, value: unknown, field: Field, errors: RecordError[]): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    errors.push(error(field, 'NOT_AN_OBJECT', `${nameOf(field)}应为对象（{…}），收到 ${shown(value)}`))
    return undefined
  }
  const given = value as Readonly<Record<string, unknown>>
  const known = type.getFields()
  const read: Record<string, unknown> = {}
  for (const name of Object.keys(given))
    if (errors.length >= mostErrors) break
    else if (!Object.hasOwn(known, name))
      errors.push(error({ name, description: null }, 'UNKNOWN_FIELD', `没有字段“${name.slice(0, 60)}”，请检查拼写`))
  for (const each of Object.values(known)) {
    const told = Object.hasOwn(given, each.name) ? given[each.name] : undefined
    if (told !== undefined || isNonNullType(each.type) || each.defaultValue !== undefined)
      read[each.name] =
        told === undefined && each.defaultValue !== undefined
          ? each.defaultValue
          : coerce(each.type, told, each, errors)
  }
  return read
}

const coerceChoice = (type: GraphQLEnumType, value: unknown, field: Field, errors: RecordError[]): unknown => {
  const choice = typeof value === 'string' ? type.getValue(value) : undefined
  if (choice) return choice.value
  const choices = type.getValues().map(({ name }) => name)
  errors.push(error(field, 'UNKNOWN_CHOICE', `${nameOf(field)}不能是 ${shown(value)}，可用的有：${choices.join('、')}`))
  return undefined
}

const coerceScalar = (type: GraphQLScalarType, value: unknown, field: Field, errors: RecordError[]): unknown => {
  try {
    return type.parseValue(value)
  } catch (thrown) {
    const why = isFailure(thrown) ? thrown.message : `${shown(value)} 不是有效的 ${expected[type.name] ?? type.name}`
    errors.push(error(field, 'INVALID_VALUE', `${nameOf(field)}有误：${why}`))
    return undefined
  }
}

const expected: Readonly<Record<string, string>> = {
  String: '文本',
  ID: '编号',
  Int: '整数',
  Float: '数字',
  Boolean: '布尔值（true 或 false）',
}

const error = (field: Field, code: string, message: string): RecordError => ({
  field: field?.name ?? '',
  code,
  message,
})

/** The field as people and programs know it: “inspectedOn”（检查日期）. */
const nameOf = (field: Field): string => {
  if (field === null) return '记录'
  const words = field.description?.split(/[；，。（]/)[0]
  return words ? `“${field.name}”（${words}）` : `“${field.name}”`
}

/** A list or an object without what is in it: one that is nested deep enough cannot be written out. */
const shown = (value: unknown): string => {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[…]' : '{…}'
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
