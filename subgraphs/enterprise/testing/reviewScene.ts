import { afterEach, beforeEach, expect } from '@jest/globals'
import type { Caller } from '@e360/kit/caller'
import { codesOf, officer, row } from './register.ts'
import { reviewsIn, type Reviews, type ShownReview } from './reviews.ts'
import { openHouse, type House } from './withInspection.ts'

export const [boiler, cable, later] = [codesOf(1), codesOf(2), codesOf(3)]
export const name = '重庆山城锅炉有限公司'
export const twins = '重庆双生食品有限公司'

/** A house for each test, and what its tests look at. */
export const reviewScene = (freshUrl: () => Promise<string>) => {
  const scene = {} as { house: House; reviews: Reviews }
  beforeEach(async () => {
    scene.house = await openHouse(await freshUrl(), await freshUrl())
    scene.reviews = reviewsIn(scene.house)
  })
  afterEach(() => scene.house.close())

  /** How the department and the register say that a record is linked; they always agree. */
  const linkOf = async (recordId: string): Promise<string[]> => {
    const columns = ['link_state', 'org_code']
    const there = await scene.house.inspection.database.read('inspection').where('record_id', recordId).first(columns)
    const here = await scene.house.register.database.read('crosswalk').where('record_id', recordId).first(columns)
    expect(there).toEqual(here)
    return Object.values(here as object).filter(value => value !== null) as string[]
  }
  const inReview = async (...orgCodes: string[]) => {
    const query = 'query ($of: [OrgCode!]!) { enterprises(orgCodes: $of) { recordsInReview } }'
    const { data } = await scene.house.register.execute({ query, variables: { of: orgCodes } }, { caller: officer })
    return (data!.enterprises as { recordsInReview: number }[]).map(({ recordsInReview }) => recordsInReview)
  }
  const asked = {
    ask: async <Data>(caller: Caller, query: string, variables = {}) =>
      (await scene.house.register.execute({ query, variables }, { caller })).data as Data,
  }
  const candidates = (review: ShownReview) => review.candidates.map(({ enterprise }) => enterprise.orgCode)
  const only = async (): Promise<ShownReview> => {
    const { nodes } = await scene.reviews.page()
    expect(nodes).toHaveLength(1)
    return nodes[0]!
  }
  /** Two companies of one name, and a record about one of them: nobody but a person can tell. */
  const twinsInReview = async (...recordIds: string[]): Promise<ShownReview> => {
    await scene.house.load(row(twins, boiler, { recordId: '甲' }), row(twins, cable, { recordId: '乙' }))
    for (const recordId of recordIds) await scene.house.push(recordId, { name: twins })
    await scene.house.settle()
    return only()
  }
  return Object.assign(scene, { linkOf, inReview, asked, candidates, only, twinsInReview })
}
