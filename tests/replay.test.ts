import { beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { mostEnter, happening } from './support/happenings.ts'
import { keepers, openHouse, type House } from './support/house.ts'
import {
  companiesOf,
  crosswalkOf,
  followAnew,
  knowledgeOf,
  linksFromLog,
  linksIn,
  projectionIn,
  rewind,
} from './support/houseState.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})

/** Nothing flows any more: register and departments say the same. */
const expectAgreement = async () => {
  const companies = await companiesOf(house)
  const orgCodes = companies.map(each => each.org_code)
  for (const keeper of keepers) {
    const { database } = house[keeper]
    const links = await linksIn(database, keeper)
    expect({ keeper, links }).toEqual({ keeper, links: await crosswalkOf(house, keeper) })
    for (const { state, orgCode } of links)
      expect([state, orgCodes.includes(orgCode!)]).toEqual([state, state === 'LINKED'])

    const projection = await projectionIn(database)
    const present = projection.filter(each => each.redirect_to === null)
    expect(present.map(({ org_code, name }) => ({ org_code, name }))).toEqual(companies)
    const known = new Set(projection.map(each => each.org_code))
    for (const each of projection) expect(known).toContain(each.redirect_to ?? each.org_code)
  }
}

/** The logs lead to the same: read alone, by a follower that begins anew, and by followers that are given a part of them again. */
const expectReplay = async (percent: number) => {
  for (const keeper of keepers) {
    const { database } = house[keeper]
    const links = await linksIn(database, keeper)
    expect(await linksFromLog(house, keeper)).toEqual(links)
    const anew = await followAnew(house, keeper)
    expect(await projectionIn(anew.database)).toEqual(await projectionIn(database))
    expect(await linksIn(anew.database, keeper)).toEqual(links)
  }
  const before = await knowledgeOf(house)
  await rewind(house, percent)
  await house.settle()
  expect(await knowledgeOf(house)).toEqual(before)
}

test('whatever happens, the departments have the links of the register, and the logs alone lead there again', async () => {
  const happenings = fc.array(happening, { minLength: 10, maxLength: 40, size: 'max' })
  await fc.assert(
    fc.asyncProperty(happenings, fc.integer({ min: 1, max: 100 }), async (steps, percent) => {
      await house.empty()
      await mostEnter(house)
      for (const step of steps) await step.happen(house)
      await house.settle()
      await expectAgreement()
      await expectReplay(percent)
    }),
    { numRuns: Number(process.env.E360_REPLAY_RUNS ?? 40) },
  )
}, 300_000)
