import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { daysAfter, today } from '@e360/kit/clock'
import { readChanges } from '@e360/kit/changes/changeLog'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { callerWith, matchByName, openForTest, type TestDepartment } from '@e360/kit/testing/openForTest'
import { department } from './main.ts'

const machine = callerWith('system', { department: 'certification', systems: ['许可系统'] })
const analyst = callerWith('analyst')
const [first, second, none] = ['551385082', 'MA5UKN7T3', '202839501'] as const
const names = { 山城锅炉有限公司: first, 两江电缆有限公司: second, 同名食品厂: 'REVIEW' }

let certification: TestDepartment

interface Receipt {
  outcome: string
  id: string | null
  orgCode: string | null
  linked: string | null
  errors: { field: string; code: string; message: string }[]
}

const push = async (...records: object[]): Promise<Receipt[]> => {
  const { pushCertificates } = await certification.ask<{ pushCertificates: Receipt[] }>(
    machine,
    `mutation ($records: [CertificateInput!]!) { pushCertificates(records: $records) { outcome id orgCode linked errors { field code message } } }`,
    { records },
  )
  return pushCertificates
}

const certificate = (
  number: string,
  more: object = {},
  name: string | null = '山城锅炉有限公司',
  version?: string,
) => ({
  source: { system: '许可系统', recordId: number, enterpriseName: name, version },
  family: 'SPECIAL_EQUIPMENT',
  number,
  status: 'VALID',
  ...more,
})

const yesterday = daysAfter(today(), -1)

const numbersOf = async (filter: string, orgCode: string = first) => {
  const [company] = await certification.enterprises<{
    certificates: { totalCount: number; nodes: { number: string }[] }
  }>(analyst, [{ orgCode }], `certificates${filter} { totalCount nodes { number } }`)
  const { totalCount, nodes } = company!.certificates
  expect(totalCount).toBe(nodes.length)
  return nodes.map(({ number }) => number)
}

const pushAllStatuses = () =>
  push(
    certificate('long', {}),
    certificate('today', { validUntil: today() }),
    certificate('in 90 days', { validUntil: daysAfter(today(), 90) }),
    certificate('in 91 days', { validUntil: daysAfter(today(), 91) }),
    certificate('past', { validUntil: yesterday }),
    certificate('past and suspended', { validUntil: yesterday, status: 'SUSPENDED' }),
    certificate('revoked', { status: 'REVOKED' }),
    certificate('cancelled', { status: 'CANCELLED', validUntil: daysAfter(today(), 30) }),
  )

describeOnBoth('certificates', ({ freshUrl }) => {
  beforeEach(async () => {
    certification = await openForTest(department, matchByName(names), await freshUrl())
  })
  afterEach(() => certification.close())

  test('a certificate is read back as it was pushed, with its source word for word and its holder as recorded', async () => {
    const record = {
      ...certificate('TS2110A55-2024'),
      family: 'SPECIAL_EQUIPMENT',
      scope: '锅炉制造（A级）',
      issuer: '某市市场监督管理局',
      issuedOn: '2023-05-06',
      validFrom: '2023-05-07',
      validUntil: '2099-05-06',
      statusChangedOn: '2023-05-08',
    }
    const [receipt] = await push(record)
    expect(receipt).toMatchObject({ outcome: 'CREATED', orgCode: first, linked: 'LINKED', errors: [] })
    const { certificate: found } = await certification.ask<{ certificate: object }>(
      analyst,
      `query ($id: ID!) { certificate(id: $id) { id family number holderName scope issuer issuedOn validFrom validUntil status
       statusChangedOn enterprise { orgCode } source { system recordId recordedName recordedCode } } }`,
      { id: receipt!.id },
    )
    const { source: _, ...fields } = record
    expect(found).toEqual({
      ...fields,
      id: receipt!.id,
      holderName: '山城锅炉有限公司',
      enterprise: { orgCode: first },
      source: { system: '许可系统', recordId: 'TS2110A55-2024', recordedName: '山城锅炉有限公司', recordedCode: null },
    })
  })

  test('a valid certificate is expired from the day after its last day on, a suspended one stays suspended', async () => {
    await pushAllStatuses()
    const [company] = await certification.enterprises<{
      certificates: { nodes: { number: string; status: string }[] }
    }>(analyst, [{ orgCode: first }], 'certificates { nodes { number status } }')
    expect(Object.fromEntries(company!.certificates.nodes.map(({ number, status }) => [number, status]))).toEqual({
      long: 'VALID',
      today: 'VALID',
      'in 90 days': 'VALID',
      'in 91 days': 'VALID',
      past: 'EXPIRED',
      'past and suspended': 'SUSPENDED',
      revoked: 'REVOKED',
      cancelled: 'CANCELLED',
    })
  })

  test('the status filter asks for the status as of today, not for the reported one', async () => {
    await pushAllStatuses()
    expect((await numbersOf('(status: [VALID])')).toSorted()).toEqual(['in 90 days', 'in 91 days', 'long', 'today'])
    expect(await numbersOf('(status: [EXPIRED])')).toEqual(['past'])
    expect((await numbersOf('(status: [EXPIRED, REVOKED, SUSPENDED])')).toSorted()).toEqual([
      'past',
      'past and suspended',
      'revoked',
    ])
    expect(await numbersOf('(status: [])')).toEqual([])
    expect(await numbersOf('(status: null)')).toHaveLength(8)
  })

  test('the family filter and the status filter both hold', async () => {
    await push(
      certificate('a', { family: 'CCC' }),
      certificate('b', { family: 'CMA' }),
      certificate('c', { family: 'CCC', status: 'REVOKED' }),
    )
    expect((await numbersOf('(family: [CCC])')).toSorted()).toEqual(['a', 'c'])
    expect(await numbersOf('(family: [CCC, CMA], status: [REVOKED])')).toEqual(['c'])
  })

  test('certificates come newest first by issue, else by begin of validity, undated ones last', async () => {
    await push(
      certificate('undated'),
      certificate('begun 2022', { validFrom: '2022-01-01' }),
      certificate('issued 2021', { issuedOn: '2021-01-01', validFrom: '2025-01-01' }),
      certificate('issued 2023', { issuedOn: '2023-01-01' }),
    )
    expect(await numbersOf('')).toEqual(['issued 2023', 'begun 2022', 'issued 2021', 'undated'])
  })

  test('the summary counts as of today; what is suspended, revoked or cancelled is neither valid nor expired', async () => {
    await pushAllStatuses()
    const summaries = await certification.enterprises(
      analyst,
      [{ orgCode: first }, { orgCode: none }],
      'certificateSummary { total valid expiringIn90Days expired }',
    )
    expect(summaries).toEqual([
      { certificateSummary: { total: 8, valid: 4, expiringIn90Days: 2, expired: 1 } },
      { certificateSummary: { total: 0, valid: 0, expiringIn90Days: 0, expired: 0 } },
    ])
  })

  test('a reported EXPIRED is taken where the date agrees, and is the same as a valid certificate past its last day', async () => {
    expect((await push(certificate('a', { status: 'EXPIRED', validUntil: yesterday })))[0]).toMatchObject({
      outcome: 'CREATED',
    })
    expect((await push(certificate('a', { status: 'VALID', validUntil: yesterday })))[0]).toMatchObject({
      outcome: 'UNCHANGED',
    })
    expect(await numbersOf('(status: [EXPIRED])')).toEqual(['a'])
  })

  test('a reported EXPIRED that the date contradicts is rejected alone, with a sentence', async () => {
    const receipts = await push(
      certificate('no date', { status: 'EXPIRED' }),
      certificate('until today', { status: 'EXPIRED', validUntil: today() }),
      certificate('good'),
    )
    expect(
      receipts.map(({ outcome, errors }) => [outcome, errors.map(({ field, code }) => `${field} ${code}`)]),
    ).toEqual([
      ['REJECTED', ['status STATUS_CONTRADICTS_DATE']],
      ['REJECTED', ['status STATUS_CONTRADICTS_DATE']],
      ['CREATED', []],
    ])
    expect(receipts[1]!.errors[0]!.message).toContain(today())
    expect(await numbersOf('')).toEqual(['good'])
  })

  test('a certificate without a number, that ends before it begins, or with a day that nobody means, is rejected', async () => {
    const receipts = await push(
      { ...certificate('blank'), number: ' ' },
      { ...certificate('long'), number: 'x'.repeat(201) },
      certificate('reversed', { validFrom: '2024-02-01', validUntil: '2024-01-31' }),
      certificate('issued late', { issuedOn: '2024-02-01', validUntil: '2024-01-31' }),
      certificate('of no day', { issuedOn: '0000-01-01', validUntil: '9999-12-31' }),
    )
    expect(receipts.map(({ errors }) => errors.map(({ field, code }) => `${field} ${code}`))).toEqual([
      ['number REQUIRED'],
      ['number TOO_LONG'],
      ['validUntil DATE_ORDER'],
      ['validUntil DATE_ORDER'],
      ['issuedOn INVALID_DATE'],
    ])
  })

  test('a repeated push is UNCHANGED, a newer version UPDATED, an older one that comes late STALE', async () => {
    const version = (number: string, scope: string) => push(certificate('a', { scope }, '山城锅炉有限公司', number))
    expect((await version('2', '锅炉'))[0]).toMatchObject({ outcome: 'CREATED' })
    expect((await version('2', '锅炉'))[0]).toMatchObject({ outcome: 'UNCHANGED' })
    expect((await version('10', '压力容器'))[0]).toMatchObject({ outcome: 'UPDATED' })
    expect((await version('9', '电梯'))[0]).toMatchObject({ outcome: 'STALE' })
    const [company] = await certification.enterprises(analyst, [{ orgCode: first }], 'certificates { nodes { scope } }')
    expect(company).toEqual({ certificates: { nodes: [{ scope: '压力容器' }] } })
  })

  test('what belongs to no company is found by its recorded name, and by no company', async () => {
    await push(
      certificate('known'),
      certificate('unknown', {}, '未登记机械（重庆）有限公司'),
      certificate('doubtful', {}, '同名食品厂'),
      certificate('nameless', {}, null),
    )
    const unlinked = async (text?: string) => {
      const { unlinkedCertificates } = await certification.ask<{
        unlinkedCertificates: { totalCount: number; nodes: { number: string; holderName: string | null }[] }
      }>(
        analyst,
        'query ($text: String) { unlinkedCertificates(text: $text) { totalCount nodes { number holderName enterprise { orgCode } } } }',
        { text },
      )
      return unlinkedCertificates
    }
    expect((await unlinked()).nodes.map(({ number }) => number).toSorted()).toEqual(['doubtful', 'nameless', 'unknown'])
    expect(await unlinked('未登记机械(重庆)')).toEqual({
      totalCount: 1,
      nodes: [{ number: 'unknown', holderName: '未登记机械（重庆）有限公司', enterprise: null }],
    })
  })

  test('a link that the register makes later brings the certificate to its company', async () => {
    await push(certificate('a', {}, '未登记机械有限公司'))
    await certification.linked(second, { kind: 'CERTIFICATE', system: '许可系统', recordId: 'a' })
    expect(await numbersOf('', second)).toEqual(['a'])
    expect(await certification.ask(analyst, '{ unlinkedCertificates { totalCount } }')).toEqual({
      unlinkedCertificates: { totalCount: 0 },
    })
  })

  test('a withdrawn certificate leaves every view, the log keeps it, and only who pushed it withdraws it', async () => {
    const [receipt] = await push(certificate('a'), certificate('b', {}, '未登记机械有限公司'))
    const withdraw = (caller = machine, reason = '误报') =>
      certification.ask<{ withdrawCertificates: Receipt[] }>(
        caller,
        `mutation ($records: [WithdrawalInput!]!) { withdrawCertificates(records: $records) { outcome errors { code } } }`,
        { records: ['a', 'b'].map(recordId => ({ system: '许可系统', recordId, reason })) },
      )
    const stranger = callerWith('system', { department: 'certification', systems: ['别的系统'] })
    const refused = await withdraw(stranger)
    expect(refused.withdrawCertificates.map(({ errors }) => errors[0]?.code)).toEqual(['FORBIDDEN', 'FORBIDDEN'])
    const taken = await withdraw()
    expect(taken.withdrawCertificates.map(({ outcome }) => outcome)).toEqual(['WITHDRAWN', 'WITHDRAWN'])
    expect(await numbersOf('')).toEqual([])
    expect(
      await certification.ask(
        analyst,
        'query ($id: ID!) { certificate(id: $id) { number } unlinkedCertificates { totalCount } }',
        { id: receipt!.id },
      ),
    ).toEqual({ certificate: null, unlinkedCertificates: { totalCount: 0 } })
    const log = await readChanges(certification.database, 0, 100)
    expect(log.map(({ op }) => op)).toEqual(['UPSERT', 'UPSERT', 'WITHDRAWN', 'WITHDRAWN'])
    expect(log.at(-1)!.payload).toMatchObject({ recordId: 'b', reason: '误报' })
  })

  test('who reads certificates by role does, a provider those of its department; others are refused', async () => {
    await push(certificate('a'))
    const provider = callerWith('provider', { department: 'certification' })
    for (const caller of [
      ...(['officer', 'analyst', 'supervisor', 'steward'] as const).map(role => callerWith(role)),
      provider,
    ])
      expect(await certification.enterprises(caller, [{ orgCode: first }], 'certificates { totalCount }')).toEqual([
        { certificates: { totalCount: 1 } },
      ])
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Enterprise { certificates { totalCount } certificateSummary { total } } } unlinkedCertificates { totalCount } }`
    const variables = { of: [{ __typename: 'Enterprise', orgCode: first }] }
    for (const caller of [callerWith('auditor'), callerWith('admin')]) {
      // who may not read by which codes companies go may not ask for one either
      const { data, errors } = await certification.execute({ query, variables }, { caller })
      expect(data).toBeNull()
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN', 'FORBIDDEN'])
    }
    for (const caller of [
      callerWith('dashboard'),
      callerWith('provider', { department: 'credit' }),
      callerWith('system', { department: 'inspection', systems: ['a'] }),
    ]) {
      const { data, errors } = await certification.execute({ query, variables }, { caller })
      expect(data).toEqual({
        _entities: [{ certificates: null, certificateSummary: null }],
        unlinkedCertificates: null,
      })
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(Array.from({ length: 3 }, () => 'FORBIDDEN'))
    }
  })

  test('only a machine of this department pushes, and only for its own systems', async () => {
    const pushAs = (caller = analyst) =>
      certification.execute(
        {
          query: `mutation ($records: [CertificateInput!]!) { pushCertificates(records: $records) { outcome } }`,
          variables: { records: [certificate('a')] },
        },
        { caller },
      )
    for (const role of ['officer', 'analyst', 'steward', 'supervisor'] as const)
      expect((await pushAs(callerWith(role))).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    for (const caller of [
      callerWith('system', { department: 'credit', systems: ['许可系统'] }),
      callerWith('system', { department: 'certification', systems: ['别的系统'] }),
    ])
      expect((await pushAs(caller)).data).toEqual({ pushCertificates: [{ outcome: 'REJECTED' }] })
    expect(await numbersOf('')).toEqual([])
  })

  test('a company is found by the name it bears today, where exactly one bears it', async () => {
    await push(certificate('a'))
    await certification.registered(first, '山城锅炉有限公司')
    await certification.registered(second, '重名有限公司')
    await certification.registered(none, '重名有限公司')
    expect(
      await certification.enterprises(
        analyst,
        [{ name: '山城锅炉有限公司' }, { name: '重名有限公司' }, { name: '无名有限公司' }],
        'orgCode certificates { totalCount }',
      ),
    ).toEqual([{ orgCode: first, certificates: { totalCount: 1 } }, null, null])
  })

  test('a hundred companies cost one statement a field, whatever the number of certificates', async () => {
    await pushAllStatuses()
    await push(certificate('other', {}, '两江电缆有限公司'))
    const orgCodes = [first, second, ...Array.from({ length: 98 }, (_, index) => `${10_000_000 + index}0`)]
    certification.statements.length = 0
    const companies = await certification.enterprises<{ certificates: { totalCount: number } }>(
      analyst,
      orgCodes.map(orgCode => ({ orgCode })),
      'certificateSummary { total valid expiringIn90Days expired } certificates(first: 3, status: [VALID]) { totalCount nodes { number status } }',
    )
    expect(companies.slice(0, 3).map(company => company!.certificates.totalCount)).toEqual([4, 1, 0])
    expect(certification.statements).toHaveLength(2)
  })
})
