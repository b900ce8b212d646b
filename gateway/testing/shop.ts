import { composeServices } from '@apollo/composition'
import { readers } from '@e360/kit/access/ways'
import { parse, type DocumentNode } from 'graphql'

/** A neutral supergraph: three subgraphs around one entity, one of them keyed on a field that only another can tell. */
const link = `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@composeDirective"])
    @link(url: "https://enterprise-360.example/access/v1.0", import: ["@access", "@compares"])
    @composeDirective(name: "@access")
    @composeDirective(name: "@compares")
  directive @access(read: [String!]) on OBJECT | FIELD_DEFINITION
  directive @compares(with: [String!]!, unread: String! = "REFUSED") on ARGUMENT_DEFINITION
`

/** Whoever asks reads everything, but for the words of an opinion. */
const open = `@access(read: ${JSON.stringify(readers)})`
const analysts = '@access(read: ["analyst"])'

export const stockTypes = parse(`${link}
  type Query ${open} {
    item(id: ID!): Item
    items(ids: [ID!]!): [Item]
    mixed: [Thing]
    must: Item!
  }
  type Mutation ${open} { rename(id: ID!, title: String!): Item }
  union Thing = Item | Box
  type Box ${open} { size: Int! }
  type Item @key(fields: "id") @key(fields: "title") ${open} { id: ID! title: String! weight: Int kind: Kind tags: [String!] facts: JSON }
  enum Kind { BIG SMALL }
  scalar JSON
`)

export const opinionTypes = parse(`${link}
  type Query ${open} { opinion(id: ID!, saying: String @compares(with: ["Opinion.words"])): Opinion }
  type Mutation ${open} { judge(id: ID!, stars: Int!): Opinion }
  type Item @key(fields: "id") ${open} { id: ID! weight: Int @external opinions(first: Int): [Opinion!] rating: Rating postage: Int @requires(fields: "weight") }
  type Opinion ${open} { id: ID! stars: Int! words: String ${analysts} on: Day about: Item }
  type Rating ${open} { average: Float count: Int! }
  scalar Day
`)

export const labelTypes = parse(`${link}
  type Query ${open} { labels: [String!] }
  type Item @key(fields: "title") ${open} { title: String! label: String }
`)

const items: Record<string, { id: string; title: string; weight: number | null; kind: string; tags: string[] }> = {
  1: { id: '1', title: 'one', weight: 10, kind: 'BIG', tags: ['a', 'b'] },
  2: { id: '2', title: 'two', weight: null, kind: 'SMALL', tags: [] },
  3: { id: '3', title: 'three', weight: 30, kind: 'BIG', tags: ['c'] },
}

const typed = (typename: string, value: object | undefined) => (value ? { __typename: typename, ...value } : null)

export const stockResolvers = {
  Query: {
    item: (_: unknown, { id }: { id: string }) => items[id] ?? null,
    items: (_: unknown, { ids }: { ids: string[] }) => ids.map(id => items[id] ?? null),
    mixed: () => [
      typed('Box', { size: 1 }),
      typed('Item', items['1']),
      null,
      typed('Box', { size: 2 }),
      typed('Item', items['3']),
    ],
    must: () => items['1'],
  },
  Mutation: { rename: (_: unknown, { id, title }: { id: string; title: string }) => ({ ...items[id], title }) },
  Item: {
    __resolveReference: ({ id, title }: { id?: string; title?: string }) =>
      Object.values(items).find(item => item.id === id || item.title === title) ?? null,
  },
}

const opinion = (id: string, about: string) => ({
  id,
  stars: 4,
  words: `words ${id}`,
  on: '2024-06-24',
  about: { id: about },
})

export const opinionResolvers = {
  Query: { opinion: (_: unknown, { id }: { id: string }) => opinion(id, id) },
  Mutation: { judge: (_: unknown, { id, stars }: { id: string; stars: number }) => ({ ...opinion(id, id), stars }) },
  Item: {
    __resolveReference: (reference: object) => reference,
    opinions: ({ id }: { id: string }) => [opinion(`${id}a`, id), opinion(`${id}b`, id)],
    rating: () => ({ average: 4.5, count: 2 }),
    postage: ({ weight }: { weight: number | null }) => (weight ?? 0) * 2,
  },
}

export const labelResolvers = {
  Query: { labels: () => ['x'] },
  Item: {
    __resolveReference: (reference: object) => reference,
    label: ({ title }: { title: string | null }) => `label of ${title}`,
  },
}

export const compose = (services: Readonly<Record<string, { typeDefs: DocumentNode; url: string }>>): string => {
  const { supergraphSdl, errors } = composeServices(
    Object.entries(services).map(([name, service]) => ({ name, ...service })),
  )
  if (!supergraphSdl) throw new Error(errors?.join('\n'))
  return supergraphSdl
}
