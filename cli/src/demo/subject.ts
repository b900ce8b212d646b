import { momentOf, yearOf } from './calendar.ts'
import { strangerCode } from './codes.ts'
import type { Codes } from './codes.ts'
import { companyOf } from './company.ts'
import type { Company } from './company.ts'
import { tradeCharacters } from './vocabulary/tradeCharacters.ts'
import type { RecordSourceInput } from './inputs.ts'
import { nameOn, strangerName } from './names.ts'
import { below, chance, pick, weighted } from './random.ts'
import type { Random } from './random.ts'
import { recordIdOf } from './systems.ts'
import type { DemoSystem } from './systems.ts'
import { showcaseIndex } from './traits.ts'
import type { Origin } from './traits.ts'

/** How a department writes down whom a record is about. The last two can never be linked: nobody of the register is meant, or two are. */
export type Writing =
  | 'CLEAN'
  | 'OLD_NAME'
  | 'FULL_WIDTH'
  | 'SPACED'
  | 'CITY_WRITTEN_OTHERWISE'
  | 'FORM_WRITTEN_OTHERWISE'
  | 'WRONG_CHARACTER'
  | 'SMALL_LETTERS'
  | 'HYPHENATED_ORG_CODE'
  | 'NO_CODE'
  | 'OLD_NAME_NO_CODE'
  | 'STRANGER'
  | 'CODE_OF_ANOTHER'

/** Shares out of 1,000: a design choice, as dirty as departments say that they are. */
const drawWriting = weighted<Writing>([
  ['CLEAN', 858],
  ['HYPHENATED_ORG_CODE', 30],
  ['NO_CODE', 25],
  ['CITY_WRITTEN_OTHERWISE', 20],
  ['STRANGER', 14],
  ['WRONG_CHARACTER', 10],
  ['FULL_WIDTH', 9],
  ['SPACED', 8],
  ['OLD_NAME', 7],
  ['CODE_OF_ANOTHER', 6],
  ['FORM_WRITTEN_OTHERWISE', 5],
  ['SMALL_LETTERS', 5],
  ['OLD_NAME_NO_CODE', 3],
])

interface Subject {
  name: string
  /** absent: not written down */
  code?: string
}

/** Where a record came from and whom it names; the way of writing is returned too, so that tests can count it. */
export interface WrittenSource {
  source: RecordSourceInput
  writing: Writing
}

/** @param day on which the record was made: it bears the name of that day */
export const writtenSource = (
  origin: Origin,
  random: Random,
  company: Company,
  record: { system: DemoSystem; ordinal: number; day: number; version?: string },
): WrittenSource => {
  const drawn = drawWriting(random)
  const writing = company.traits.index === showcaseIndex ? 'CLEAN' : drawn
  const plain: Subject = { name: nameOn(company.names, record.day), code: presentCode(company.codes) }
  const { name, code } = rewritten[writing](plain, company, random, origin)
  const { district, index } = company.traits
  const places = random()
  return {
    writing,
    source: {
      system: record.system,
      recordId: recordIdOf(record.system, yearOf(record.day), index, record.ordinal),
      version: record.version ?? '1',
      recordedAt: momentOf(Math.min(record.day + below(random, 6), origin.today - 1), index * 7 + record.ordinal),
      enterpriseName: name,
      enterpriseCode: code,
      enterpriseAddress: places < 0.55 ? `重庆市${company.address}` : places < 0.85 ? company.address : undefined,
      enterpriseDistrict: places < 0.1 ? undefined : places < 0.75 ? district.name : district.short,
    },
  }
}

const presentCode = ({ uscc, orgCode, registrationNo }: Codes): string | undefined => uscc ?? orgCode ?? registrationNo

type Rewriting = (plain: Subject, company: Company, random: Random, origin: Origin) => Subject

const spaced: Rewriting = ({ name, code }) => ({ name: `${name.slice(0, 4)} ${name.slice(4)} `, code })

const rewritten: Readonly<Record<Writing, Rewriting>> = {
  CLEAN: plain => plain,
  OLD_NAME: ({ name, code }, { names }) => ({ name: names.length > 1 ? names[0]!.name : name, code }),
  FULL_WIDTH: ({ name, code }) => ({ name: name.replace('（', '(').replace('）', ')'), code: code && fullWidth(code) }),
  SPACED: spaced,
  CITY_WRITTEN_OTHERWISE: (plain, company, random, origin) => {
    const { name, code } = plain
    if (name.startsWith('重庆市')) return { name: `重庆${name.slice(3)}`, code }
    if (name.startsWith('重庆')) return { name: `重庆市${name.slice(2)}`, code }
    return spaced(plain, company, random, origin)
  },
  FORM_WRITTEN_OTHERWISE: ({ name, code }) => ({
    name: name.includes('有限责任公司')
      ? name.replace('有限责任公司', '有限公司')
      : name.replace('有限公司', '有限责任公司'),
    code,
  }),
  WRONG_CHARACTER: ({ name, code }, _company, random) => ({ name: withWrongCharacter(name, random), code }),
  SMALL_LETTERS: ({ name, code }) => ({ name, code: code?.toLowerCase() }),
  HYPHENATED_ORG_CODE: ({ name }, { codes: { orgCode } }) => ({
    name,
    code: orgCode && `${orgCode.slice(0, 8)}-${orgCode.slice(8)}`,
  }),
  NO_CODE: ({ name }) => ({ name }),
  OLD_NAME_NO_CODE: ({ name }, { names }) => ({ name: names.length > 1 ? names[0]!.name : name }),
  STRANGER: (_plain, company, random, origin) => ({
    name: strangerName(origin, company.traits),
    code: chance(random, 0.7) ? strangerCode(origin, company.traits.index, company.traits.district.code) : undefined,
  }),
  CODE_OF_ANOTHER: ({ name }, { traits: { index } }, random, origin) => ({
    name,
    code: codeOfAnother(origin, index, random),
  }),
}

/** Of a company with a lower index, so that a record does not depend on the size of the city. */
const codeOfAnother = (origin: Origin, index: number, random: Random): string => {
  const other = index > 0 ? companyOf(origin, below(random, index)).codes : {}
  return presentCode(other) ?? strangerCode(origin, index)
}

const tradeSet = new Set(tradeCharacters)

/** One character of the trade name is mistaken for another. */
const withWrongCharacter = (name: string, random: Random): string => {
  const wrong = pick(random, tradeCharacters)
  const right = Array.from(name).find(character => tradeSet.has(character) && character !== wrong)
  return right === undefined ? name : name.replace(right, wrong)
}

const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, character => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
