import { expect, test } from '@jest/globals'
import { openNumbered } from './numbered.ts'
import { collect, grownOld } from './testing/grownOld.ts'

test('each thing has a number of its own, until it is removed', () => {
  const things = openNumbered<{ name: string }>()
  const [a, b] = [things.add({ name: 'a' }), things.add({ name: 'b' })]
  expect([a, b]).toEqual([1, 2])
  things.remove(a)
  things.remove(a)
  expect([things.get(a), things.get(b), things.get(3)]).toEqual([undefined, { name: 'b' }, undefined])
  expect(things.add({ name: 'c' })).toBe(3)
  expect(things.all()).toEqual([{ name: 'b' }, { name: 'c' }])
})

test('what comes and goes dies young, also where others stay', async () => {
  const things = openNumbered()
  const underWay = [{}, {}, {}].map(things.add)
  collect()
  things.remove(underWay.pop()!)
  const comeAndGo = (thing: object) => {
    underWay.push(things.add(thing))
    if (underWay.length > 10) things.remove(underWay.splice(2, 1)[0]!)
  }
  expect(await grownOld(comeAndGo)).toBeLessThan(3)
})
