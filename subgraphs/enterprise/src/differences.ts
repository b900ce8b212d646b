import type { FieldDifference } from './types.generated.ts'

/** Reads what a version of a company changed, as `enterprise_version` keeps it: fields by column. */
export const differencesIn = (stored: string): FieldDifference[] =>
  (JSON.parse(stored) as { field: string; from: unknown; to: unknown }[]).map(({ field, from, to }) => ({
    field: fieldOf(field),
    from: textOf(from),
    to: textOf(to),
  }))

/** How a column of `enterprise` is called in the schema. */
export const fieldOf = (column: string): string =>
  column.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

const textOf = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : null
