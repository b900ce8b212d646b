import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { callerWith, matchByName, openForTest, type TestDepartment } from '@e360/kit/testing/openForTest'
import { department } from '../main.ts'

const machine = callerWith('system', { department: 'credit', systems: ['执法系统'] })
const analyst = callerWith('analyst')
const orgCode = '551385082'

let credit: TestDepartment

const penalty = (decisionNo: string, more: object = {}) => ({
  source: { system: '执法系统', recordId: decisionNo, enterpriseName: '山城锅炉有限公司' },
  decisionNo,
  decidedOn: '2024-05-06',
  kinds: ['警告', '罚款'],
  ...more,
})

interface Receipt {
  id: string | null
  outcome: string
  errors: { field: string; code: string; message: string }[]
}
const push = async (...records: object[]): Promise<Receipt[]> => {
  const { pushPenalties } = await credit.ask<{ pushPenalties: Receipt[] }>(
    machine,
    'mutation ($records: [PenaltyInput!]!) { pushPenalties(records: $records) { id outcome errors { field code message } } }',
    { records },
  )
  return pushPenalties
}

const decisionsOf = async (filter: string) => {
  const [company] = await credit.enterprises<{ penalties: { nodes: { decisionNo: string }[] } }>(
    analyst,
    [{ orgCode }],
    `penalties${filter} { nodes { decisionNo } }`,
  )
  return company!.penalties.nodes.map(({ decisionNo }) => decisionNo)
}

describeOnBoth('penalties', ({ freshUrl }) => {
  beforeEach(async () => {
    credit = await openForTest(department, matchByName({ 山城锅炉有限公司: orgCode }), await freshUrl())
  })
  afterEach(() => credit.close())

  test('a penalty is read back as it was pushed, its money to the fen, its long texts whole', async () => {
    const record = penalty('渝南岸市监处字〔2024〕9号', {
      violation: '生产不合格产品',
      facts: '经查明，'.repeat(2_000),
      basis: '《中华人民共和国产品质量法》第四十九条。'.repeat(300),
      fine: '9000000000000000',
      confiscated: '1',
      authority: '某区市场监督管理局',
      publishedOn: '2024-05-13',
      publicUntil: '2027-05-13',
    })
    const [receipt] = await push(record)
    expect(receipt).toMatchObject({ outcome: 'CREATED', errors: [] })
    const { penalty: found } = await credit.ask<{ penalty: object }>(
      analyst,
      `query ($id: ID!) { penalty(id: $id) { id decisionNo decidedOn violation facts basis kinds fine confiscated authority publishedOn
       publicUntil enterprise { orgCode } } }`,
      { id: receipt!.id },
    )
    const { source: _, ...fields } = record
    expect(found).toEqual({ ...fields, id: receipt!.id, enterprise: { orgCode } })
  })

  test('a fine that was not told is null, and no fine is 0', async () => {
    await push(penalty('a', { fine: null }), penalty('b', { fine: '0', confiscated: '0' }))
    const company = await credit.enterprises(
      analyst,
      [{ orgCode }],
      'penalties { nodes { decisionNo fine confiscated } }',
    )
    expect(company).toEqual([
      {
        penalties: {
          nodes: expect.arrayContaining([
            { decisionNo: 'a', fine: null, confiscated: null },
            { decisionNo: 'b', fine: '0', confiscated: '0' },
          ]),
        },
      },
    ])
  })

  test('penalties come newest decision first, and the filter keeps both its days', async () => {
    await push(
      penalty('old', { decidedOn: '2020-01-01' }),
      penalty('new', { decidedOn: '2024-01-01' }),
      penalty('middle', { decidedOn: '2022-01-01' }),
    )
    expect(await decisionsOf('')).toEqual(['new', 'middle', 'old'])
    expect(await decisionsOf('(from: "2022-01-01", to: "2024-01-01")')).toEqual(['new', 'middle'])
    expect(await decisionsOf('(to: "2021-12-31")')).toEqual(['old'])
  })

  test('a record that breaks a rule is rejected alone and says which', async () => {
    const receipts = await push(
      penalty('no kinds', { kinds: [] }),
      penalty('blank kind', { kinds: ['罚款', ' '] }),
      { ...penalty('blank'), decisionNo: ' ' },
      penalty('negative', { fine: '-1', confiscated: '-1' }),
      penalty('too large', { fine: '9000000000000001' }),
      penalty('published before', { publishedOn: '2024-05-05' }),
      penalty('public until before', { publishedOn: '2024-06-01', publicUntil: '2024-05-31' }),
      penalty('good'),
    )
    expect(receipts.map(({ errors }) => errors.map(({ field, code }) => `${field} ${code}`))).toEqual([
      ['kinds REQUIRED'],
      ['kinds REQUIRED'],
      ['decisionNo REQUIRED'],
      ['fine OUT_OF_RANGE', 'confiscated OUT_OF_RANGE'],
      ['fine OUT_OF_RANGE'],
      ['publishedOn DATE_ORDER'],
      ['publicUntil DATE_ORDER'],
      [],
    ])
    expect(receipts[5]!.errors[0]!.message).toBe('公示日期 2024-05-05 早于决定日期 2024-05-06，请核对')
    expect(await decisionsOf('')).toEqual(['good'])
  })
})
