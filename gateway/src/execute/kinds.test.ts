import { expect, test } from '@jest/globals'
import { answersOf } from '../../testing/answersOf.ts'
import { people } from '../../testing/people.ts'

test('a subgraph is told a key by which it finds the entity, where it has others by which it does not', async () => {
  const partField = 'part: Part! } type Part @shareable { x: ID! y: ID! z: ID! }'
  const part = { x: '1', y: '2', z: '3' }
  const { compiled } = await answersOf(
    {
      a: {
        sdl: `type Thing @key(fields: "id") @key(fields: "part { x y }", resolvable: false) { id: ID! name: String! ${partField}`,
        resolvers: { Thing: { __resolveReference: ({ id }: { id: string }) => ({ id, part, name: `thing ${id}` }) } },
      },
      b: {
        sdl: `type Query { box: Box } type Box { things: [Thing!]! }
          type Thing @key(fields: "part { x y }", resolvable: false) @key(fields: "id part { y z }") { id: ID! name: String! @external tag: String! @requires(fields: "name") ${partField}`,
        resolvers: {
          Query: { box: () => ({ things: [{ id: '7', part }] }) },
          Thing: {
            __resolveReference: ({ id, ...more }: { id?: string; name: string }) => (id ? { id, part, ...more } : null),
            tag: ({ name }: { name: string }) => `tag of ${name}`,
          },
        },
      },
    },
    '{ box { things { id name tag } } }',
  )
  expect(compiled).toMatchObject({
    data: { box: { things: [{ id: '7', name: 'thing 7', tag: 'tag of thing 7' }] } },
    errors: [],
  })
})

test('what cannot be planned, and a subscription, are refused in words that a client can use', async () => {
  const parts = {
    a: {
      sdl: 'type Query { a: Int } type Subscription { ticks: Int } interface Node @key(fields: "id") { id: ID! }',
      resolvers: {},
    },
    b: {
      sdl: `type Query { b: Node } type Node @interfaceObject @key(fields: "id", resolvable: false) { id: ID! }
        type Other @key(fields: "id") { id: ID! }`,
      resolvers: { Query: { b: () => ({ id: '1' }) } },
    },
  }
  for (const query of ['{ b { __typename } }', 'subscription { ticks }']) {
    const { reference, compiled } = await answersOf(parts, query)
    expect(compiled).toMatchObject({ data: null, errors: [': BAD_USER_INPUT'] })
    expect(reference).toEqual(compiled)
  }
})

test('what is selected of an object through its interface and through its own narrower field is all shown', async () => {
  const parts = {
    a: {
      sdl: `type Query { boss: Worker } interface Worker { name: String above: Worker }
        type Clerk implements Worker @key(fields: "name") { name: String above: Manager }
        type Manager implements Worker @key(fields: "name") { name: String above: Worker desk: Int }`,
      resolvers: {
        Query: { boss: () => ({ __typename: 'Clerk', name: 'one' }) },
        Clerk: { above: () => ({ name: 'two', desk: 2, above: { __typename: 'Clerk', name: 'three' } }) },
      },
    },
  }
  const query = '{ boss { above { __typename above { name } } ... on Clerk { name above { name desk } } } }'
  const { reference, compiled } = await answersOf(parts, query)
  const above = { __typename: 'Manager', above: { name: 'three' }, name: 'two', desk: 2 }
  expect(compiled).toMatchObject({ data: { boss: { above, name: 'one' } }, errors: [] })
  expect(compiled).toEqual(reference)
})

test('an entity that stands in a list several times is asked for once, and fails at each of its places', async () => {
  const { reference, compiled, asked } = await answersOf(people, '{ people { name } }')
  const { variables } = asked.at(-1)!
  expect(variables['representations']).toEqual([
    { __typename: 'Person', id: '1' },
    { __typename: 'Person', id: '2' },
  ])
  expect(compiled).toEqual(reference)
  expect(compiled).toMatchObject({ data: { people: [{ name: 'name 1' }, { name: null }, { name: 'name 1' }] } })
})

test('what begins together about the same objects tells of them in one and the same list', async () => {
  const ofAge = (key: string) => ({
    sdl: `type Person @key(fields: "id") { id: ID! ${key}: Int }`,
    resolvers: { Person: { __resolveReference: ({ id }: { id: string }) => ({ id, [key]: Number(id) }) } },
  })
  const parts = { a: people.a, c: ofAge('age'), d: ofAge('size') }
  const { reference, compiled, asked } = await answersOf(parts, '{ people { id age size } }')
  expect(compiled).toEqual(reference)
  const [one, other] = asked.slice(-2)
  expect([one!.subgraph, other!.subgraph].toSorted()).toEqual(['c', 'd'])
  expect(one!.variables['representations']).toHaveLength(2)
  expect(one!.variables['representations']).toBe(other!.variables['representations'])
})

test('two reads that ask the same at the same time are one, and what each brings is its own', async () => {
  const query = '{ x: me { home { street } } y: me { home { street } } }'
  const { reference, compiled, asked } = await answersOf(people, query)
  expect(compiled).toEqual(reference)
  expect(asked.map(({ subgraph }) => subgraph).slice(-4)).toEqual(['a', 'b', 'a', 'b'])
  const different = await answersOf(people, '{ x: me { home { street } } y: me { home { city } } }')
  expect(different.compiled).toEqual(different.reference)
  const parts = {
    a: people.a,
    b: { ...people.b, sdl: people.b.sdl.replace('type Home', 'type Home @key(fields: "street")') },
    c: {
      sdl: 'type Home @key(fields: "street") { street: String doors: Int rooms: Int }',
      resolvers: { Home: { __resolveReference: (home: object) => home, doors: () => 2, rooms: () => 5 } },
    },
  }
  const further = await answersOf(parts, '{ x: me { home { count: doors } } y: me { home { count: rooms } } }')
  expect(further.compiled.data).toEqual({ x: { home: { count: 2 } }, y: { home: { count: 5 } } })
  expect(further.compiled).toEqual(further.reference)
})

test('keys come in the order of the specification: of the first place where each is selected', async () => {
  const query =
    '{ ...F me { id } } fragment F on Query { me { friend { id } } ...G } fragment G on Query { me { t: __typename id } }'
  const { compiled } = await answersOf(people, query)
  expect(JSON.stringify(compiled.data)).toBe('{"me":{"friend":{"id":"2"},"t":"Person","id":"1"}}')
})

const shop = {
  a: {
    sdl: `type Product @key(fields: "upc") { upc: ID! price(currency: String!): Int @external postage: Int @requires(fields: "price(currency: \\"CNY\\")") stock: Stock }
      type Stock { count: Int }`,
    resolvers: {
      Product: {
        __resolveReference: (reference: object) => reference,
        postage: ({ price }: { price: number }) => price / 10,
        stock: ({ upc }: { upc: string }) => ({ count: Number(upc) }),
      },
    },
  },
  b: {
    sdl: 'type Query { product: Product } type Product @key(fields: "upc") { upc: ID! name: String price(currency: String!): Int again: Product }',
    resolvers: {
      Query: { product: () => ({ upc: '7', name: '8' }) },
      Product: {
        price: (_: object, { currency }: { currency: string }) => (currency === 'CNY' ? 100 : 14),
        again: () => ({ upc: '9' }),
      },
    },
  },
}

test('what a client calls like a key is not taken for the key, nor its arguments for those that another field requires', async () => {
  const query =
    '{ product { upc: name stock { count } price(currency: "USD") postage name: again { price: upc stock { count } } } }'
  const { reference, compiled } = await answersOf(shop, query)
  expect(compiled.data).toEqual({
    product: { upc: '8', stock: { count: 7 }, price: 14, postage: 10, name: { price: '9', stock: { count: 9 } } },
  })
  expect(reference).toEqual(compiled)
})

test('of a value that two subgraphs tell at the root the last is told, also under such a key', async () => {
  const part = (field: string, value: object | null) => ({
    sdl: `type Query { shared: Value @shareable } type Value @shareable { ${field}: Int }`,
    resolvers: { Query: { shared: () => value } },
  })
  for (const query of ['{ shared { x y } }', '{ shared { y: x x: y } }']) {
    const { reference, compiled } = await answersOf({ a: part('x', { x: 1 }), b: part('y', null) }, query)
    expect(compiled.data).toEqual({ shared: null })
    expect(reference).toEqual(compiled)
  }
})

test('what a client calls __typename is not taken for the type of an object', async () => {
  const query = '{ product { __typename: name stock { __typename: count } name: __typename } }'
  const { reference, compiled } = await answersOf(shop, query)
  expect(compiled).toMatchObject({
    data: { product: { __typename: '8', stock: { __typename: 7 }, name: 'Product' } },
    errors: [],
  })
  expect(reference).toEqual(compiled)
})

test('what fails under such a key is told at the client’s own path', async () => {
  const failing = {
    ...shop,
    a: {
      ...shop.a,
      resolvers: { Product: { ...shop.a.resolvers.Product, stock: () => Promise.reject(new Error('no')) } },
    },
  }
  const { reference, compiled } = await answersOf(failing, '{ product { name: again { price: stock { count } } } }')
  expect(reference).toEqual(compiled)
  expect(compiled).toMatchObject({
    data: { product: { name: { price: null } } },
    errors: ['product.name.price: SECTION_UNAVAILABLE'],
    sections: { a: { status: 'UNAVAILABLE', paths: ['product.name.price'] } },
  })
})
