import { expect, test } from '@jest/globals'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { graphql, parse } from 'graphql'
import { entitiesAtOnce } from './entitiesAtOnce.ts'

const typeDefs = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
  type Firm @key(fields: "id") { id: ID! name: String }
  type Shop @key(fields: "id") { id: ID! }
  interface Place @key(fields: "id") { id: ID! }
  type Yard implements Place @key(fields: "id") { id: ID! }
  type Query { x: Int }
`)
const firms: Record<string, unknown> = {
  plain: { id: 'plain', name: 'a' },
  late: Promise.resolve({ id: 'late', name: 'b' }),
  none: null,
  late_none: Promise.resolve(null),
  failing: Promise.reject(new Error('no such firm')),
  other: { __typename: 'Shop', id: 'other', name: 'c' },
}
const resolvers = {
  Firm: { __resolveReference: ({ id }: { id: string }) => firms[id] },
  Place: {
    __resolveReference: ({ id }: { id: string }) => ({ id }),
    __resolveType: () => 'Yard',
  },
}
const schemaOf = () => buildSubgraphSchema([{ typeDefs, resolvers }])
const source = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { __typename ... on Firm { id name } ... on Shop { id } ... on Place { id } } }`

test.each([
  [Object.keys(firms).map(id => ({ __typename: 'Firm', id }))],
  [
    [
      { __typename: 'Shop', id: '1' },
      { __typename: 'Firm', id: 'plain' },
      { __typename: 'Firm', id: 'plain' },
    ],
  ],
  [
    [
      { __typename: 'Place', id: '1' },
      { __typename: 'Firm', id: 'plain' },
    ],
  ],
  [[{ __typename: 'Nobody', id: '1' }]],
])('entities are those that @apollo/subgraph finds: %j', async representations => {
  const ask = (schema: ReturnType<typeof schemaOf>) =>
    graphql({ schema, source, variableValues: { representations }, contextValue: {} })
  const answer = await ask(entitiesAtOnce(schemaOf()))
  expect(JSON.parse(JSON.stringify(answer))).toEqual(JSON.parse(JSON.stringify(await ask(schemaOf()))))
})
