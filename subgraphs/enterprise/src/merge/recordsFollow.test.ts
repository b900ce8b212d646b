import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { Database } from '@e360/kit/database/database'
import { insertMany } from '@e360/kit/database/insertMany'
import { newId } from '@e360/kit/id'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { lastMerge, merge, split, steward } from '../../testing/merging.ts'
import { codesOf, row } from '../../testing/register.ts'
import { openHouse, type House } from '../../testing/withInspection.ts'
import type { Caller } from '@e360/kit/caller'
import type { CrosswalkRow } from '../crosswalkRow.ts'
import { mergeEnterprises } from './mergeEnterprises.ts'
import { splitEnterprise } from './splitEnterprise.ts'

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

  test('and former names are moved there and back by as many statements, however many there are', async () => {
    const { database } = house.register
    const statements: string[] = []
    const counted: Database = {
      ...database,
      transaction: work =>
        database.transaction(trx => {
          trx.on('query', ({ sql }: { sql: string }) => statements.push(sql))
          return work(trx)
        }),
    }
    const thereAndBack = async (): Promise<number> => {
      statements.length = 0
      await mergeEnterprises(counted, { survivor: a.orgCode, merged: b.orgCode, reason: '重复' }, steward)
      const mergeId = await lastMerge(asked, a.orgCode)
      await splitEnterprise(counted, { orgCode: a.orgCode, mergeId, reason: '误并' }, steward)
      return statements.length
    }
    const few = await thereAndBack()
    const [one] = await database.read('crosswalk').where('org_code', b.orgCode).select<CrosswalkRow[]>('*')
    const more = Array.from({ length: 1_201 }, (_, at) => ({ ...one, id: newId(), record_id: `b ${at}` }))
    await database.transaction(trx => insertMany(trx, 'crosswalk', more))
    await house.load(row(works, { ...b, formerNames: Array.from({ length: 9 }, (_, at) => `锅炉${at}厂`) }))
    expect(await thereAndBack()).toBe(few)
    const linked = await database.read('crosswalk').where('org_code', b.orgCode).count({ count: '*' }).first()
    expect(linked).toEqual({ count: 1_202 })
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
