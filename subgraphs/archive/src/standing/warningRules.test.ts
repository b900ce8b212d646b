import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { daysAfter } from '@e360/kit/clock'
import { certificate, company, grade, inspection, manyInspections, penalty, record } from '../../testing/company.ts'
import type { CompanyRow, RecordRow } from '../rows.ts'
import { warningRules } from './warningRules.ts'
import { evaluate } from './standing.ts'

const today = '2026-11-22'

/** The days on which each rule raised a warning about these records. */
const raised = async (records: readonly RecordRow[], more: Partial<CompanyRow> = {}) => {
  const { warnings } = await evaluate(company(more), records, today)
  return Object.fromEntries(warnings.map(({ rule, raised_on }) => [rule, raised_on]))
}

test('a certificate that expires within 90 days, and another one within 30', async () => {
  expect(await raised([certificate('2022-01-01', '2027-02-20')])).toEqual({ CERTIFICATE_EXPIRES_IN_90_DAYS: today })
  expect(await raised([certificate('2022-01-01', '2027-02-21')])).toEqual({})
  expect(await raised([certificate('2022-01-01', '2026-12-22')])).toEqual({ CERTIFICATE_EXPIRES_IN_30_DAYS: today })
  expect(await raised([certificate('2022-01-01', today)])).toEqual({ CERTIFICATE_EXPIRES_IN_30_DAYS: '2026-10-23' })
  expect(await raised([certificate('2022-01-01', '2026-12-01', { status: 'SUSPENDED' })])).toEqual({})
})

test('a certificate that expired while inspections went on, unless one of its family followed', async () => {
  const expired = certificate('2020-01-01', '2025-12-31')
  const inspected = inspection('2026-05-06', 'PASSED')
  expect(await raised([expired, inspected])).toEqual({ CERTIFICATE_EXPIRED_WHILE_INSPECTED: '2026-05-06' })
  expect(await raised([expired, inspection('2025-12-31', 'PASSED')])).toEqual({})
  expect(await raised([expired, inspected, certificate('2026-01-01', '2030-12-31')])).toEqual({})
  expect(await raised([expired, inspected, certificate('2026-01-01', null, { family: 'FOOD' })])).toEqual({
    CERTIFICATE_EXPIRED_WHILE_INSPECTED: '2026-05-06',
  })
})

test('a rectification that is overdue and not done', async () => {
  const due = (rectificationDueOn: string, rectifiedOn: string | null) =>
    inspection('2026-01-05', 'RECTIFIED', { rectificationDueOn, rectifiedOn })
  expect(await raised([due('2026-11-21', null)])).toEqual({ RECTIFICATION_OVERDUE: today })
  expect(await raised([due(today, null), due('2026-02-01', '2026-03-01')])).toEqual({})
})

test('two failed inspections in twelve months', async () => {
  const failed = (on: string) => inspection(on, 'FAILED')
  expect(await raised([failed('2026-11-01'), failed('2025-11-23'), failed('2026-12-01')])).toEqual({
    TWO_FAILED_INSPECTIONS: '2026-11-01',
  })
  expect(await raised([failed('2026-11-01'), failed('2025-11-22'), inspection('2026-10-01', 'PASSED')])).toEqual({})
})

test('a certificate that still bears a name that the company gave up', async () => {
  const renamed = { former_names: '["重庆老名字厂"]', named_on: '2026-03-01' }
  const inOldName = (holder: string, more = {}) => certificate('2022-01-01', null, more, holder)
  expect(await raised([inOldName('重庆老名字厂')], renamed)).toEqual({ CERTIFICATE_IN_OLD_NAME: '2026-03-01' })
  expect(await raised([inOldName('重庆另一家厂')], renamed)).toEqual({})
  expect(await raised([inOldName('重庆老名字厂', { status: 'CANCELLED' })], renamed)).toEqual({})
})

test('a penalty on a company that held no valid certificate on that day', async () => {
  const found = { PENALTY_WITHOUT_VALID_LICENCE: '2026-06-01' }
  expect(await raised([penalty('2026-06-01')])).toEqual(found)
  expect(await raised([penalty('2026-06-01'), certificate('2026-06-02', null)])).toEqual(found)
  expect(await raised([penalty('2026-06-01'), certificate('2026-06-01', null)])).toEqual({})
  const revoked = (statusChangedOn: string) => certificate('2020-01-01', null, { status: 'REVOKED', statusChangedOn })
  expect(await raised([penalty('2026-06-01'), revoked('2026-06-01')])).toEqual(found)
  expect(await raised([penalty('2026-06-01'), revoked('2026-06-02')])).toEqual({})
  expect(await raised([penalty('2025-11-22')])).toEqual({})
})

test('a penalty on a branch', async () => {
  const held = certificate('2020-01-01', null)
  const branch = { name: '重庆某某机械有限公司江北分公司' }
  expect(await raised([held, penalty('2026-06-01')], branch)).toEqual({ PENALTY_ON_BRANCH: '2026-06-01' })
  expect(await raised([held, penalty('2026-06-01')])).toEqual({})
})

test('every rule says where it is written, and bears a code of its own', () => {
  expect(new Set(warningRules.map(({ code }) => code)).size).toBe(warningRules.length)
  expect(warningRules.filter(({ basis }) => !basis.includes('《'))).toEqual([])
})

test('a company that was merged or that the register does not know stands nowhere', async () => {
  const nowhere = { standing: null, warnings: [], dueOn: null }
  expect(await evaluate(company({ redirect_to: '123456789' }), [penalty('2026-06-01')], today)).toEqual(nowhere)
  expect(await evaluate(company({ known: 0 }), [penalty('2026-06-01')], today)).toEqual(nowhere)
})

const day = fc.integer({ min: -800, max: 800 }).map(days => daysAfter('2024-02-29', days))
const dayOrNone = fc.option(day, { nil: null })
const anyRecord: fc.Arbitrary<RecordRow> = fc.oneof(
  fc
    .tuple(day, fc.constantFrom('FAILED', 'PASSED'), dayOrNone, dayOrNone)
    .map(([on, conclusion, due, done]) => inspection(on, conclusion, { rectificationDueOn: due, rectifiedOn: done })),
  fc
    .tuple(day, dayOrNone, fc.constantFrom('VALID', 'REVOKED'), dayOrNone)
    .map(([from, until, status, changed]) => certificate(from, until, { status, statusChangedOn: changed })),
  day.map(penalty),
  fc.tuple(day, dayOrNone).map(([on, until]) => grade(on, 'A', until)),
  fc
    .tuple(day, dayOrNone)
    .map(([on, exitedOn]) => record('LISTING', on, 'SERIOUS_VIOLATION', { list: 'SERIOUS_VIOLATION', exitedOn })),
)

test('nothing changes by itself before the day on which a company is due to be looked at again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyRecord, { maxLength: 6 }), day, fc.nat(500), async (records, then, later) => {
      const first = await evaluate(company(), records, then)
      const now = daysAfter(then, later)
      if (first.dueOn !== null && first.dueOn <= now) return
      expect(await evaluate(company(), records, now)).toEqual(first)
    }),
    { numRuns: 2_000 },
  )
})

test('while a company of very many records is looked at others come in between', async () => {
  const done: string[] = []
  const evaluated = evaluate(company(), manyInspections(), today).then(({ warnings }) => {
    done.push('evaluated')
    return warnings.length
  })
  const other = turn().then(() => done.push('other'))
  expect(await evaluated).toBe(1)
  await other
  expect(done).toEqual(['other', 'evaluated'])
})
