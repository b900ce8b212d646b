import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isFailure } from '@e360/kit/errors'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { dump, steward } from '../../testing/merging.ts'
import { codesOf, row } from '../../testing/register.ts'
import { indexContent } from '../../testing/searchable.ts'
import { openHouse, type House } from '../../testing/withInspection.ts'
import { buildIndex } from '../search/buildIndex.ts'
import { mergeEnterprises } from './mergeEnterprises.ts'
import { mergeRepository } from './repository.ts'
import { splitEnterprise } from './splitEnterprise.ts'

const companies = [1, 2, 3, 4].map(n => codesOf(n))
const names = ['重庆山城锅炉厂', '重庆两江电缆厂', '重庆渝北水泵厂', '重庆南岸阀门厂', '重庆江津齿轮厂']
const index = fc.nat(companies.length - 1)
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('load' as const),
      company: index,
      name: fc.constantFrom(...names),
      system: fc.constantFrom('工商', '质监'),
      regionCode: fc.constantFrom('500103', '500112', undefined),
      withoutUscc: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('push' as const), name: fc.constantFrom(...names) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('merge' as const), company: index, into: index }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('split' as const), keepsMerged: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('there and back' as const), company: index, into: index }) },
)
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

const refusals = async (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => false,
    (error: unknown) => {
      if (!isFailure(error)) throw error
      return true
    },
  )

const take = async (house: House, at: number, told: Step): Promise<void> => {
  const { database } = house.register
  const standing = async () =>
    database.read('enterprise_merge').whereNull('undone_at').orderBy('number', 'desc').first('id', 'survivor', 'merged')
  const merge = ({ into, company }: { into: number; company: number }) =>
    refusals(
      mergeEnterprises(
        database,
        { survivor: companies[into]!.orgCode, merged: companies[company]!.orgCode, reason: '重复' },
        steward,
      ),
    )
  if (told.kind === 'load') {
    const { name, system, regionCode, withoutUscc } = told
    const { uscc, ...codes } = companies[told.company]!
    const input = { ...codes, uscc: withoutUscc ? undefined : uscc, regionCode, address: `${at}号` }
    await house.load(row(name, input, { system, recordId: String(told.company) }))
  }
  if (told.kind === 'push') await house.push(String(at), { name: told.name }, at % 2 === 0)
  if (told.kind === 'merge') await merge(told)
  if (told.kind === 'split') {
    const latest = await standing()
    if (latest) {
      const orgCode = (told.keepsMerged ? latest.merged : latest.survivor) as string
      await splitEnterprise(database, { orgCode, mergeId: latest.id as string, reason: '误并' }, steward)
    }
  }
  if (told.kind === 'there and back') {
    const before = [await dump(database), await indexContent(database)]
    if (await merge(told)) return
    const orgCode = companies[told.company]!.orgCode
    await splitEnterprise(database, { orgCode, mergeId: (await standing())!.id as string, reason: '误并' }, steward)
    expect([await dump(database), await indexContent(database)]).toEqual(before)
  }
}

/** Where each code leads by the merges that stand. */
const ends = async (house: House, known: ReadonlySet<string>): Promise<Map<string, string>> => {
  const merges = mergeRepository(house.register.database.read)
  const end = async (orgCode: string): Promise<string> => {
    const merge = await merges.endOf(orgCode)
    return merge ? end(merge.survivor) : orgCode
  }
  return new Map(await Promise.all([...known].map(async code => [code, await end(code)] as const)))
}

const check = async (house: House, known: ReadonlySet<string>): Promise<void> => {
  const { read } = house.register.database
  const led = await ends(house, known)
  const stored = await read('enterprise').orderBy('org_code').select<Record<string, string | number>[]>('*')
  expect(stored.map(each => each['org_code'])).toEqual([...new Set(led.values())].toSorted())

  const query = 'query ($of: [OrgCode!]!) { enterprises(orgCodes: $of) { orgCode } }'
  const { data } = await house.register.execute({ query, variables: { of: [...led.keys()] } }, { caller: steward })
  expect(data).toEqual({ enterprises: [...led.values()].map(orgCode => ({ orgCode })) })
  for (const { orgCode, uscc } of companies) {
    const borne = await read('register_record').where('told', 'like', `%${uscc}%`).orderBy('org_code').first('org_code')
    if (!borne) continue
    const asked = `{ enterprise(uscc: "${uscc}") { orgCode } }`
    const found = await house.register.execute({ query: asked }, { caller: steward })
    expect([uscc, found.data]).toEqual([uscc, { enterprise: { orgCode: led.get(orgCode) } }])
  }

  const counts = await read('region_count').where('enterprises', '<>', 0).orderBy('region_code')
  const placed = await read('enterprise')
    .whereNotNull('region_code')
    .groupBy('region_code')
    .orderBy('region_code')
    .select({ region_code: 'region_code', enterprises: read.raw('count(*)') })
  expect(counts.map(each => [each.region_code, Number(each.enterprises)])).toEqual(
    placed.map(each => [each.region_code, Number(each.enterprises)]),
  )
  const told = await read('register_record').orderBy(['system', 'record_id']).select('org_code', 'record_id')
  for (const { org_code, record_id } of told) expect(org_code).toBe(led.get(companies[Number(record_id)]!.orgCode))
}

const projection = async ({ register, inspection }: House) => ({
  register: await inspection.database.read('register').orderBy('org_code'),
  links: await inspection.database
    .read('inspection')
    .orderBy('record_id')
    .select('record_id', 'org_code', 'link_state'),
  crosswalk: await register.database
    .read('crosswalk')
    .orderBy('record_id')
    .select('record_id', 'org_code', 'link_state'),
})

describeOnBoth('companies that are loaded, renamed, merged and split in any order', ({ dialect, freshUrl }) => {
  test('keep their keys, counts, index and links, and who follows them from the beginning knows the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async steps => {
        const house = await openHouse(await freshUrl(), await freshUrl())
        try {
          const known = new Set<string>()
          for (const [at, told] of steps.entries()) {
            await take(house, at, told)
            if (told.kind === 'load') known.add(companies[told.company]!.orgCode)
            if (at % 3 === 0) await house.settle()
          }
          await house.settle()
          await check(house, known)
          const live = await projection(house)
          expect(live.links).toEqual(live.crosswalk)
          await house.inspection.database.transaction(async trx => {
            await trx('register').delete()
            await trx('follow_cursor').where('feed', 'register').update({ cursor: 0 })
          })
          await house.settle()
          expect(await projection(house)).toEqual(live)
          const kept = await indexContent(house.register.database)
          await buildIndex(house.register.database.read)
          expect(kept).toEqual(await indexContent(house.register.database))
        } finally {
          await house.close()
        }
      }),
      { numRuns: dialect === 'sqlite' ? 25 : 5 },
    )
  })
})
