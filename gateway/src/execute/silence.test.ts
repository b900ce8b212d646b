import { expect, test } from '@jest/globals'
import { GraphQLError } from 'graphql'
import { answersOf } from '../../testing/answersOf.ts'
import { bothExecutors } from '../../testing/bothExecutors.ts'
import { generatedSubgraph } from '../../testing/generatedSubgraph.ts'
import { people } from '../../testing/people.ts'
import { supergraphs } from '../../testing/supergraphs.ts'

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

test('an object of the only type that clients know is shown where the plan asks nobody for its type', async () => {
  const { ask } = await bothExecutors(new Map(supergraphs).get('overrides and what is hidden')!)
  const query = '{ items { ... on Node @include(if: true) { id __typename ...F } id } } fragment F on Item { id }'
  const { reference, compiled } = await ask({ query, variables: {} }, (name, schema) =>
    generatedSubgraph(name, schema, 0, 'FAIR'),
  )
  expect(reference).toMatchObject({ data: { items: null }, errors: [] })
  const item = { id: expect.any(String), __typename: 'Item' }
  expect(compiled).toMatchObject({ data: { items: [item, item, item] }, errors: [] })
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

test('of an object of which conditions leave nothing it is told whether it is there', async () => {
  const query = `query ($v: Boolean!) { people @include(if: $v) { name @skip(if: $v) } me { id @skip(if: true) } ...F }
    fragment F on Query { people { friend { home @skip(if: $v) { city } } } }`
  const { reference, compiled } = await answersOf(people, query, { v: true })
  const somebody = { friend: {} }
  expect(compiled).toMatchObject({ data: { people: [somebody, somebody, somebody], me: {} }, errors: [] })
  expect(reference).toEqual(compiled)
  const alone = await answersOf(people, 'query ($v: Boolean!) { me @include(if: $v) { id @skip(if: $v) } }', {
    v: true,
  })
  expect([alone.reference.data, alone.compiled.data]).toEqual([{ me: {} }, { me: {} }])
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
