import { expect, test } from '@jest/globals'
import { GraphQLError } from 'graphql'
import { bothExecutors } from '../../testing/bothExecutors.ts'
import { livingSubgraphs } from '../../testing/livingSubgraphs.ts'

/** What the compiled executor answers, the first time and from the cache; it is the same. */
const answersOf = async (parts: Parameters<typeof livingSubgraphs>[0], query: string, variables = {}) => {
  const subgraphs = livingSubgraphs(parts)
  const both = await bothExecutors(subgraphs.sdl, { foreign: true })
  const { reference, compiled, again } = await both.ask({ query, variables }, subgraphs.transportOf)
  expect(again).toEqual(compiled)
  return { reference, compiled, asked: subgraphs.asked }
}

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

test('what no subgraph can tell is an error, not null', async () => {
  const parts = {
    a: {
      sdl: 'type Query { a: Node } interface Node @key(fields: "id", resolvable: false) { id: ID! }',
      resolvers: { Query: { a: () => ({ __typename: 'Node', id: '1' }) } },
    },
    b: {
      sdl: 'type Query { b: Node } type Node @interfaceObject @key(fields: "id") { id: ID! field: String }',
      resolvers: { Query: { b: () => ({ id: '1', field: 'foo' }) } },
    },
  }
  const { reference, compiled } = await answersOf(parts, '{ a { field } }')
  expect(reference).toMatchObject({ data: { a: null }, errors: [] })
  expect(compiled).toMatchObject({ data: null, errors: ['a: SECTION_UNAVAILABLE'] })
  expect((await answersOf(parts, '{ b { id field } }')).compiled.data).toEqual({ b: { id: '1', field: 'foo' } })
})

test('what the planner asks nobody for is an error, not null', async () => {
  const holder =
    'type Box @key(fields: "id") { id: ID! holder: Holder @shareable } type Holder @shareable { things: [Thing!]! }'
  const things = [
    { __typename: 'OnlyA', a: 'only a' },
    { __typename: 'Common', label: null },
  ]
  const parts = {
    a: {
      sdl: `type Query { a: Box } union Thing = Common | OnlyA ${holder} type Common @shareable { label: String } type OnlyA { a: String }`,
      resolvers: { Query: { a: () => ({ id: '1', holder: { things } }) } },
    },
    b: {
      sdl: `type Query { b: Box } union Thing = Common | OnlyB ${holder} type Common @shareable { label: String } type OnlyB { b: String }`,
      resolvers: {},
    },
  }
  const query = '{ a { holder { things { __typename ... on OnlyA { a } ... on Common { label } } } } }'
  const { reference, compiled } = await answersOf(parts, query)
  expect(reference).toMatchObject({ data: { a: { holder: { things: [{ a: null }, { label: null }] } } }, errors: [] })
  const path = 'a.holder.things.0.a'
  expect(compiled).toMatchObject({
    data: reference.data as object,
    errors: [`${path}: SECTION_UNAVAILABLE`],
    sections: { a: { status: 'UNAVAILABLE', paths: [path] } },
  })
})

test('what a subgraph fails to tell of an interface that it knows as an object is an error at each of its objects', async () => {
  const parts = {
    a: {
      sdl: `type Query { media: [Media] } interface Media @key(fields: "id") { id: ID! title: String }
        type Book implements Media @key(fields: "id") { id: ID! title: String }`,
      resolvers: { Query: { media: () => [{ __typename: 'Book', id: '1', title: 'one' }] } },
    },
    b: {
      sdl: 'type Media @key(fields: "id") @interfaceObject { id: ID! stars: Int }',
      resolvers: { Media: { __resolveReference: () => Promise.reject(new Error('no')) } },
    },
  }
  const { reference, compiled } = await answersOf(parts, '{ media { title stars } }')
  expect(compiled).toMatchObject({
    data: { media: [{ title: 'one', stars: null }] },
    errors: ['media.0.stars: SECTION_UNAVAILABLE'],
    sections: { b: { status: 'UNAVAILABLE', paths: ['media.0.stars'] } },
  })
  expect(reference).toEqual(compiled)
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

const person = (id: string) => ({ id, name: `name ${id}` })
const people = {
  a: {
    sdl: 'type Query { me: Person people: [Person!]! } type Person @key(fields: "id") { id: ID! friend: Person }',
    resolvers: {
      Query: { me: () => ({ id: '1', friend: { id: '2' } }), people: () => ['1', '2', '1'].map(id => ({ id })) },
      Person: { friend: () => ({ id: '2' }) },
    },
  },
  b: {
    sdl: 'type Person @key(fields: "id") { id: ID! name: String home: Home } type Home { street: String city: String }',
    resolvers: {
      Person: {
        __resolveReference: async ({ id }: { id: string }) => {
          if (id === '1') return person(id)
          throw new Error('not today')
        },
        home: ({ id }: { id: string }) => ({ street: `street ${id}`, city: `city ${id}` }),
      },
    },
  },
}

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

test('two reads that ask the same at the same time are one, and what each brings is its own', async () => {
  const query = '{ x: me { home { street } } y: me { home { street } } }'
  const { reference, compiled, asked } = await answersOf(people, query)
  expect(compiled).toEqual(reference)
  expect(asked.map(({ subgraph }) => subgraph).slice(-4)).toEqual(['a', 'b', 'a', 'b'])
  const different = await answersOf(people, '{ x: me { home { street } } y: me { home { city } } }')
  expect(different.compiled).toEqual(different.reference)
})

test('keys come in the order of the specification: of the first place where each is selected', async () => {
  const query =
    '{ ...F me { id } } fragment F on Query { me { friend { id } } ...G } fragment G on Query { me { t: __typename id } }'
  const { compiled } = await answersOf(people, query)
  expect(JSON.stringify(compiled.data)).toBe('{"me":{"friend":{"id":"2"},"t":"Person","id":"1"}}')
})

test('of an object of which conditions leave nothing it is told whether it is there', async () => {
  const query = `query ($v: Boolean!) { people @include(if: $v) { name @skip(if: $v) } me { id @skip(if: true) } ...F }
    fragment F on Query { people { friend { home @skip(if: $v) { city } } } }`
  const { compiled } = await answersOf(people, query, { v: true })
  const somebody = { friend: {} }
  expect(compiled).toMatchObject({ data: { people: [somebody, somebody, somebody], me: {} }, errors: [] })
  const alone = await answersOf(people, 'query ($v: Boolean!) { me @include(if: $v) { id @skip(if: $v) } }', {
    v: true,
  })
  expect([alone.reference.data, alone.compiled.data]).toEqual([{ me: null }, { me: {} }])
  const nothing = await answersOf(people, 'query ($v: Boolean!) { me @skip(if: $v) { id } }', { v: true })
  expect([nothing.compiled.data, nothing.asked]).toEqual([{}, []])
})

test('of two failures at one place the same one is told, whichever subgraph is faster', async () => {
  const rejecting = (code: string, turns: number) => async () => {
    for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate)
    throw new GraphQLError('不行', { extensions: { code } })
  }
  const part = (field: string, code: string, turns: number) => ({
    sdl: `type Person @key(fields: "id") { id: ID! ${field}: String! }`,
    resolvers: { Person: { [field]: rejecting(code, turns) } },
  })
  for (const [fast, slow] of [
    [0, 3],
    [3, 0],
  ] as const) {
    const parts = { a: people.a, b: part('b', 'FORBIDDEN', fast), c: part('c', 'BAD_USER_INPUT', slow) }
    const { reference, compiled } = await answersOf(parts, '{ me { b c } }')
    expect(compiled.errors).toEqual(['me: BAD_USER_INPUT'])
    expect(reference).toEqual(compiled)
  }
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
  expect(reference.data).not.toEqual(compiled.data)
})

test('what fails under such a key is told at the client’s own path', async () => {
  const failing = {
    ...shop,
    a: {
      ...shop.a,
      resolvers: { Product: { ...shop.a.resolvers.Product, stock: () => Promise.reject(new Error('no')) } },
    },
  }
  const { compiled } = await answersOf(failing, '{ product { name: again { price: stock { count } } } }')
  expect(compiled).toMatchObject({
    data: { product: { name: { price: null } } },
    errors: ['product.name.price: SECTION_UNAVAILABLE'],
    sections: { a: { status: 'UNAVAILABLE', paths: ['product.name.price'] } },
  })
})
