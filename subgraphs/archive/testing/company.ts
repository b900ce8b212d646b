import type { Facts } from '@e360/kit/records/telling'
import { unknownCompany, type CompanyRow, type RecordRow } from '../src/rows.ts'

/** A company as the register tells it; `more` are further columns. */
export const company = (more: Partial<CompanyRow> = {}): CompanyRow => ({
  ...unknownCompany('551385082'),
  known: 1,
  name: '重庆某某机械有限公司',
  normal_name: '重庆某某机械有限公司',
  region: '500112',
  ...more,
})

let ids = 0

/** One record of {@link company}. */
export const record = (
  kind: string,
  on: string,
  state: string,
  facts: Facts = {},
  more: Partial<RecordRow> = {},
): RecordRow => ({
  id: `R${String((ids += 1)).padStart(5, '0')}`,
  department: 'test',
  kind,
  org_code: '551385082',
  occurred_on: on,
  ends_on: null,
  title: '',
  adverse: 0,
  public_until: null,
  state,
  lost_on: null,
  normal_name: '重庆某某机械有限公司',
  district: '',
  facts: JSON.stringify(facts),
  ...more,
})

export const certificate = (
  validFrom: string,
  validUntil: string | null,
  facts: Facts = {},
  holder?: string,
): RecordRow =>
  record(
    'CERTIFICATE',
    validFrom,
    facts.status ?? 'VALID',
    { family: 'CCC', status: 'VALID', validFrom, validUntil, statusChangedOn: null, ...facts },
    holder === undefined ? {} : { normal_name: holder },
  )

export const inspection = (on: string, conclusion: string, facts: Facts = {}): RecordRow =>
  record('INSPECTION', on, conclusion, { conclusion, rectificationDueOn: null, rectifiedOn: null, ...facts })

export const penalty = (on: string): RecordRow => record('PENALTY', on, '', { fine: null })

export const grade = (on: string, text: string, validUntil: string | null, model = '通用型'): RecordRow =>
  record('CREDIT_GRADE', on, text, { grade: text, model, validUntil })

/** Very many inspections, two of which failed. */
export const manyInspections = (): RecordRow[] =>
  Array.from({ length: 60_000 }, (_, index) => inspection('2026-06-05', index < 2 ? 'FAILED' : 'PASSED'))
