import type { FieldDifference } from './types.generated.ts'

/** Reads what a version of a company changed, as `enterprise_version` keeps it: fields by column. */
export const differencesIn = (stored: string): FieldDifference[] =>
  (JSON.parse(stored) as { field: string; from: unknown; to: unknown }[]).map(({ field, from, to }) => ({
    field: field.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
    from: textOf(from),
    to: textOf(to),
  }))

const textOf = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : null
