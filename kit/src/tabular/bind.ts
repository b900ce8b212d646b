import { failure } from '../errors.ts'
import { cellReader } from './cell.ts'
import { matchHeaders, nameOf, unitOf } from './columns.ts'
import { foldHeader } from './fold.ts'
import type { CellReader } from './cell.ts'
import type { Column, Source } from './columns.ts'
import type { PickHeader } from './read.ts'
import type { MappedHeaders, Mapping } from './mapping.ts'
import type { MoneyUnit } from './money.ts'

/** How one field is read from every row. */
export interface Binding {
  column: Column
  /** the columns of the file, in the order in which they are asked or joined */
  sources: readonly Source[]
  /** what stands between joined cells; undefined: the first cell that is not blank counts */
  join?: string
  /** the unit of a bare amount that the mapping states */
  unit?: MoneyUnit
  read: CellReader
}

export interface Bound {
  bindings: Binding[]
  /** the same for every row */
  constants: Readonly<Record<string, unknown>>
  /** headers that nobody reads */
  ignored: string[]
}

/**
 * Finds for every declared column where it stands in the file. A mapping comes first; what it does not speak of is recognised by header.
 * @throws BAD_USER_INPUT naming what is wrong: a field or header of the mapping, two columns of one meaning, a missing required column
 */
export const bindColumns = (headers: readonly string[], columns: readonly Column[], mapping?: Mapping): Bound => {
  if (mapping) refuseUnknownFields(columns, mapping)
  const mapped = new Map(
    Object.entries(mapping?.columns ?? {}).map(([field, given]) => [
      field,
      given && mappedSources(headers, field, given),
    ]),
  )
  const taken = new Set([...mapped.values()].flatMap(each => each?.map(source => source.index) ?? []))
  const spokenOf = new Set([...mapped.keys(), ...Object.keys(mapping?.constants ?? {})])
  const recognised = matchHeaders(
    headers,
    columns.filter(column => !spokenOf.has(column.field)),
    taken,
  )
  const constants = readConstants(columns, mapping)
  const bindings = columns.flatMap((column): Binding[] => {
    const sources = mapped.get(column.field) ?? recognised.sources.get(column.field)
    return sources ? [binding(column, sources, mapping)] : []
  })
  const missing = columns.filter(
    column =>
      column.required && constants[column.field] === undefined && !bindings.some(each => each.column === column),
  )
  if (missing.length > 0) throw failure('BAD_USER_INPUT', missingColumns(missing, headers))
  return { bindings, constants, ignored: recognised.ignored }
}

/** Picks the header among the first rows: the first in which every required column is found, else the one with most known columns. */
export const headerPicker =
  (columns: readonly Column[], mapping?: Mapping): PickHeader =>
  (rows, isAll) => {
    const known = rows.map(cells => {
      try {
        return bindColumns(cells, columns, mapping).bindings.length
      } catch {
        return 0
      }
    })
    const complete = known.findIndex(count => count > 0)
    if (complete >= 0) return complete
    if (!isAll) return null
    const optional = columns.map(column => ({ ...column, required: false, several: 'first' as const }))
    const counts = rows.map(cells => matchHeaders(cells, optional).sources.size)
    return counts.indexOf(Math.max(...counts))
  }

const binding = (column: Column, given: readonly Source[], mapping: Mapping | undefined): Binding => {
  const { field } = column
  const mapped = mapping?.columns[field]
  const sources = given.map(source => ({ ...source, unit: unitOf(column, source.header) }))
  return {
    column,
    sources,
    ...(mapped && 'join' in mapped ? { join: mapped.with ?? (column.kind === 'list' ? ';' : ' ') } : {}),
    ...(mapping?.units[field] ? { unit: mapping.units[field] } : {}),
    read: cellReader(column, {
      values: mapping?.values[field],
      dates: mapping?.dates[field],
      separators: mapping?.separators[field],
    }),
  }
}

const mappedSources = (headers: readonly string[], field: string, given: NonNullable<MappedHeaders>): Source[] => {
  const all = 'join' in given
  const names = all ? given.join : given.first
  const found = names.map(name => headers.findIndex(header => foldHeader(header) === foldHeader(name)))
  const missing = names.filter((_, place) => found[place]! < 0)
  if (missing.length > 0 && (all || missing.length === names.length))
    throw failure(
      'BAD_USER_INPUT',
      `映射文件的“columns.${field}”要用表头“${missing.join('”、“')}”，但文件里没有；${headersFound(headers)}`,
    )
  return found.filter(index => index >= 0).map(index => ({ index, header: headers[index]! }))
}

const refuseUnknownFields = (columns: readonly Column[], mapping: Mapping) => {
  const known = new Map(columns.map(column => [column.field, column]))
  for (const part of ['columns', 'constants', 'values', 'dates', 'units', 'separators'] as const)
    for (const field of Object.keys(mapping[part])) {
      const column = known.get(field)
      if (!column)
        throw failure(
          'BAD_USER_INPUT',
          `映射文件的“${part}.${field}”有误：没有字段“${field}”，可用的有 ${[...known.keys()].join('、')}`,
        )
      if (part === 'constants' && Object.hasOwn(mapping.columns, field))
        throw failure('BAD_USER_INPUT', `映射文件的“${part}.${field}”有误：“${field}”已在 columns 中，请只保留一处`)
      if (part === 'units' && column.kind !== 'wan' && column.kind !== 'capital')
        throw failure('BAD_USER_INPUT', `映射文件的“${part}.${field}”有误：${nameOf(column)}不是金额`)
      if (part === 'separators' && column.kind !== 'list')
        throw failure('BAD_USER_INPUT', `映射文件的“${part}.${field}”有误：${nameOf(column)}不是多项内容`)
      if (part === 'dates' && column.kind !== 'date' && column.kind !== 'dateTime')
        throw failure('BAD_USER_INPUT', `映射文件的“${part}.${field}”有误：${nameOf(column)}不是日期`)
    }
}

const readConstants = (columns: readonly Column[], mapping: Mapping | undefined): Record<string, unknown> =>
  Object.fromEntries(
    columns.flatMap(column => {
      const text =
        mapping?.constants[column.field] ??
        (column.field === 'system' && !mapping?.columns.system ? mapping?.system : undefined)
      if (text === undefined) return []
      const { value, fault } = cellReader(column, { dates: mapping?.dates[column.field] })(
        text,
        mapping?.units[column.field],
      )
      if (fault) throw failure('BAD_USER_INPUT', `映射文件的“constants.${column.field}”有误：${fault.message}`)
      return value === undefined ? [] : [[column.field, value]]
    }),
  )

const missingColumns = (missing: readonly Column[], headers: readonly string[]) =>
  `缺少必需的列：${missing.map(nameOf).join('、')}。${headersFound(headers)}。请补上这些列，或用映射文件说明它们是哪一列；如果读到的表头是乱码，请把文件另存为 UTF-8 编码`

const headersFound = (headers: readonly string[]) => {
  const shown = headers.filter(Boolean).map(header => (header.length > 30 ? `${header.slice(0, 30)}…` : header))
  return `读到的表头有：${shown.slice(0, 40).join('、')}${shown.length > 40 ? ` 等 ${shown.length} 个` : ''}`
}
