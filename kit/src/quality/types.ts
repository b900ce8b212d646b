import type { Knex } from '../database/database.ts'

/** The dimensions of data quality (GB/T 36344-2018), as `QualityReport` of the API names them. */
export const qualityDimensions = ['COMPLETENESS', 'VALIDITY', 'UNIQUENESS', 'CONSISTENCY', 'TIMELINESS'] as const

export type QualityDimension = (typeof qualityDimensions)[number]

/** `QualityDefect` of the API. */
export interface QualityDefect {
  system: string
  recordId: string
  field: string
  rule: string
  /** what stands there; null where nothing does, or where it may be a person's */
  value: string | null
}

/** `QualityReport` of the API: one district and dimension. */
export interface QualityReport {
  department: string
  /** today's district; null: what is in no district of GB/T 2260 */
  regionCode: string | null
  on: string
  dimension: QualityDimension
  /** the share of checks that were passed, 0 to 1 */
  score: number
  /** rules that applied, row by row */
  checked: number
  defects: number
  examples: QualityDefect[]
}

/** What every rule sees of a record. */
export interface JudgedRecord {
  system: string
  record_id: string
  recorded_at: string | null
  recorded_code: string | null
  normal_name: string
  link_state: string
  event_on: string
  /** another record of its company, day and department says the very same */
  repeated: boolean
}

/** One thing that is expected of every record of a type to which it applies. */
export interface RecordRule<Own extends object = object> {
  code: string
  dimension: QualityDimension
  /** of the record in the API */
  field: string
  /** all records where it is left out */
  appliesTo?: (record: JudgedRecord & Own) => boolean
  /** @param on the day as of which the data are judged, YYYY-MM-DD */
  holds: (record: JudgedRecord & Own, on: string) => boolean
  /** what stands there; nothing where it is left out. Never what may be a person's */
  value?: (record: JudgedRecord & Own) => string | null
}

/** What is expected of the records of one type besides what is of all. */
export interface RecordQuality {
  /** the department's own columns that the rules need; none that a live source leaves where it is */
  columns: readonly string[]
  rules: readonly RecordRule<never>[]
}

/** {@link RecordQuality} for rows of a known shape. */
export const recordQuality = <Own extends object>(
  columns: readonly (keyof Own & string)[],
  rules: readonly RecordRule<Own>[],
): RecordQuality => ({ columns, rules })

/** Judges a department's data. @param region a district code of GB/T 2260 or the digits that it begins with; all where left out */
export type JudgeData = (read: Knex, on: string, region?: string) => Promise<QualityReport[]>
