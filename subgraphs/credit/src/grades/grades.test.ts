import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { daysAfter, today } from '@e360/kit/clock'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { callerWith, matchByName, openForTest, type TestDepartment } from '@e360/kit/testing/openForTest'
import { department } from '../main.ts'
import { creditGradeRepository } from './repository.ts'

const machine = callerWith('system', { department: 'credit', systems: ['评价系统'] })
const analyst = callerWith('analyst')
const [first, second, third] = ['551385082', 'MA5UKN7T3', '202839501'] as const

let credit: TestDepartment

const evaluation = (grade: string, evaluatedOn: string, more: object = {}, enterpriseName = '山城锅炉有限公司') => ({
  source: { system: '评价系统', recordId: `${enterpriseName} ${grade} ${evaluatedOn}`, enterpriseName },
  grade,
  model: '通用型',
  evaluatedOn,
  ...more,
})

const push = (...records: object[]) =>
  credit.ask(
    machine,
    'mutation ($records: [CreditGradeInput!]!) { pushCreditGrades(records: $records) { outcome errors { field code } } }',
    { records },
  )

const gradesOf = async (...orgCodes: string[]) => {
  const companies = await credit.enterprises<{ creditGrade: { grade: string } | null }>(
    analyst,
    orgCodes.map(orgCode => ({ orgCode })),
    'creditGrade { grade }',
  )
  return companies.map(company => company!.creditGrade?.grade ?? null)
}

const setDefaultModel = (model: string, validFrom: string) =>
  creditGradeRepository(credit.database).setDefaultModel(model, validFrom)

describeOnBoth('grades', ({ freshUrl }) => {
  beforeEach(async () => {
    credit = await openForTest(
      department,
      matchByName({ 山城锅炉有限公司: first, 两江电缆有限公司: second, 白市驿食品厂: third }),
      await freshUrl(),
    )
  })
  afterEach(() => credit.close())

  test('the grade is the latest evaluation that is valid today', async () => {
    await push(
      evaluation('lapsed', daysAfter(today(), -2), { validUntil: daysAfter(today(), -1) }),
      evaluation('valid to today', daysAfter(today(), -3), { validUntil: today() }),
      evaluation('open', daysAfter(today(), -4)),
      evaluation('not yet', daysAfter(today(), 1)),
      evaluation('only lapsed', '2020-01-01', { validUntil: '2020-12-31' }, '两江电缆有限公司'),
    )
    expect(await gradesOf(first, second, third)).toEqual(['valid to today', null, null])
    expect(await gradesOf(first)).toEqual(['valid to today'])
  })

  test('of two evaluations of one day the one that came later counts', async () => {
    await push(evaluation('before', '2024-01-01'))
    await push(evaluation('after', '2024-01-01'))
    expect(await gradesOf(first)).toEqual(['after'])
  })

  test('under a default model only its grades count, from the day on that it is the default', async () => {
    await push(
      evaluation('general', '2024-01-01'),
      evaluation('special', '2024-02-01', { model: '专业型' }),
      evaluation('only special', '2024-02-01', { model: '专业型' }, '两江电缆有限公司'),
    )
    expect(await gradesOf(first, second)).toEqual(['special', 'only special'])
    await setDefaultModel('通用型', daysAfter(today(), 1))
    expect(await gradesOf(first, second)).toEqual(['special', 'only special'])
    await setDefaultModel('通用型', daysAfter(today(), -10))
    expect(await gradesOf(first, second)).toEqual(['general', null])
    await setDefaultModel('专业型', today())
    expect(await gradesOf(first, second)).toEqual(['special', 'only special'])
  })

  test('a default model that is set again for the same day replaces the former', async () => {
    await push(evaluation('general', '2024-01-01'), evaluation('special', '2024-02-01', { model: '专业型' }))
    await setDefaultModel('专业型', '2020-01-01')
    await setDefaultModel('通用型', '2020-01-01')
    expect(await gradesOf(first)).toEqual(['general'])
  })

  test('the history holds every model, newest first, page by page, scores as numbers', async () => {
    await push(
      evaluation('A', '2024-01-01', { score: 92.75 }),
      evaluation('B', '2024-03-01', { model: '专业型', score: 60, validUntil: '2024-12-31' }),
      evaluation('C', '2024-02-01'),
    )
    const page = async (after: string | null) => {
      const [company] = await credit.enterprises<{ creditGrades: { pageInfo: { endCursor: string | null } } }>(
        analyst,
        [{ orgCode: first }],
        `creditGrades(first: 2, after: ${JSON.stringify(after)}) {
         totalCount nodes { grade score model validUntil } pageInfo { endCursor hasNextPage } }`,
      )
      return company!.creditGrades
    }
    const newest = await page(null)
    expect(newest).toMatchObject({
      totalCount: 3,
      nodes: [
        { grade: 'B', score: 60, model: '专业型', validUntil: '2024-12-31' },
        { grade: 'C', score: null, model: '通用型', validUntil: null },
      ],
      pageInfo: { hasNextPage: true },
    })
    expect(await page(newest.pageInfo.endCursor)).toMatchObject({
      totalCount: 3,
      nodes: [{ grade: 'A', score: 92.75 }],
      pageInfo: { hasNextPage: false },
    })
  })

  test('an evaluation without a grade or a model, or that lapses before it was made, is rejected', async () => {
    expect(
      await push(
        evaluation(' ', '2024-01-01'),
        evaluation('A', '2024-01-01', { model: '' }),
        evaluation('B', '2024-01-01', { validUntil: '2023-12-31' }),
      ),
    ).toEqual({
      pushCreditGrades: [
        { outcome: 'REJECTED', errors: [{ field: 'grade', code: 'REQUIRED' }] },
        { outcome: 'REJECTED', errors: [{ field: 'model', code: 'REQUIRED' }] },
        { outcome: 'REJECTED', errors: [{ field: 'validUntil', code: 'DATE_ORDER' }] },
      ],
    })
  })
})
