import { expect, test } from '@jest/globals'
import { answersOf } from '../../testing/answersOf.ts'
import { people } from '../../testing/people.ts'
import { openShop } from '../../testing/shopGateway.ts'

test('a condition that is null is refused, whatever its default, and nobody is asked', async () => {
  const shop = await openShop()
  const query = `query ($first: Boolean = true, $second: Boolean = false) { ...F }
    fragment F on Query { labels @include(if: $first) @skip(if: $second) }`
  const { data, errors, status } = await shop.ask(query, { first: null, second: null })
  const { received } = shop.label
  await shop.close()
  const toldOf = (name: string) =>
    expect.objectContaining({
      message: `变量的值有误（$${name}）：不能为 null，它必须是 Boolean!`,
      extensions: { code: 'BAD_USER_INPUT' },
    })
  expect({ data, status, errors, received }).toEqual({
    data: undefined,
    status: 400,
    errors: [toldOf('first'), toldOf('second')],
    received: [],
  })
})

test('null in place of a default is taken where no condition looks at it', async () => {
  const query =
    'query ($v: Boolean = true, $name: String = "Query") { me @include(if: $v) { id } __type(name: $name) { name } }'
  const { reference, compiled } = await answersOf(people, query, { name: 'Person' })
  expect(compiled).toMatchObject({ data: { me: { id: '1' }, __type: { name: 'Person' } }, errors: [] })
  expect(reference).toEqual(compiled)
  const nullName = query.replace('__type(name: $name) { name }', 'friends: people(like: $name) { id }')
  const parts = { ...people, a: { ...people.a, sdl: people.a.sdl.replace('people:', 'people(like: String):') } }
  const { reference: other, compiled: same } = await answersOf(parts, nullName, { name: null })
  expect(same).toMatchObject({ data: { me: { id: '1' }, friends: [{}, {}, {}] }, errors: [] })
  expect(other).toEqual(same)
})
