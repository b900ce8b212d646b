import { expect, test } from '@jest/globals'
import { readSubject } from '@e360/identity/match/readSubject'
import { compareEntries } from '@e360/identity/match/compareEntry'
import { decide } from '@e360/identity/match/decide'
import type { MatchResult, MatchSubject, RegisterEntry } from '@e360/identity/match/types'
import { sharedRows, testOnSharedData } from '../../../identity/testing/sharedRows.ts'
import { damagedQueries } from './damagedQueries.ts'
import { memoryRegister, type MemoryRegister } from './memoryRegister.ts'

const entryOf = (row: Record<string, string>): RegisterEntry => ({
  orgCode: row.org_code!.replace('-', ''),
  names: [row.ent_name!],
  codes: [row.uscc!],
  address: row.address || null,
  district: row.district_raw || null,
  establishedOn: row.est_date || null,
  legalRepresentative: row.legal_rep_masked || null,
})

let loaded: { entries: readonly RegisterEntry[]; register: MemoryRegister } | undefined
const chongqing = () => {
  if (loaded) return loaded
  const entries = sharedRows('registry_cq_dev.csv').map(entryOf)
  return (loaded = { entries, register: memoryRegister(entries) })
}

interface Answered {
  scenario: string
  accepted: string
  right: string | null
  result: MatchResult
}

let answers: readonly Answered[] | undefined
const labelledAnswers = (): readonly Answered[] => {
  const { entries, register } = chongqing()
  const byCode = new Map(entries.map(entry => [entry.codes[0], entry.orgCode]))
  const subjects = new Map(sharedRows('match_queries_dev.csv').map(row => [row.record_id, row]))
  return (answers ??= sharedRows('match_labels_dev.csv').map(({ record_id, scenario, expected_uscc, accepted }) => {
    const row = subjects.get(record_id)!
    const subject: MatchSubject = {
      name: row.ent_name_raw!,
      code: row.code_raw!,
      address: row.address_raw!,
      district: row.district_raw!,
      establishedOn: row.est_date_raw!,
    }
    return {
      scenario: scenario!,
      accepted: accepted!,
      right: byCode.get(expected_uscc) ?? null,
      result: register.match(subject),
    }
  }))
}

const shareOf = (of: readonly Answered[], what: (answer: Answered) => boolean): number =>
  of.filter(what).length / of.length
const isAuto = ({ result }: Answered): boolean => result.decision === 'AUTO'

testOnSharedData('no labelled record is linked to a wrong company', () => {
  const wrong = labelledAnswers().filter(({ result, right }) => result.decision === 'AUTO' && result.orgCode !== right)
  expect(wrong).toEqual([])
})

testOnSharedData(
  '98 % of what a code or the very name tells, and 70 % of light variants, are linked without a person',
  () => {
    const told = ['exact_code', 'name_norm_nocode', 'code_dirty_name', 'badcode_name']
    const mayBe = labelledAnswers().filter(({ accepted }) => accepted.includes('auto_match'))
    expect(
      shareOf(
        mayBe.filter(({ scenario }) => told.includes(scenario)),
        isAuto,
      ),
    ).toBeGreaterThanOrEqual(0.98)
    expect(
      shareOf(
        mayBe.filter(({ scenario }) => scenario === 'name_light_nocode'),
        isAuto,
      ),
    ).toBeGreaterThanOrEqual(0.7)
  },
)

testOnSharedData(
  'a person who is asked sees the right company among the first three, and is asked for at most 40 %',
  () => {
    const asked = labelledAnswers().filter(({ result }) => result.decision === 'REVIEW')
    const answerable = asked.filter(({ right }) => right !== null)
    const isShown = ({ result, right }: Answered) =>
      result.candidates.slice(0, 3).some(({ orgCode }) => orgCode === right)
    expect(shareOf(answerable, isShown)).toBeGreaterThanOrEqual(0.98)
    expect(asked.length / labelledAnswers().length).toBeLessThanOrEqual(0.4)
  },
)

testOnSharedData('no known company is answered with “none”', () => {
  expect(labelledAnswers().filter(({ result, right }) => right !== null && result.decision === 'NONE')).toEqual([])
})

testOnSharedData('a company that is not registered is never taken for the one with nearly its name', () => {
  const { entries, register } = chongqing()
  const byCode = new Map(entries.map(entry => [entry.codes[0], entry]))
  for (const pair of sharedRows('hard_negative_pairs_dev.csv'))
    for (const side of ['a', 'b'] as const) {
      const subject = readSubject({
        name: pair[`name_${side}`]!,
        code: null,
        address: pair[`address_${side}`]!,
        district: null,
      })
      const others = register.candidates(subject).filter(entry => entry !== byCode.get(pair[`uscc_${side}`]))
      const { decision } = decide(compareEntries(subject, others))
      expect({ name: pair[`name_${side}`], linked: decision === 'AUTO' }).toEqual({
        name: pair[`name_${side}`],
        linked: false,
      })
    }
})

testOnSharedData(
  'damage that no labelled file contains leads to no wrong link, and seldom hides a known company',
  () => {
    const { registered, labelled } = damagedQueries(chongqing().entries, 4000, 5, 0.15)
    const register = memoryRegister(registered)
    const answered = labelled.map(label => ({ label, result: register.match(label.subject) }))
    expect(
      answered.filter(({ label, result }) => result.decision === 'AUTO' && result.orgCode !== label.expected),
    ).toEqual([])
    const known = answered.filter(({ label }) => label.expected !== null)
    expect(known.filter(({ result }) => result.decision === 'NONE').length / known.length).toBeLessThanOrEqual(0.01)
  },
)

const small: readonly RegisterEntry[] = [
  {
    orgCode: '622052913',
    names: ['重庆双狮摩托车制造有限公司'],
    codes: ['91500113622052913C'],
    address: '重庆市巴南区鱼洞丰华路5号',
    district: '巴南区',
    establishedOn: '2004-06-24',
    legalRepresentative: null,
  },
]

test('a register finds a company by a code with one error and by a name written by ear', () => {
  const { match } = memoryRegister(small)
  const asked = (subject: Partial<MatchSubject>) =>
    match({ name: null, code: null, address: null, district: null, ...subject })
  expect(asked({ code: '91500113622052813C' }).candidates[0]?.orgCode).toBe('622052913')
  expect(asked({ name: '重庆霜诗摩托车制造有限公司' })).toMatchObject({
    decision: 'REVIEW',
    candidates: [{ orgCode: '622052913' }],
  })
  expect(asked({ name: '重庆市双狮摩托车制造有限责任公司' }).decision).toBe('AUTO')
})
