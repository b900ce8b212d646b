import { expect, test } from '@jest/globals'
import { placesAt } from './places.ts'
import { ofPlannedPath } from './planned.ts'

const root = {
  items: [
    { about__alias_0: { id: 'a' }, parts: [[{ id: 'b' }], [{ id: 'c' }, null]] },
    null,
    { parts: [[{ id: 'd' }]] },
  ],
}

test.each([
  [
    ['items', '@', 'parts', '@', '@'],
    ['items', 0],
    ['b', 'c'],
  ],
  [['items', '@', 'parts', '@', '@'], ['items', 0, 'parts', 1, 0], ['c']],
  [['items', '@', 'parts', '@', '@'], [], ['b', 'c', 'd']],
  [['items', '@', 'about__alias_0'], ['items', 0, 'about'], ['a']],
  [['items', '@', 'about__alias_0'], ['items', 2], []],
  [['items', '@', 'about__alias_0'], ['items', 0, 'about', 'maker'], []],
  [['items', '@', 'about__alias_0'], ['others'], []],
])('of the objects at %j those within %j are %j', (at, within, ids) => {
  expect(placesAt(root, at, within).map(({ value }) => value['id'])).toEqual(ids)
})

test('whatever number of elements a list has, what the plan says of them is looked for once', () => {
  const looked: string[] = []
  const find = ofPlannedPath(path => looked.push(path.join(' ')))
  for (const index of [0, 1, 2]) find(['items', index, 'label'])
  find(['items', 'label'])
  expect(looked).toEqual(['items @ label', 'items label'])
})
