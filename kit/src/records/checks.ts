import type { RecordError } from './recordType.ts'

/** A text that a record must have: not blank, and no longer than its column. */
export const checkText = (field: string, label: string, text: string, longest: number): RecordError[] => {
  if (text.trim() === '') return [{ field, code: 'REQUIRED', message: `缺少${label}` }]
  if (text.length > longest)
    return [{ field, code: 'TOO_LONG', message: `${label}最多 ${longest} 个字符，收到 ${text.length} 个` }]
  return []
}

/** A date of a record as an error names it; the date itself may be absent. */
export interface DateField {
  field: string
  label: string
  date: string | null | undefined
}

/** Two dates of which the second may not lie before the first, where both are told; the error stands at the second. */
export const checkOrder = (first: DateField, second: DateField): RecordError[] =>
  first.date && second.date && second.date < first.date
    ? [
        {
          field: second.field,
          code: 'DATE_ORDER',
          message: `${second.label} ${second.date} 早于${first.label} ${first.date}，请核对`,
        },
      ]
    : []
