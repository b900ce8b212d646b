import { expect, test } from '@jest/globals'
import { demoCity } from './city.ts'
import type { CertificateInput, CreditGradeInput, InspectionInput, ListingInput, PenaltyInput } from './inputs.ts'
import { demoSystems } from './systems.ts'

const today = '2026-11-22'
const yesterday = '2026-11-21'
const city = demoCity({ size: 20_000, seed: 360, today })
const inspections = [...city.inspections()]
const certificates = [...city.certificates()]
const penalties = [...city.penalties()]
const listings = [...city.listings()]
const grades = [...city.grades()]
const all = [...inspections, ...certificates, ...penalties, ...listings, ...grades]
const founded = Array.from(city.enterprises(), ({ establishedOn }) => establishedOn!)
const foundedOf = (recordId: string) => founded[Number(recordId.slice(6, 13))]!
const share = <T>(records: readonly T[], holds: (record: T) => boolean) => records.filter(holds).length / records.length

/** Whether no date that is told lies before one that is named before it. */
const inOrder = (...dates: readonly (string | undefined)[]): boolean => {
  const told = dates.filter(date => date !== undefined)
  return told.every((date, at) => at === 0 || told[at - 1]! <= date)
}
/** The records of which a sentence is not true: an empty list where all is well. */
const except = <T>(records: readonly T[], holds: (record: T) => boolean): T[] =>
  records.filter(record => !holds(record))

test('a record number occurs once in its system', () => {
  const keys = [...city.enterprises(), ...all].map(({ source }) => `${source.system} ${source.recordId}`)
  expect(new Set(keys).size).toBe(keys.length)
})

test('every record comes from a system of its own department', () => {
  const systemsOf = (records: readonly { source: { system: string } }[]) =>
    [...new Set(records.map(({ source }) => source.system))].sort()
  expect(systemsOf(inspections)).toEqual([...demoSystems.inspection].sort())
  expect(systemsOf(certificates)).toEqual([...demoSystems.certification].sort())
  expect(systemsOf([...penalties, ...listings, ...grades])).toEqual([...demoSystems.credit].sort())
  expect(systemsOf([...city.enterprises()])).toEqual(demoSystems.enterprise)
})

test('nothing was written down today or later', () => {
  expect(except(all, ({ source }) => source.recordedAt! < today)).toEqual([])
})

test('inspections happen after the founding and before today, publication and rectification after them', () => {
  const sound = (one: InspectionInput) =>
    inOrder(foundedOf(one.source.recordId), one.inspectedOn, one.publishedOn, yesterday) &&
    inOrder(one.inspectedOn, one.rectifiedOn, yesterday) &&
    inOrder(one.inspectedOn, one.rectificationDueOn) &&
    (one.inspectedOn ?? one.publishedOn) !== undefined
  expect(except(inspections, sound)).toEqual([])
})

test('8 of 100 inspections fail, more or less, and only what is wrong has findings and must be rectified', () => {
  expect(share(inspections, ({ conclusion }) => conclusion === 'FAILED')).toBeGreaterThan(0.06)
  expect(share(inspections, ({ conclusion }) => conclusion === 'FAILED')).toBeLessThan(0.1)
  const wrong = ({ conclusion }: InspectionInput) => conclusion === 'FAILED' || conclusion === 'RECTIFIED'
  expect(except(inspections, one => (one.findings ?? []).length > 0 === wrong(one))).toEqual([])
})

test('a re-check names a failed inspection that came before it, of the same company and system, and there are some', () => {
  const byKey = new Map(inspections.map(one => [one.source.recordId, one]))
  const place = new Map(inspections.map((one, at) => [one, at]))
  const rechecks = inspections.filter(({ kind }) => kind === 'RECHECK')
  expect(rechecks.length).toBeGreaterThan(100)
  const sound = (recheck: InspectionInput) => {
    const first = byKey.get(recheck.recheckOfRecordId!)!
    return (
      first.conclusion === 'FAILED' &&
      first.source.system === recheck.source.system &&
      first.source.recordId.slice(6, 13) === recheck.source.recordId.slice(6, 13) &&
      place.get(first)! < place.get(recheck)! &&
      inOrder(first.inspectedOn, first.rectifiedOn, recheck.inspectedOn, recheck.publishedOn)
    )
  }
  expect(except(rechecks, sound)).toEqual([])
})

test('only double-random inspections have outcomes', () => {
  expect(except(inspections, ({ kind, outcomes }) => (outcomes ?? []).length > 0 === (kind === 'RANDOM'))).toEqual([])
})

test('certificates are issued, then valid for years; some were taken away; having run out is not stored', () => {
  const sound = (one: CertificateInput) =>
    inOrder(foundedOf(one.source.recordId), one.issuedOn, one.validFrom, one.statusChangedOn, yesterday) &&
    inOrder(one.validFrom, one.statusChangedOn, one.validUntil) &&
    (one.status === 'VALID') === (one.statusChangedOn === undefined) &&
    one.status !== 'EXPIRED'
  expect(except(certificates, sound)).toEqual([])
  expect(share(certificates, ({ status }) => status !== 'VALID')).toBeGreaterThan(0.03)
  expect(share(certificates, ({ validUntil }) => validUntil! < today)).toBeGreaterThan(0.1)
  expect(new Set(certificates.map(({ family }) => family)).size).toBe(9)
})

test('no two certificates of a family and no two decisions have the same number', () => {
  const numbers = certificates.map(({ family, number }) => family + number)
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(new Set(penalties.map(({ decisionNo }) => decisionNo)).size).toBe(penalties.length)
})

test('penalties are decided, then published; fines are whole fen, and none is not the same as not told', () => {
  const sound = (one: PenaltyInput) =>
    inOrder(foundedOf(one.source.recordId), one.decidedOn, one.publishedOn, yesterday) &&
    inOrder(one.publishedOn, one.publicUntil) &&
    /^渝.{2,5}市监处字〔\d{4}〕\d+号$/.test(one.decisionNo) &&
    (one.fine === undefined || (/^\d+$/.test(one.fine) && (one.fine === '0') !== one.kinds.includes('罚款')))
  expect(except(penalties, sound)).toEqual([])
  expect(share(penalties, ({ fine }) => fine === undefined)).toBeGreaterThan(0.01)
})

test('companies leave a list after they were entered, and some are still on it', () => {
  const sound = (one: ListingInput) => inOrder(foundedOf(one.source.recordId), one.enteredOn, one.exitedOn, yesterday)
  expect(except(listings, sound)).toEqual([])
  expect(share(listings, ({ exitedOn }) => exitedOn === undefined)).toBeGreaterThan(0.2)
  expect(new Set(listings.map(({ kind }) => kind)).size).toBe(3)
})

test('some companies are evaluated every month, and grades stay on the scale of their model', () => {
  const sound = (one: CreditGradeInput) =>
    inOrder(foundedOf(one.source.recordId), one.evaluatedOn, yesterday) && inOrder(one.evaluatedOn, one.validUntil)
  expect(except(grades, sound)).toEqual([])
  const scales = new Map<string, Set<string>>()
  const evaluations = new Map<string, string[]>()
  for (const one of grades) {
    scales.set(one.model, (scales.get(one.model) ?? new Set()).add(one.grade))
    const company = one.source.recordId.slice(6, 13)
    evaluations.set(company, [...(evaluations.get(company) ?? []), one.evaluatedOn.slice(0, 7)])
  }
  expect(Object.fromEntries(Array.from(scales, ([model, scale]) => [model, [...scale].sort().join(' ')]))).toEqual({
    通用型: 'A B C D',
    质量信用分类监管: 'A AA B C',
    'T/CAQ 20301-2023': 'A AA AAA B C D',
  })
  const monthly = [...evaluations.values()].filter(months => months.length >= 4)
  expect(monthly.length).toBeGreaterThan(200)
  expect(except(monthly, months => new Set(months).size === months.length)).toEqual([])
})
