import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isFailure } from '@e360/kit/errors'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { dump, steward } from '../../testing/merging.ts'
import { codesOf, row } from '../../testing/register.ts'
import { indexContent } from '../../testing/searchable.ts'
import { openHouse, type House } from '../../testing/withInspection.ts'
import { decideReview } from '../review/decide.ts'
import { reopenLink } from '../review/reopen.ts'
import { buildIndex } from '../search/buildIndex.ts'
import { readKept } from './kept.ts'
import { mergeEnterprises } from './mergeEnterprises.ts'
import { mergeRepository } from './repository.ts'
import { rowText, snapshotOf, type Snapshot } from './snapshot.ts'
import { splitEnterprise } from './splitEnterprise.ts'

const companies = [1, 2, 3, 4].map(n => codesOf(n))
const names = ['重庆山城锅炉厂', '重庆两江电缆厂', '重庆渝北水泵厂', '重庆南岸阀门厂', '重庆江津齿轮厂']
const index = fc.nat(companies.length - 1)
const two = fc
  .uniqueArray(index, { minLength: 2, maxLength: 2 })
  .map(([company, into]) => ({ company: company!, into: into! }))
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
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('push' as const),
      name: fc.constantFrom(...names),
      code: fc.option(index),
    }),
  },
  { weight: 3, arbitrary: two.map(pair => ({ kind: 'merge' as const, ...pair })) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('split' as const), keepsMerged: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('decide' as const),
      decision: fc.constantFrom('SAME' as const, 'NONE_OF_THESE' as const, 'UNDO' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reopen' as const), which: fc.nat(3) }) },
  { weight: 1, arbitrary: two.map(pair => ({ kind: 'there and back' as const, ...pair })) },
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

/** Both companies before a merge and the survivor after it, row by row, by the number of the merge. */
type Snapshots = Map<string, object>

const inOrder = (...snapshots: Snapshot[]) =>
  snapshots.map(snapshot => Object.values(snapshot).map(rows => rows.map(rowText).toSorted()))

const take = async (house: House, at: number, told: Step, snapshots: Snapshots): Promise<void> => {
  const { database } = house.register
  const standing = async () =>
    database.read('enterprise_merge').whereNull('undone_at').orderBy('number', 'desc').first('id', 'survivor', 'merged')
  const snapshot = (...orgCodes: string[]) => database.transaction(trx => snapshotOf(trx, orgCodes))
  const merge = async ({ into, company }: { into: number; company: number }) => {
    const [survivor, merged] = [companies[into]!.orgCode, companies[company]!.orgCode]
    const before = await snapshot(survivor, merged)
    if (await refusals(mergeEnterprises(database, { survivor, merged, reason: '重复' }, steward))) return true
    snapshots.set((await standing())!.id as string, inOrder(before, await snapshot(survivor)))
    return false
  }
  if (told.kind === 'load') {
    const { name, system, regionCode, withoutUscc } = told
    const { uscc, ...codes } = companies[told.company]!
    const input = { ...codes, uscc: withoutUscc ? undefined : uscc, regionCode, address: `${at}号` }
    await house.load(row(name, input, { system, recordId: String(told.company) }))
  }
  if (told.kind === 'push') {
    const code = told.code === null ? null : companies[told.code]!.uscc
    await house.push(String(at), { name: told.name, code }, at % 2 === 0)
  }
  if (told.kind === 'decide') await decide(house, told.decision)
  if (told.kind === 'reopen') {
    const links = await database.read('crosswalk').where('link_state', 'LINKED').orderBy('id').pluck<string[]>('id')
    const recordId = links[told.which % links.length]
    if (recordId !== undefined)
      await reopenLink(database, steward, ['inspection'], { department: 'inspection', recordId, reason: '有误' })
  }
  if (told.kind === 'merge') await merge(told)
  if (told.kind === 'split') {
    const latest = await standing()
    if (latest) {
      const orgCode = (told.keepsMerged ? latest.merged : latest.survivor) as string
      const { before, after } = readKept(await mergeRepository(database.read).kept(latest.id as string))
      expect(inOrder(before, after)).toEqual(snapshots.get(latest.id as string))
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

/** Decides the first review that waits, for its first candidate; or takes the first decision back. */
const decide = async ({ register }: House, decision: 'SAME' | 'NONE_OF_THESE' | 'UNDO'): Promise<void> => {
  const { read } = register.database
  const open = ['OPEN', 'REOPENED', 'UNDECIDED']
  const review = await read('match_subject')
    .where(
      query =>
        void (decision === 'UNDO'
          ? query.whereNotNull('decided_by').whereNotIn('status', open)
          : query.whereIn('status', open)),
    )
    .orderBy('id')
    .first('id')
  if (!review) return
  const id = review.id as string
  const candidate = await read('match_candidate')
    .where({ subject_id: id, listed: 1 })
    .orderBy('org_code')
    .first('org_code')
  const orgCode = decision === 'SAME' ? (candidate?.org_code as string | undefined) : null
  if (orgCode === undefined) return
  await refusals(decideReview(register.database, steward, { id, decision, orgCode }))
}

/** Where each code leads by the merges that stand. */
const ends = async (house: House): Promise<Map<string, string>> => {
  const merges = mergeRepository(house.register.database.read)
  const end = async (orgCode: string): Promise<string> => {
    const merge = await merges.endOf(orgCode)
    return merge ? end(merge.survivor) : orgCode
  }
  return new Map(await Promise.all(companies.map(async ({ orgCode }) => [orgCode, await end(orgCode)] as const)))
}

const check = async (house: House): Promise<void> => {
  const { read } = house.register.database
  const led = await ends(house)
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

  const linked = await read('crosswalk').whereNotNull('org_code').distinct('org_code').pluck<string[]>('org_code')
  expect(linked.filter(orgCode => led.get(orgCode) !== orgCode)).toEqual([])

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

describeOnBoth('companies after any loads, merges, splits and reviews', ({ dialect, freshUrl }) => {
  test('keep their keys, counts, index and links, and who follows them from the beginning knows the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14, size: 'max' }), async steps => {
        const house = await openHouse(await freshUrl(), await freshUrl())
        try {
          for (const [company, codes] of companies.entries())
            await house.load(row(names[company]!, codes, { system: '工商', recordId: String(company) }))
          for (const [at, name] of names.entries()) await house.push(`first ${at}`, { name })
          const snapshots: Snapshots = new Map()
          for (const [at, told] of steps.entries()) {
            await take(house, at, told, snapshots)
            if (at % 3 === 0) await house.settle()
          }
          await house.settle()
          await check(house)
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
      { numRuns: dialect === 'sqlite' ? 20 : 4 },
    )
  })
})
