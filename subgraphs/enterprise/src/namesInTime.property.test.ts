import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { daysAfter } from '@e360/kit/clock'
import { describeOnSqlite } from '@e360/kit/testing/databases'
import fc from 'fast-check'
import { codesOf, officer, openRegister, row, type TestRegister } from '../testing/register.ts'

/** What the register says of one company: on which days (0 to 9) it recorded which name, and on which the end. */
interface Told {
  /** null: not told */
  established: number | null
  names: { day: number; name: string }[]
  cancelled: number | null
}

const days = 10
const day = fc.nat(days - 1)
const company: fc.Arbitrary<Told> = fc.record({
  established: fc.option(day),
  names: fc
    .array(fc.record({ day, name: fc.constantFrom('甲', '乙', '丙') }), { minLength: 1, maxLength: 5 })
    .map(names => names.toSorted((a, b) => a.day - b.day)),
  cancelled: fc.option(day, { freq: 3 }),
})
const dateOf = (n: number) => daysAfter('2015-02-25', n)

/** Which name the company had on a day, by going through what was told until then; null: none. */
const nameOn = ({ established, names, cancelled }: Told, on: number): string | null => {
  const first = names[0]!
  const last = names.at(-1)!
  if (cancelled !== null && on >= Math.max(cancelled, last.day)) return null
  const latest = names.findLast(told => told.day <= on)
  const isFirst =
    (latest ?? first).name === first.name && names.every(told => told.day > on || told.name === first.name)
  return isFirst && established !== null && on < established ? null : (latest ?? first).name
}

describeOnSqlite('names over any history', ({ freshUrl }) => {
  let register: TestRegister
  let run = 0
  beforeAll(async () => {
    register = await openRegister(await freshUrl())
  })
  afterAll(() => register.close())

  /** Loads all that is told, day by day. @returns the companies' codes */
  const load = async (companies: readonly Told[], nameOf: (name: string) => string): Promise<string[]> => {
    const codes = companies.map((_, index) => codesOf(run * 10 + index))
    for (let on = 0; on < days; on++)
      for (const [index, { established, names, cancelled }] of companies.entries()) {
        const told = { ...codes[index], establishedOn: established === null ? null : dateOf(established) }
        const recordedAt = `${dateOf(on)}T12:00:00+08:00`
        const rows = names
          .filter(each => each.day === on)
          .map(each => row(nameOf(each.name), told, { recordId: told.orgCode!, recordedAt }))
        const end = { ...told, registrationStatus: 'CANCELLED' as const }
        const gone = cancelled !== null && Math.max(cancelled, names.at(-1)!.day) === on
        if (gone) rows.push(row(nameOf(names.at(-1)!.name), end, { recordId: told.orgCode!, recordedAt }))
        if (rows.length > 0) await register.load(...rows)
      }
    return codes.map(({ orgCode }) => orgCode)
  }

  test('on every day a name means the company that a walk through its history finds, and several are told with all their codes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(company, { minLength: 1, maxLength: 3 }), async companies => {
        run++
        const nameOf = (name: string) => `${name}${run}号店`
        const orgCodes = await load(companies, nameOf)
        const asked = ['甲', '乙', '丙'].flatMap(name => Array.from({ length: days }, (_, on) => ({ name, on })))
        const query = asked.map(
          ({ name, on }, n) => `q${n}: enterprise(name: "${nameOf(name)}", on: "${dateOf(on)}") { orgCode }`,
        )
        const { data, errors = [] } = await register.execute({ query: `{ ${query.join(' ')} }` }, { caller: officer })
        const answers = asked.map((_, n) => {
          const found = (data as Record<string, { orgCode: string } | null>)[`q${n}`]
          const error = errors.find(({ path }) => path?.[0] === `q${n}`)?.extensions as
            { candidates: { orgCode: string }[] } | undefined
          return [...(found ? [found] : []), ...(error?.candidates ?? [])].map(({ orgCode }) => orgCode).toSorted()
        })
        const expected = asked.map(({ name, on }) =>
          companies.flatMap((told, index) => (nameOn(told, on) === name ? [orgCodes[index]!] : [])).toSorted(),
        )
        expect(answers).toEqual(expected)
      }),
      { numRuns: 60 },
    )
  })
})
