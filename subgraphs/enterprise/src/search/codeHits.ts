import type { Knex } from '@e360/kit/database/database'
import { hasEnded } from './indexedCompany.ts'
import type { MatchedOn } from '../types.generated.ts'
import { everything, type Sought } from './sought.ts'

/** A company that bears or bore a code that begins as typed. */
export interface CodeHit {
  /** the company's number in the index */
  number: number
  orgCode: string
  matchedOn: MatchedOn
  code: string
  /** sorts as hits come: the code itself, present before former, not ended before ended, org codes, credit codes, numbers, then by code */
  rank: string
}

/**
 * Companies by the beginning of a code, present or former, in the order of `rank`, some at a time. Lazy: a beginning that everybody's code
 * has is not read to its end. A company may come again with a second former code.
 * @param typed capital letters and digits
 * @param atATime how many rows are read with one statement
 */
export async function* codeHits(
  read: Knex,
  typed: string,
  atATime: number,
  sought: Sought = everything,
): AsyncGenerator<CodeHit[]> {
  const firsts = new Map<number, CodeRow[]>()
  const rowsAfter = async (source: number, last: string): Promise<CodeRow[]> => {
    const rows = (last === '' && firsts.get(source)) || (await codesFrom(read, sources[source]!, typed, last, atATime))
    if (last === '') firsts.set(source, rows)
    return rows
  }
  for (const { prefix, exact, ended, source } of passes.filter(({ source }) => isSought(source, sought)))
    for (let last = ''; ;) {
      const rows = await rowsAfter(source, last)
      yield rows
        .filter(row => (row.code === typed) === exact && hasEnded(row.registrationStatus) === ended)
        .filter(row => !foundBefore(row, typed, source))
        .map(row => ({ ...row, matchedOn: row.kind, rank: prefix + tieOf(row) }))
      if (exact || rows.length < atATime) break
      last = tieOf(rows.at(-1)!)
    }
}

/** How many companies have a present code that begins as typed, counted to `limit`; of the kind of code that has the most. */
export const countCodes = async (
  read: Knex,
  typed: string,
  limit: number,
  sought: Sought = everything,
): Promise<number> => {
  const counts = await Promise.all(
    sources
      .filter((_, index) => index < former && isSought(index, sought))
      .map(async source => {
        const some = read('enterprise')
          .select(source)
          .whereBetween(source, [typed, `${typed}~`])
          .limit(limit)
        const [row] = await read.from(some.as('some')).count<{ codes: number | string }[]>({ codes: '*' })
        return Number(row!.codes)
      }),
  )
  return Math.max(...counts)
}

/** Where codes lie, in the order in which their hits come; former ones last. */
const sources = ['org_code', 'uscc', 'registration_no', 'former_code'] as const
const former = 3
const isSought = (source: number, { registrationNo, formerCodes }: Sought): boolean =>
  source === former ? formerCodes : registrationNo || sources[source] !== 'registration_no'
const kinds: readonly MatchedOn[] = ['ORG_CODE', 'USCC', 'REGISTRATION_NO']

const passes = [true, false].flatMap(exact =>
  [[0, 1, 2], [former]].flatMap(among =>
    [false, true].flatMap(ended =>
      among.map(source => ({
        prefix: `${exact ? 0 : 1}${source === former ? 1 : 0}${ended ? 1 : 0}${source}`,
        exact,
        ended,
        source,
      })),
    ),
  ),
)

interface CodeRow {
  number: number
  orgCode: string
  code: string
  kind: MatchedOn
  uscc: string | null
  registrationNo: string | null
  registrationStatus: string
}

const tieOf = ({ code, orgCode }: CodeRow): string => `${code} ${orgCode}`

/** Whether an earlier source told this company already. */
const foundBefore = ({ orgCode, uscc, registrationNo }: CodeRow, typed: string, source: number): boolean =>
  [orgCode, uscc, registrationNo].slice(0, source).some(code => code?.startsWith(typed) === true)

/** The next codes of one source that begin as typed. */
const codesFrom = async (
  read: Knex,
  source: (typeof sources)[number],
  typed: string,
  last: string,
  limit: number,
): Promise<CodeRow[]> => {
  const [code, orgCode = ''] = last.split(' ') as [string, string?]
  const isFormer = source === 'former_code'
  const column = isFormer ? 'former_code.code' : `enterprise.${source}`
  const key = isFormer ? 'former_code.org_code' : 'enterprise.org_code'
  const query = read(isFormer ? 'former_code' : 'enterprise')
    .leftJoin('search_company', 'search_company.org_code', key)
    .where(column, '>=', code || typed)
    .where(column, '<', `${typed}~`)
    .where(either => void either.where(column, '>', code).orWhere(key, '>', orgCode))
    .orderBy([column, key])
    .limit(limit)
  // a code that came back has a row for each of its periods
  if (isFormer) query.join('enterprise', 'enterprise.org_code', 'former_code.org_code').distinct()
  const rows = await query.select<CodeRow[]>({
    number: 'search_company.number',
    orgCode: key,
    code: column,
    uscc: 'enterprise.uscc',
    registrationNo: 'enterprise.registration_no',
    registrationStatus: 'enterprise.registration_status',
    ...(isFormer && { kind: 'former_code.kind' }),
  })
  return isFormer ? rows : rows.map(row => ({ ...row, kind: kinds[sources.indexOf(source)]! }))
}
