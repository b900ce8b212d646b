import { readCode, shownCode } from '@e360/identity/codes'
import { dayOf, daysAfter } from '../clock.ts'
import type { RecordRule } from './types.ts'

/** A record is entered within so many days of what it records. */
const entryDays = 30

/** What is expected of every department's records. */
export const commonRules: readonly RecordRule[] = [
  {
    code: 'NAME_MISSING',
    dimension: 'COMPLETENESS',
    field: 'source.recordedName',
    holds: ({ normal_name }) => normal_name !== '',
  },
  {
    code: 'CODE_MISSING',
    dimension: 'COMPLETENESS',
    field: 'source.recordedCode',
    holds: ({ recorded_code }) => recorded_code !== null,
  },
  { code: 'DATE_MISSING', dimension: 'COMPLETENESS', field: 'occurredOn', holds: ({ event_on }) => event_on !== '' },
  {
    code: 'CODE_INVALID',
    dimension: 'VALIDITY',
    field: 'source.recordedCode',
    appliesTo: ({ recorded_code }) => recorded_code !== null,
    holds: ({ recorded_code }) => readCode(recorded_code!).valid,
    value: ({ recorded_code }) => shownCode(recorded_code!),
  },
  {
    code: 'DATE_IN_FUTURE',
    dimension: 'VALIDITY',
    field: 'occurredOn',
    appliesTo: ({ event_on }) => event_on !== '',
    holds: ({ event_on }, on) => event_on <= on,
    value: ({ event_on }) => event_on,
  },
  { code: 'REPEATED', dimension: 'UNIQUENESS', field: 'source.recordId', holds: ({ repeated }) => !repeated },
  {
    code: 'UNLINKED',
    dimension: 'CONSISTENCY',
    field: 'enterprise',
    holds: ({ link_state }) => link_state === 'LINKED',
    value: ({ link_state }) => link_state,
  },
  {
    code: 'ENTERED_LATE',
    dimension: 'TIMELINESS',
    field: 'source.recordedAt',
    appliesTo: ({ recorded_at, event_on }) => recorded_at !== null && event_on !== '',
    holds: ({ recorded_at, event_on }) => dayOf(recorded_at!) <= daysAfter(event_on, entryDays),
    value: ({ recorded_at }) => recorded_at,
  },
]
