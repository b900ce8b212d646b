import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { lastMerge, merge, split } from '../../testing/merging.ts'
import { codesOf, row } from '../../testing/register.ts'
import { openHouse, type House } from '../../testing/withInspection.ts'
import type { Caller } from '@e360/kit/caller'

const [a, b] = [codesOf(1), codesOf(2)]
const boiler = '重庆山城锅炉有限公司'
const works = '重庆锅炉总厂'

describeOnBoth('the departments’ records of merged companies', ({ freshUrl }) => {
  let house: House
  beforeEach(async () => {
    house = await openHouse(await freshUrl(), await freshUrl())
    await house.load(row(boiler, a), row(works, b))
    await house.push('a', { name: boiler })
    await house.push('b', { name: works })
    await house.settle()
  })
  afterEach(() => house.close())

  const asked = {
    ask: async <Data>(caller: Caller, query: string, variables = {}) => {
      const { data, errors } = await house.register.execute({ query, variables }, { caller })
      if (errors?.[0]) throw errors[0]
      return data as Data
    },
  }
  const links = async () => {
    await house.settle()
    const columns = ['record_id', 'org_code', 'link_state']
    const here = await house.register.database.read('crosswalk').orderBy('record_id').select(columns)
    const there = await house.inspection.database.read('inspection').orderBy('record_id').select(columns)
    expect(there).toEqual(here)
    return Object.fromEntries(here.map(each => [each.record_id as string, each.org_code as string | null]))
  }

  test('follow the merge, and those that come later under the old name or code are the survivor’s', async () => {
    await house.push('waits', { name: '无此公司', code: b.uscc })
    await merge(asked, a.orgCode, b.orgCode)
    expect(await links()).toMatchObject({ a: a.orgCode, b: a.orgCode })
    await house.push('name', { name: works })
    await house.push('asked later', { name: works }, false)
    await house.push('code', { name: works, code: b.uscc })
    expect(await links()).toMatchObject({ name: a.orgCode, 'asked later': a.orgCode, code: a.orgCode })
  })

  test('go back with the split; what was linked since is matched anew', async () => {
    await merge(asked, a.orgCode, b.orgCode)
    await house.settle()
    await house.push('since, of a', { name: boiler })
    await house.push('since, of b', { name: works })
    await house.settle()
    expect(await links()).toEqual({ a: a.orgCode, b: a.orgCode, 'since, of a': a.orgCode, 'since, of b': a.orgCode })
    await split(asked, a.orgCode, await lastMerge(asked, a.orgCode))
    expect(await links()).toEqual({ a: a.orgCode, b: b.orgCode, 'since, of a': a.orgCode, 'since, of b': b.orgCode })
  })

  test('that waited because two companies bear one name are linked with the merge, and wait again after the split', async () => {
    const c = codesOf(3)
    await house.load(row(boiler, c, { recordId: '重复' }))
    await house.push('waits', { name: boiler })
    expect(await links()).toMatchObject({ waits: null })
    await merge(asked, a.orgCode, c.orgCode)
    expect(await links()).toMatchObject({ waits: a.orgCode })
    await split(asked, a.orgCode, await lastMerge(asked, a.orgCode))
    expect(await links()).toMatchObject({ a: a.orgCode, waits: null })
  })

  test('a department that starts over knows the same companies', async () => {
    await merge(asked, a.orgCode, b.orgCode)
    await house.settle()
    const known = () => house.inspection.database.read('register').orderBy('org_code').select('org_code', 'redirect_to')
    const live = await known()
    expect(live).toEqual([
      { org_code: a.orgCode, redirect_to: null },
      { org_code: b.orgCode, redirect_to: a.orgCode },
    ])
    await house.inspection.database.transaction(async trx => {
      await trx('register').delete()
      await trx('follow_cursor').where('feed', 'register').update({ cursor: 0 })
    })
    await house.settle()
    expect(await known()).toEqual(live)
    await split(asked, b.orgCode, await lastMerge(asked, a.orgCode))
    await house.settle()
    expect((await known()).map(each => each.redirect_to as string | null)).toEqual([null, null])
  })
})
