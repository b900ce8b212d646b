import { expect, test } from '@jest/globals'
import { judgeOf } from '@e360/kit/quality/judgeDepartment'
import { callerWith, matchByName, openForTest } from '@e360/kit/testing/openForTest'
import { department } from './main.ts'

const good = {
  family: 'CMA',
  number: 'A1',
  status: 'VALID',
  issuedOn: '2025-01-01',
  validUntil: '2030-01-01',
}
const name = '甲厂'

test('each rule for certificates tells the one that breaks it', async () => {
  const certification = await openForTest(department, matchByName({ [name]: '551385082' }))
  try {
    const of = [
      good,
      { ...good, issuedOn: undefined, validFrom: '2025-01-01' },
      { ...good, validUntil: undefined },
      { ...good, status: 'REVOKED' },
      { ...good, status: 'REVOKED', statusChangedOn: '2027-01-01' },
    ].map((each, index) => ({
      ...each,
      number: `A${index}`,
      source: { system: '许可', recordId: String(index), enterpriseName: name, enterpriseCode: '551385082' },
    }))
    const query = 'mutation ($of: [CertificateInput!]!) { pushCertificates(records: $of) { outcome } }'
    await certification.ask(callerWith('system', { department: 'certification', systems: ['许可'] }), query, { of })
    const reports = await judgeOf(department)!(certification.database.read, '2026-06-30')
    expect(reports.flatMap(({ examples }) => examples.map(({ recordId, rule }) => `${recordId} ${rule}`))).toEqual([
      '1 ISSUED_ON_MISSING',
      '2 VALID_UNTIL_MISSING',
      '4 STATUS_CHANGED_IN_FUTURE',
      '3 STATUS_CHANGED_ON_MISSING',
    ])
  } finally {
    await certification.close()
  }
})
