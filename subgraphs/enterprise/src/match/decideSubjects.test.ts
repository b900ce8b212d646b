import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Subject } from '@e360/kit/records/matchPort'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { codesOf, miswritten, openRegister, row, type TestRegister } from '../../testing/register.ts'
import { decideSubjects } from './decideSubjects.ts'
import { matchSubjects } from './matchSubjects.ts'

const boiler = codesOf(1)
const cable = codesOf(2)
const [parent, branch] = [codesOf(3), codesOf(4)]
const [twinA, twinB] = [codesOf(5), codesOf(6)]
type Codes = typeof boiler

const subject = (name: string | null, code: string | null = null): Subject => ({
  name,
  code,
  address: null,
  district: null,
})
const auto = (company: Codes, ...others: Codes[]) => ({
  ...review(company, ...others),
  decision: 'AUTO',
  orgCode: company.orgCode,
})
const review = (...candidates: Codes[]) => ({
  decision: 'REVIEW',
  orgCode: null,
  candidates: candidates.map(({ orgCode }) => orgCode),
})
const none = { decision: 'NONE', orgCode: null, candidates: [] }

const names = {
  boiler: '重庆山城锅炉有限公司',
  cable: '重庆两江电缆有限公司',
  parent: '重庆长河商贸有限公司',
  branch: '重庆长河商贸有限公司江北分公司',
  former: '重庆老电缆厂',
  twin: '双生食品店',
}

/** Evidence → what the register may decide by itself. */
const cases: [string, Subject, object][] = [
  ['a code and the name that goes with it', subject(names.boiler, boiler.uscc), auto(boiler)],
  ['an organization code with hyphen and the name', subject(names.boiler, hyphened(boiler.orgCode)), auto(boiler)],
  ['a registration number and the name', subject(names.boiler, boiler.registrationNo), auto(boiler)],
  ['a code alone', subject(null, boiler.orgCode), auto(boiler)],
  ['a name alone', subject(names.boiler), auto(boiler)],
  ['a name in traditional characters and full width', subject('重慶市山城鍋爐有限責任公司　'), auto(boiler)],
  ['a former name alone', subject(names.former), auto(cable)],
  ['a code and a former name', subject(names.former, cable.uscc), auto(cable)],
  ['a code and a name that was cut short', subject('重庆山城锅炉', boiler.uscc), auto(boiler)],
  ['a registration number and a name cut short', subject('两江电缆有限公司', cable.registrationNo), auto(cable)],
  ['the code of one and the name of another', subject(names.cable, boiler.uscc), review(boiler, cable)],
  ['the code of one and a name that nobody bears', subject('重庆无此有限公司', boiler.uscc), review(boiler)],
  ['a registration number and the name of another', subject(names.cable, boiler.registrationNo), review(boiler, cable)],
  ['a failing code alone', subject(null, miswritten(boiler.uscc)), review(boiler)],
  ['a failing code and a name that nobody bears', subject('重庆无此有限公司', miswritten(boiler.uscc)), review(boiler)],
  ['a failing code and the name that goes with it', subject(names.boiler, miswritten(boiler.uscc)), auto(boiler)],
  ['a failing code of nobody and a known name', subject(names.boiler, miswritten(codesOf(99).orgCode)), auto(boiler)],
  ['a valid unknown code and a known name', subject(names.boiler, codesOf(99).uscc), review(boiler)],
  ['a valid unknown code alone', subject(null, codesOf(99).uscc), none],
  ['an unreadable code and a known name', subject(names.boiler, '见附件'), auto(boiler)],
  ['a name that two bear', subject(names.twin), review(twinA, twinB)],
  ['a name that two bear and the code of one', subject(names.twin, twinB.orgCode), auto(twinB)],
  ['a name that two bear and the failing code of one', subject(names.twin, miswritten(twinB.uscc)), auto(twinB, twinA)],
  ["the parent's name", subject(names.parent), auto(parent)],
  ["the branch's name", subject(names.branch), auto(branch)],
  ["the parent's code and the branch's name", subject(names.branch, parent.uscc), review(parent, branch)],
  ["the branch's code and the parent's name", subject(names.parent, branch.uscc), review(branch, parent)],
  ['the name of a branch that is not registered', subject('重庆长河商贸有限公司渝中分公司'), none],
  ["the parent's code and such a name", subject('重庆长河商贸有限公司渝中分公司', parent.uscc), review(parent)],
  ['a code and three characters of the name', subject('山城锅', boiler.uscc), auto(boiler)],
  ['a name that differs in one character', subject('重庆山诚锅炉有限公司'), review(boiler)],
  ['a name that lost a character', subject('重庆山锅炉有限公司'), review(boiler)],
  ['a name written by ear', subject('重庆三成锅炉有限公司'), review(boiler)],
  ['a former name with two characters exchanged', subject('重庆老缆电厂'), review(cable)],
  ['a variant of the name without anything that confirms it', subject('山城锅炉有限公司'), review(boiler)],
  ['nothing at all', subject(null), none],
  ['blanks', subject(' 　', ' - '), none],
  ['10,000 characters', subject('长'.repeat(10_000), '9'.repeat(10_000)), none],
  ['emoji and control characters', subject('😀\u0000\u0001\ud800', '\u0000\ud83d'), none],
  ['a name between marks of direction', subject(`\u202e${names.boiler}\u202c`), review(boiler)],
  ['its code beside such a name', subject(`\u202e${names.boiler}`, boiler.uscc), review(boiler)],
  ['a number of another country beside a known name', subject(names.boiler, '7010401022916'), review(boiler)],
  ['a code of another country', subject(null, 'DE811907980'), none],
]

function hyphened(orgCode: string) {
  return `${orgCode.slice(0, 8)}-${orgCode.slice(8)}`
}

describeOnBoth('a match', ({ freshUrl }) => {
  let register: TestRegister
  beforeAll(async () => {
    register = await openRegister(await freshUrl())
    await register.load(
      row(names.boiler, boiler),
      row(names.former, cable, { recordId: '电缆' }),
      row(names.parent, parent),
      row(names.branch, branch),
      row(names.twin, twinA, { recordId: '甲' }),
      row(names.twin, twinB, { recordId: '乙' }),
    )
    await register.load(row(names.cable, cable, { recordId: '电缆' }))
  })
  afterAll(() => register.close())

  test.each(cases)('by %s', async (_, given, expected) => {
    expect(await register.match!([given])).toEqual([expected])
  })

  test('is the same for each subject whether asked alone or among others, in as many statements', async () => {
    register.statements.length = 0
    await register.match!([
      subject('重庆山诚锅炉有限公司', miswritten(boiler.uscc)),
      subject(names.boiler, boiler.uscc),
    ])
    const ofTwo = register.statements.length
    register.statements.length = 0
    expect(await register.match!(cases.map(([, given]) => given))).toEqual(cases.map(([, , expected]) => expected))
    // registration numbers are looked up where somebody tells one
    expect(register.statements.length).toBeLessThanOrEqual(ofTwo + 1)
    expect(await register.match!([])).toEqual([])
  })

  test('is what the full comparison decides, also where a code and the very name settle it at once', async () => {
    const given = cases.map(([, each]) => each)
    const compared = await matchSubjects(register.database.read, given)
    const decided = await decideSubjects(register.database.read, given)
    expect(decided.map(({ decision, orgCode }) => ({ decision, orgCode }))).toEqual(
      compared.map(({ decision, orgCode }) => ({ decision, orgCode })),
    )
  })

  test('never compares a name with that of another subject of the same batch', async () => {
    const others = subject(names.boiler, boiler.registrationNo)
    const given = [
      others,
      subject('两江电缆有限公司', cable.registrationNo),
      subject('重庆山城锅炉', cable.registrationNo),
    ]
    expect(await register.match!(given)).toEqual([auto(boiler), auto(cable), review(cable, boiler)])
  })
})
