import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openShop, type Shop } from '../testing/shopGateway.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

test('one query joins what three subgraphs know of an entity, and says that all were had', async () => {
  const { status, data, errors, extensions } = await shop.ask(
    'query Card($id: ID!) { item(id: $id) { title rating { count } label postage } }',
    {
      id: '1',
    },
  )
  expect({ status, data, errors }).toEqual({
    status: 200,
    data: { item: { title: 'one', rating: { count: 2 }, label: 'label of one', postage: 20 } },
    errors: undefined,
  })
  expect(extensions.sections).toEqual({
    stock: { status: 'OK', elapsedMs: expect.any(Number) },
    opinion: { status: 'OK', elapsedMs: expect.any(Number) },
    label: { status: 'OK', elapsedMs: expect.any(Number) },
  })
})
