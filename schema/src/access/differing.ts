import type { Declaration } from '@e360/kit/access/declaration'
import { readers, union, type Ways } from '@e360/kit/access/ways'
import type { DocumentNode } from 'graphql'
import { fieldsIn, type SdlField } from './fields.ts'
import type { AccessTable } from './table.ts'

/** Where the declaration says other than the table, coordinate by coordinate, role by role; and our rows that speak of nothing. */
export const differing = (composed: DocumentNode, declaration: Declaration, table: AccessTable): string[] => {
  const fields = fieldsIn(composed)
  const differences = fields.flatMap(field => {
    const declared = declaration.get(field.coordinate)
    const expected = expectedOf(field, fields, table)
    if (expected === 'PARENT')
      return declared?.asParent
        ? []
        : [`${field.coordinate}: no row in access.csv; declare it as: "PARENT", or add a row`]
    if (declared?.asParent) return [`${field.coordinate}: as: "PARENT", but access.csv has a row`]
    return readers
      .filter(reader => declared?.ways[reader] !== expected[reader])
      .map(
        reader =>
          `${field.coordinate}: ${reader}: declared ${declared?.ways[reader] ?? 'none'}, access.csv says ${expected[reader] ?? 'none'}`,
      )
  })
  const known = new Set(fields.flatMap(({ coordinate, type }) => [coordinate, `${type}.*`]))
  return [...differences, ...table.ours.filter(row => !known.has(row)).map(row => `${row}: a row about nothing`)]
}

/** An exact row wins over `Type.*`; a root field is read by whoever reads its type; of a type without rows whoever reads what leads to it. */
const expectedOf = ({ type, coordinate, returns }: SdlField, fields: readonly SdlField[], table: AccessTable) => {
  const row = table.rows.get(coordinate) ?? table.rows.get(`${type}.*`)
  if (row) return row
  if (type === 'Query') return toAnyOf(returns, fields, table)
  return type === 'Mutation' ? {} : 'PARENT'
}

const toAnyOf = (type: string, fields: readonly SdlField[], table: AccessTable, seen: readonly string[] = []): Ways =>
  seen.includes(type)
    ? {}
    : union(
        fields
          .filter(field => field.type === type)
          .map(
            ({ coordinate, returns }) =>
              table.rows.get(coordinate) ??
              table.rows.get(`${type}.*`) ??
              toAnyOf(returns, fields, table, [...seen, type]),
          ),
      )
