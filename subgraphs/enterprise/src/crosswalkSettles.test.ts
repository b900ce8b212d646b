import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Database } from '@e360/kit/database/database'
import type { Subject } from '@e360/kit/records/matchPort'
import { describeOnBoth } from '@e360/kit/testing/databases'
import fc from 'fast-check'
import { codesOf, row } from '../testing/register.ts'
import { reviewsIn } from '../testing/reviews.ts'
import { openHouse, type House } from '../testing/withInspection.ts'
import type { CrosswalkRow } from './crosswalkRow.ts'
import { afterMatch } from './review/afterMatch.ts'
import { bearersOf } from './review/bearers.ts'
import { candidatesOf } from './review/store.ts'
import { linkOf, subjectOf, type SubjectRow } from './review/subject.ts'

const companies = [codesOf(1), codesOf(2)] as const
const names = ['重庆山城锅炉有限公司', '重庆两江电缆有限公司', '重庆老锅炉厂'] as const

const name = fc.constantFrom(...names)
const company = fc.constantFrom(...companies)
const subject: fc.Arbitrary<Partial<Subject>> = fc.oneof(
  name.map(text => ({ name: text })),
  company.map(({ uscc }) => ({ code: uscc })),
  fc.tuple(name, company).map(([text, { uscc }]) => ({ name: text, code: uscc })),
  company.map(({ registrationNo }) => ({ name: '重庆', code: registrationNo })),
)
const decisions = ['SAME', 'SAME', 'NONE_OF_THESE', 'UNDECIDED', 'UNDO'] as const

/** A steward who tries what is not possible is told so; that changes nothing. */
const whatIsRefused = (error: unknown): void => {
  if ((error as { extensions?: { code: string } }).extensions?.code !== 'BAD_USER_INPUT') throw error
}

const decideSome = async (house: House, place: number, decision: (typeof decisions)[number], orgCode: string) => {
  const { nodes } = await reviewsIn(house).page()
  const review = nodes[place % Math.max(1, nodes.length)]
  if (!review) return
  await reviewsIn(house)
    .decide({ id: review.id, decision, orgCode: decision === 'SAME' ? orgCode : null })
    .catch(whatIsRefused)
}

const recordId = fc.constantFrom('1', '2')

/** What may happen in a house, in any order. */
type Step = (house: House) => Promise<unknown>
const step: fc.Arbitrary<{ step: Step; toString: () => string }> = fc.oneof(
  fc.tuple(recordId, subject, fc.boolean()).map(([id, about, answers]) => ({
    step: (house: House) => house.push(id, about, answers),
    toString: () => `push ${id} ${JSON.stringify(about)} ${answers ? '' : 'unanswered'}`,
  })),
  recordId.map(id => ({ step: (house: House) => house.withdraw(id), toString: () => `withdraw ${id}` })),
  fc.tuple(company, name, fc.option(name)).map(([codes, text, former]) => ({
    step: (house: House) =>
      house.load(row(text, { ...codes, ...(former && { formerNames: [former] }) }, { recordId: codes.orgCode })),
    toString: () => `load ${codes.orgCode} ${text} formerly ${former}`,
  })),
  fc.tuple(fc.nat(5), fc.constantFrom(...decisions), company).map(([place, decision, { orgCode }]) => ({
    step: (house: House) => decideSome(house, place, decision, orgCode),
    toString: () => `decide review ${place} ${decision} ${orgCode}`,
  })),
  recordId.map(id => ({
    step: (house: House) => reviewsIn(house).reopen(id).catch(whatIsRefused),
    toString: () => `reopen ${id}`,
  })),
  fc
    .constantFrom<['register' | 'inspection', number][]>(['register', 0], ['register', 1], ['inspection', 0])
    .map(([side, index]) => ({
      step: (house: House) => house[side].followers[index]!.drain(),
      toString: () => `${side} follows ${index}`,
    })),
)

/** The log's numbers go on: what remembers them must not take the next story for the last one. */
const empty = (database: Database, ...tables: string[]) =>
  database.transaction(async trx => {
    for (const table of [...tables, 'change_log', 'follow_cursor']) await trx(table).delete()
  })

const reviewTables = ['match_subject', 'match_candidate', 'match_key', 'match_step']

const emptyHouse = async ({ register, inspection }: House) => {
  await empty(inspection.database, 'inspection', 'register')
  const own = ['enterprise', 'former_name', 'former_code', 'enterprise_version', 'register_record', 'region_count']
  const index = ['search_company', 'search_posting', 'search_block', 'sounding_name']
  await empty(register.database, ...own, ...index, 'crosswalk', ...reviewTables)
}

describeOnBoth('the crosswalk', ({ dialect, freshUrl }) => {
  let house: House
  beforeAll(async () => {
    house = await openHouse(await freshUrl(), await freshUrl())
  })
  afterAll(() => house.close())

  const linksIn = async (database: Database, table: string) =>
    new Map(
      (
        await database.read(table).orderBy('record_id').select<CrosswalkRow[]>('record_id', 'link_state', 'org_code')
      ).map(each => [each.record_id, [each.link_state, each.org_code]]),
    )

  /** Every record of a subject has its link, and every subject that nobody decided is as the register would decide it now. */
  const expectNothingOverlooked = async () => {
    const { read } = house.register.database
    const subjects = await read('match_subject').orderBy('id').select<SubjectRow[]>('*')
    const byId = new Map(subjects.map(subject => [subject.id, subject]))
    for (const row of await read('crosswalk').select<CrosswalkRow[]>('*')) {
      const expected =
        row.subject_id === null ? ['LINKED', 'WITHDRAWN'] : [linkOf(byId.get(row.subject_id)!).link_state]
      expect(expected).toContain(row.link_state)
      if (row.subject_id !== null) expect(row.org_code).toBe(byId.get(row.subject_id)!.org_code)
    }
    const kept = await candidatesOf(read, [...byId.keys()])
    const answers = await house.register.match!(subjects.map(subjectOf))
    for (const [index, subject] of subjects.entries()) {
      const own = kept.get(subject.id)!
      const having = (flag: 'listed' | 'refused' | 'bearer') =>
        own.filter(candidate => candidate[flag] === 1).map(({ org_code }) => org_code)
      if (subject.status === 'LINKED') {
        const bearers = await bearersOf(read, subject)
        expect(bearers.filter(orgCode => orgCode !== subject.org_code && !having('bearer').includes(orgCode))).toEqual(
          [],
        )
        continue
      }
      const outcome = afterMatch(subject, answers[index]!, new Set(having('refused')))
      if (outcome) expect([subject.status, subject.org_code]).toEqual([outcome.status, outcome.org_code])
      if (outcome) expect(having('listed')).toEqual(expect.arrayContaining(outcome.listed.slice()))
    }
  }

  test('whatever happens in whatever order, in the end the department has the links of the register', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async steps => {
        await emptyHouse(house)
        for (const each of steps) await each.step(house)
        await house.settle()
        const [there, here] = await Promise.all([
          linksIn(house.inspection.database, 'inspection'),
          linksIn(house.register.database, 'crosswalk'),
        ])
        for (const [id, link] of there) if (link[0] !== 'WITHDRAWN') expect([id, link]).toEqual([id, here.get(id)])
        for (const [id, link] of here) expect([id, link]).toEqual([id, there.get(id)])
        await expectNothingOverlooked()
      }),
      { numRuns: dialect === 'sqlite' ? 250 : 40 },
    )
  })
})
