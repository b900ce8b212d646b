const person = (id: string) => ({ id, name: `name ${id}` })
/** Two subgraphs about people, of which the second knows the first person only. */
export const people = {
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
