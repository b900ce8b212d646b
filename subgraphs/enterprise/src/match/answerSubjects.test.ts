import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Caller } from '@e360/kit/caller'
import { describeOnSqlite } from '@e360/kit/testing/databases'
import { callerWith } from '@e360/kit/testing/openForTest'
import { codesOf, openRegister, steward, row, type TestRegister } from '../../testing/register.ts'
import type { SubjectInput } from '../types.generated.ts'

const pump = codesOf(1)
const names = { pump: '重庆山城水泵有限公司', former: '重庆水泵二厂' }
const query = `query ($subjects: [SubjectInput!]!) {
  matchSubjects(subjects: $subjects) {
    ref decision score enterprise { orgCode uscc name }
    candidates { score enterprise { orgCode name } evidence { field given found outcome weight } }
  }
}`

interface Match {
  ref: string
  decision: string
  score: number
  enterprise: { orgCode: string } | null
  candidates: {
    score: number
    enterprise: { orgCode: string; name: string }
    evidence: { field: string; given: string; found: string | null; outcome: string }[]
  }[]
}

describeOnSqlite('matchSubjects', ({ freshUrl }) => {
  let register: TestRegister
  beforeAll(async () => {
    register = await openRegister(await freshUrl())
    const more = { address: '重庆市渝中区新华路5号', establishedOn: '2004-06-24', formerNames: [names.former] }
    await register.load(row(names.pump, { ...pump, ...more }))
    await register.load(
      ...Array.from({ length: 8 }, (_, index) => row(`重庆阡陌${index}号商贸有限公司`, codesOf(10 + index))),
    )
  })
  afterAll(() => register.close())

  const asked = async (...subjects: SubjectInput[]): Promise<Match[]> =>
    (await register.ask<{ matchSubjects: Match[] }>(steward, query, { subjects })).matchSubjects

  test('answers each subject under its own number, in order, with the evidence', async () => {
    const answers = await asked(
      { ref: '甲', name: names.former, code: pump.uscc, establishedOn: '2004年6月24日' },
      { ref: '甲', name: '重庆山诚水泵有限公司', address: '渝中区新华路5号' },
      { ref: '乙' },
    )
    expect(answers).toMatchObject([
      {
        ref: '甲',
        decision: 'AUTO',
        enterprise: { orgCode: pump.orgCode, uscc: pump.uscc, name: names.pump },
        candidates: [
          {
            evidence: [
              { field: 'name', given: names.former, found: names.former, outcome: 'SAME' },
              { field: 'code', found: pump.uscc, outcome: 'SAME' },
              { field: 'establishedOn', given: '2004年6月24日', found: '2004-06-24', outcome: 'SAME' },
            ],
          },
        ],
      },
      { ref: '甲', decision: 'REVIEW', enterprise: null, candidates: [{ enterprise: { name: names.pump } }] },
      { ref: '乙', decision: 'NONE', score: 0, enterprise: null, candidates: [] },
    ])
    expect(answers[0]!.score).toBeGreaterThan(0.99)
  })

  test('shows at most five candidates, the best first', async () => {
    const [answer] = await asked({ ref: '1', name: '重庆阡陌九号商贸有限公司' })
    const scores = answer!.candidates.map(({ score }) => score)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    expect(scores.length).toBeLessThanOrEqual(5)
  })

  test('answers bad input without linking anything', async () => {
    const texts = [
      '',
      ' 　',
      '\u0000\u0007',
      '\u202e\u200f',
      '😀'.repeat(50),
      '长'.repeat(10_000),
      '\ud800',
      '%_\\\'"',
      'DE811907980',
    ]
    const subjects = texts.flatMap((text, index) => [
      { ref: `n${index}`, name: text },
      { ref: `c${index}`, code: text },
      {
        ref: `a${index}`,
        name: text,
        code: text,
        address: text,
        district: text,
        establishedOn: text,
        legalRepresentative: text,
      },
    ])
    const answers = await asked(...subjects)
    expect(answers.map(({ ref }) => ref)).toEqual(subjects.map(({ ref }) => ref))
    expect(answers.filter(({ decision }) => decision !== 'NONE')).toEqual([])
  })

  test('takes 500 subjects, and says how many there were where there are more', async () => {
    const subjects = Array.from({ length: 501 }, (_, index) => ({ ref: String(index), name: names.pump }))
    expect(new Set((await asked(...subjects.slice(1))).map(({ decision }) => decision))).toEqual(new Set(['AUTO']))
    await expect(asked(...subjects)).rejects.toMatchObject({
      message: '每次最多匹配 500 个主体，收到 501 个，请分批提交',
      extensions: { code: 'BAD_USER_INPUT' },
    })
  })

  const led = codesOf(30)
  const represented = async (caller: Caller, given: string) => {
    const subjects = [{ ref: '1', name: '重庆欧阳机械有限公司', legalRepresentative: given }]
    const { matchSubjects } = await register.ask<{ matchSubjects: Match[] }>(caller, query, { subjects })
    const evidence = matchSubjects[0]!.candidates[0]!.evidence.find(({ field }) => field === 'legalRepresentative')
    return evidence && `${evidence.outcome} ${evidence.found}`
  }

  test('a representative is compared as far as the caller sees names, and shown by where the company is', async () => {
    await register.load(row('重庆欧阳机械有限公司', { ...led, legalRepresentative: '欧阳修', regionCode: '500103' }))
    expect(await represented(steward, '欧阳修')).toBe('SAME 欧阳修')
    const inRegion = { ...steward, region: '500103' }
    expect(await represented(inRegion, '欧阳修')).toBe('SURNAME 欧阳修')
    for (const caller of [{ ...steward, region: '500112' }, callerWith('steward'), callerWith('analyst')]) {
      expect(await represented(caller, '欧阳修')).toBe('SURNAME 欧阳**')
      expect(await represented(caller, '欧阳询')).toBe('SURNAME 欧阳**')
    }
    await register.load(row('重庆欧阳机械有限公司', { ...led, regionCode: '599999' }, { recordId: '他处' }))
    expect(await represented(inRegion, '欧阳修')).toBe('SURNAME 欧阳**')
  })

  test('what a machine does not read is not compared', async () => {
    const machine = callerWith('system', { department: 'credit' })
    expect(await represented(machine, '欧阳修')).toBeUndefined()
    const byNumber = async (code: string) => {
      const { matchSubjects } = await register.ask<{ matchSubjects: Match[] }>(machine, query, {
        subjects: [{ ref: '1', code }],
      })
      return matchSubjects
    }
    expect(await byNumber(pump.registrationNo)).toEqual(await byNumber(codesOf(99).registrationNo))
    expect(await byNumber(pump.uscc)).toMatchObject([{ decision: 'AUTO' }])
  })
})
