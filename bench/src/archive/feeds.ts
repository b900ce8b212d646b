import type { Feed } from '@e360/kit/changes/follower'
import { daysAfter } from '@e360/kit/clock'
import type { RegisterEntry } from '@e360/kit/records/registerProjection'
import type { ToldChange, ToldRecord } from '@e360/kit/records/telling'
import { randomNumbers } from '../random.ts'

export const eventsPerCompany = 10
const districts = 40
const firstDay = '2016-11-23'
const days = 3_650

export interface CityFeeds {
  register: Feed
  /** each company's records one after the other, as a department tells them that was itself loaded by company: the quick way to fill an archive */
  filling: Feed<ToldChange>
  /** so many more, each of any company, as they come where many systems push */
  later: (until: number) => Feed<ToldChange>
}

/** What the logs of a register and of two departments would tell of a made-up city: every change follows from its number alone. */
export const feedsOf = (companies: number): CityFeeds => ({
  register: page(companies, index => {
    const orgCode = orgCodeOf(index)
    const name = `重庆第${index}号${index % 20 === 0 ? '有限公司江北分公司' : '有限公司'}`
    const payload: RegisterEntry = {
      name,
      normalName: name,
      regionCode: index % 50 === 0 ? null : regionOf(index),
      redirectTo: null,
      registrationStatus: index % 7 === 0 ? 'CANCELLED' : 'ACTIVE',
      industryCode: `C${13 + (index % 31)}`,
      nameSince: null,
      formerNames: [],
    }
    return change(index, 'ENTERPRISE', orgCode, orgCode, { ...payload }, null)
  }),
  filling: page(companies * eventsPerCompany, index =>
    recordChange(index, 'F', Math.floor(index / eventsPerCompany), randomNumbers(index)),
  ),
  later: until =>
    page(until, index => {
      const random = randomNumbers(-1 - index)
      return recordChange(index, 'L', Math.floor(random() * companies), random)
    }),
})

const recordChange = (index: number, prefix: string, company: number, random: () => number): ToldChange => {
  const { kind, record } = recordOf(random, orgCodeOf(company))
  return change(index, kind, prefix + String(index).padStart(25, '0'), orgCodeOf(company), {}, record)
}

export const orgCodeOf = (index: number): string => String(index).padStart(9, '0')
export const regionOf = (index: number): string => `5001${String(1 + (index % districts)).padStart(2, '0')}`

const page =
  (length: number, changeAt: (index: number) => ToldChange): Feed<ToldChange> =>
  async (after, limit) =>
    Array.from({ length: Math.max(0, Math.min(limit, length - after)) }, (_, index) => changeAt(after + index))

const change = (
  index: number,
  kind: string,
  id: string,
  orgCode: string,
  payload: ToldChange['payload'],
  told: ToldRecord | null,
): ToldChange => ({ cursor: index + 1, at: '2026-11-22T00:00:00Z', kind, op: 'UPSERT', id, orgCode, payload, told })

const recordOf = (random: () => number, orgCode: string): { kind: string; record: ToldRecord } => {
  const kind = kindFor(random())
  const on = daysAfter(firstDay, Math.floor(random() * days))
  const record = (title: string, adverse: boolean, facts: ToldRecord['facts']): ToldRecord => ({
    orgCode,
    linkState: 'LINKED',
    normalName: '',
    recordedDistrict: null,
    event: { occurredOn: on, endsOn: null, title, adverse, publicUntil: null },
    facts,
  })
  if (kind === 'INSPECTION') {
    const conclusion = random() < 0.08 ? 'FAILED' : 'PASSED'
    return {
      kind,
      record: record('日常巡查', conclusion === 'FAILED', { conclusion, rectificationDueOn: null, rectifiedOn: null }),
    }
  }
  if (kind === 'CERTIFICATE') {
    const validUntil = daysAfter(on, 365 * (1 + Math.floor(random() * 5)))
    const facts = { family: 'CCC', status: 'VALID', validFrom: on, validUntil, statusChangedOn: null }
    return { kind, record: record('颁发证书', false, facts) }
  }
  if (kind === 'PENALTY')
    return { kind, record: record('行政处罚', true, { fine: String(Math.floor(random() * 1e7)) }) }
  if (kind === 'LISTING')
    return {
      kind,
      record: record('列入名单', true, {
        list: 'ABNORMAL_OPERATIONS',
        exitedOn: random() < 0.8 ? daysAfter(on, 200) : null,
      }),
    }
  const grade = 'ABCD'[Math.floor(random() * 4)]!
  return { kind, record: record('信用评价', false, { grade, model: '通用型', validUntil: daysAfter(on, 365) }) }
}

const kindFor = (chance: number): string =>
  chance < 0.45
    ? 'INSPECTION'
    : chance < 0.65
      ? 'CERTIFICATE'
      : chance < 0.7
        ? 'PENALTY'
        : chance < 0.72
          ? 'LISTING'
          : 'CREDIT_GRADE'
