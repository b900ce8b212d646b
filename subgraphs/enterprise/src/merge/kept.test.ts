import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { dump, lastMerge, merge, split } from '../../testing/merging.ts'
import { codesOf, openRegister, row, type TestRegister } from '../../testing/register.ts'
import { snapshotOf } from './snapshot.ts'

const codes = [1, 2, 3, 4, 5].map(n => codesOf(n))
const [a, b, c] = codes.map(({ orgCode }) => orgCode) as [string, string, string]
const many = Array.from({ length: 60 }, (_, at) => `重庆锅炉${at}厂`)

describeOnBoth('what merges keep', ({ freshUrl }) => {
  let register: TestRegister
  beforeEach(async () => {
    register = await openRegister(await freshUrl())
    await register.load(
      ...codes.map((each, at) => row(`重庆第${at}锅炉厂`, { ...each, formerNames: at === 0 ? many : [] })),
    )
  })
  afterEach(() => register.close())

  const kept = () =>
    register.database
      .read('enterprise_merge')
      .orderBy('number')
      .select<{ id: string; before: string; after: string }[]>('id', 'before', 'after')
  const lengths = async () => (await kept()).map(({ before, after }) => before.length + after.length)

  const chains = {
    'one company that all others joined': codes.slice(1).map(({ orgCode }) => [a, orgCode] as const),
    'a chain of companies': codes.slice(1).map(({ orgCode }, at) => [orgCode, codes[at]!.orgCode] as const),
  }
  for (const [what, pairs] of Object.entries(chains))
    test(`of ${what} only the latest merge keeps all, and each is undone to what was before it`, async () => {
      const states: Awaited<ReturnType<typeof dump>>[] = []
      for (const [survivor, merged] of pairs) {
        states.push(await dump(register.database))
        await merge(register, survivor, merged)
      }
      const [latest, ...earlier] = (await lengths()).toReversed()
      expect(latest).toBeGreaterThan(60 * 100)
      for (const length of earlier) expect(length).toBeLessThan(5_000)
      const merges = (await kept()).map(({ id }) => id)
      for (const [at, [, merged]] of [...pairs.entries()].toReversed()) {
        await split(register, merged, merges[at]!)
        expect(await dump(register.database)).toEqual(states[at])
      }
      expect(await lengths()).toEqual(pairs.map(() => 0))
    })

  test('whole by an older version is undone as ever, also when another merge came since', async () => {
    const whole = (...of: string[]) =>
      register.database.transaction(async trx => JSON.stringify(await snapshotOf(trx, of)))
    const states = [await dump(register.database)]
    const before = await whole(a, b)
    await merge(register, a, b)
    const after = await whole(a)
    const older = await lastMerge(register, a)
    await register.database.transaction(async trx => {
      await trx('enterprise_merge').where('id', older).update({ before, after })
    })
    states.push(await dump(register.database))
    await merge(register, c, a)
    await split(register, c, await lastMerge(register, c))
    expect(await dump(register.database)).toEqual(states[1])
    await split(register, b, older)
    expect(await dump(register.database)).toEqual(states[0])
  })
})
