import { expect, test } from '@jest/globals'
import { judgeOf } from '@e360/kit/quality/judgeDepartment'
import { callerWith, matchByName, openForTest } from '@e360/kit/testing/openForTest'
import { department } from './main.ts'

const system = '信用'
const name = '甲厂'
const source = (recordId: string) => ({ system, recordId, enterpriseName: name, enterpriseCode: '551385082' })
const penalty = {
  decisionNo: '1号',
  decidedOn: '2026-01-05',
  kinds: ['警告'],
  publicUntil: '2027-01-05',
}

test('each rule for penalties, list entries and evaluations tells the one that breaks it', async () => {
  const credit = await openForTest(department, matchByName({ [name]: '551385082' }))
  try {
    const query = `mutation ($penalties: [PenaltyInput!]!, $listings: [ListingInput!]!, $grades: [CreditGradeInput!]!) {
      pushPenalties(records: $penalties) { outcome }
      pushListings(records: $listings) { outcome }
      pushCreditGrades(records: $grades) { outcome } }`
    await credit.ask(callerWith('system', { department: 'credit', systems: [system] }), query, {
      penalties: [
        { ...penalty, source: source('p0') },
        { ...penalty, publicUntil: undefined, source: source('p1') },
        { ...penalty, kinds: ['警告', '罚款'], source: source('p2') },
        { ...penalty, publishedOn: '2026-03-05', source: source('p3') },
      ],
      listings: [
        { kind: 'ABNORMAL_OPERATIONS', enteredOn: '2026-01-06', exitedOn: '2027-01-01', source: source('l1') },
      ],
      grades: [{ grade: 'A', model: '2025', evaluatedOn: '2026-01-07', source: source('g1') }],
    })
    const reports = await judgeOf(department)!(credit.database.read, '2026-06-30')
    expect(reports.flatMap(({ examples }) => examples.map(({ recordId, rule }) => `${recordId} ${rule}`))).toEqual([
      'p1 PUBLIC_UNTIL_MISSING',
      'g1 VALID_UNTIL_MISSING',
      'l1 EXITED_IN_FUTURE',
      'p2 FINE_WITHOUT_AMOUNT',
      'p3 PUBLISHED_LATE',
    ])
  } finally {
    await credit.close()
  }
})
