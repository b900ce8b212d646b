import type { Database } from '@e360/kit/database/database'
import { foldCharacters } from '@e360/identity/foldCharacters'
import { syllablesOf } from '../../../subgraphs/enterprise/src/search/pinyin.ts'
import { spellingOf } from '../../../subgraphs/enterprise/src/search/syllables.ts'

/** What is typed into the search box, by kind. */
export interface Question {
  text: string
  regionCode: string | null
}

export interface Kind {
  name: string
  /** the 99th percentile that is asked for, in ms, on SQLite and on MariaDB; null: none */
  limits: { sqlite: number; mysql: number } | null
  questions: readonly Question[]
}

interface Company {
  name: string
  org_code: string
  uscc: string | null
  registration_no: string | null
  region_code: string | null
}

/** Questions about random companies of the register. */
export const questionsAbout = async (database: Database, count: number): Promise<Kind[]> => {
  const random = randomFrom(7)
  const companies = await sample(database, count, random)
  const each = (questionOf: (company: Company) => string | null, region = false): Question[] =>
    companies.flatMap(company => {
      const text = questionOf(company)
      return text === null || foldCharacters(text).length < 2
        ? []
        : [{ text, regionCode: region ? company.region_code : null }]
    })
  const part = ({ name }: Company) => partOf(name, 2, 6, random)
  const codes = { sqlite: 10, mysql: 20 }
  const slower = { sqlite: 50, mysql: 50 }
  return [
    { name: 'part of a name, 2 to 6 characters', limits: codes, questions: each(part) },
    { name: 'the same within its district', limits: codes, questions: each(part, true) },
    { name: 'whole name', limits: codes, questions: each(({ name }) => name) },
    { name: 'whole code', limits: codes, questions: each(company => codeOf(company, random)) },
    {
      name: 'beginning of a code, 4 characters or more',
      limits: codes,
      questions: each(company => {
        const code = codeOf(company, random)
        return code && code.slice(0, 4 + random(code.length - 4))
      }),
    },
    { name: 'short name, 3 or 4 characters', limits: slower, questions: each(({ name }) => shortened(name, random)) },
    { name: 'pinyin initials, 2 to 6', limits: slower, questions: each(({ name }) => initialsOf(name, random)) },
    { name: 'pinyin of 1 to 4 characters', limits: slower, questions: each(({ name }) => pinyinOf(name, random)) },
    { name: 'characters that no name holds', limits: null, questions: each(({ name }) => backwards(name, random)) },
  ]
}

type Random = (below: number) => number

/** Mulberry32: the same questions in every run. */
const randomFrom = (seed: number): Random => {
  let state = seed
  return below => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

const sample = async (database: Database, count: number, random: Random): Promise<Company[]> => {
  const orgCodes = await database.read('enterprise').orderBy('org_code').pluck<string[]>('org_code')
  const chosen = Array.from({ length: count }, () => orgCodes[random(orgCodes.length)]!)
  const rows = await database
    .read('enterprise')
    .whereIn('org_code', chosen)
    .orderBy('org_code')
    .select<Company[]>('name', 'org_code', 'uscc', 'registration_no', 'region_code')
  const byCode = new Map(rows.map(row => [row.org_code, row]))
  return chosen.map(orgCode => byCode.get(orgCode)!)
}

const partOf = (text: string, least: number, most: number, random: Random): string => {
  const length = Math.min(least + random(most - least + 1), text.length)
  const start = random(text.length - length + 1)
  return text.slice(start, start + length)
}

const codeOf = ({ org_code: orgCode, uscc, registration_no: number }: Company, random: Random): string => {
  const codes = [orgCode, uscc, number].filter(code => code !== null)
  return codes[random(codes.length)]!
}

/** Two characters next to each other and one or two further on, as 重庆钢铁 becomes 重钢. */
const shortened = (name: string, random: Random): string => {
  const body = name.replace(/^重庆市?/, '')
  const first = random(Math.max(1, body.length - 6))
  const second = first + 2 + random(3)
  return body.slice(first, first + 2) + body.slice(second + 1, second + 2 + random(2))
}

const backwards = (name: string, random: Random): string =>
  Array.from(partOf(name, 3, 5, random))
    .toReversed()
    .join('')

const initialsOf = (name: string, random: Random): string =>
  syllablesOf(partOf(foldCharacters(name), 2, 6, random))
    .map(([syllable]) => spellingOf(syllable!)[0])
    .join('')

const pinyinOf = (name: string, random: Random): string =>
  syllablesOf(partOf(foldCharacters(name), 1, 4, random))
    .map(([syllable]) => spellingOf(syllable!))
    .join('')
