import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Database } from '@e360/kit/database/database'
import type { Subject } from '@e360/kit/records/matchPort'
import { describeOnBoth } from '@e360/kit/testing/databases'
import fc from 'fast-check'
import { codesOf, row } from '../testing/register.ts'
import { openHouse, type House } from '../testing/withInspection.ts'
import { subjectOf, type CrosswalkRow } from './crosswalkRow.ts'

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
  fc
    .constantFrom<['register' | 'inspection', number][]>(['register', 0], ['register', 1], ['inspection', 0])
    .map(([side, index]) => ({
      step: (house: House) => house[side].followers[index]!.drain(),
      toString: () => `${side} follows ${index}`,
    })),
)

const empty = (database: Database, ...tables: string[]) =>
  database.transaction(async trx => {
    for (const table of [...tables, 'change_log', 'follow_cursor']) await trx(table).delete()
    await trx('change_head').update({ cursor: 0 })
  })

const emptyHouse = async ({ register, inspection }: House) => {
  await empty(inspection.database, 'inspection', 'register')
  const own = ['enterprise', 'former_name', 'former_code', 'enterprise_version', 'register_record', 'region_count']
  await empty(register.database, ...own, 'sounding_name', 'crosswalk', 'crosswalk_candidate')
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

  /** What is not linked is as the register would decide it now, and its candidates' cards say so. */
  const expectNothingOverlooked = async () => {
    const { read } = house.register.database
    const waiting: CrosswalkRow[] = await read('crosswalk')
      .whereNotIn('link_state', ['LINKED', 'WITHDRAWN'])
      .select('*')
    const decisions = await house.register.match!(waiting.map(subjectOf))
    const candidates = (await read('crosswalk_candidate').select('*')) as { org_code: string; crosswalk_id: string }[]
    const told = candidates.map(each => `${each.crosswalk_id} ${each.org_code}`)
    expect(decisions.map(({ decision }) => decision)).toEqual(
      waiting.map(({ link_state }) => (link_state === 'IN_REVIEW' ? 'REVIEW' : 'NONE')),
    )
    expect(new Set(told)).toEqual(
      new Set(waiting.flatMap(({ id }, index) => decisions[index]!.candidates.map(orgCode => `${id} ${orgCode}`))),
    )
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
  }, 60_000)
})
