import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  buildSchema,
  execute,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  validate,
  type ExecutionResult,
  type GraphQLObjectType,
} from 'graphql'
import { anyOperation, withVariables } from '../../testing/graphql/anyOperation.ts'
import { nulledPlaces } from '../../testing/graphql/nulledPlaces.ts'
import { compile } from './compile.ts'

const schema = buildSchema(`
  type Query { node: Node node2: Node! any: Any thing: Thing things: [Thing] pairs: [[Node!]] text: String! }
  interface Thing { id: ID name: String! next: Thing }
  type Node implements Thing { id: ID name: String! next: Thing kind: Kind number(plus: Int = 1): Int! nodes: [Node!]! anys: [Any!] }
  type Leaf implements Thing { id: ID name: String! next: Thing flag: Boolean weight: Float! }
  union Any = Node | Leaf
  enum Kind { ONE TWO }
`)

/** Any behaviour of a resolver, the same whenever it is asked the same. */
const behave = (seed: number, path: string) => {
  let hash = seed
  for (const character of path) hash = (hash * 31 + character.codePointAt(0)!) >>> 0
  return hash % 97
}

interface Source {
  at: string
  __typename: string
}

const sourceAt = (at: string, seed: number): Source => ({
  at,
  __typename: behave(seed, `${at}?`) % 2 ? 'Node' : 'Leaf',
})

for (const type of Object.values(schema.getTypeMap())) {
  if (!isObjectType(type) || type.name.startsWith('__')) continue
  for (const field of Object.values(type.getFields())) {
    field.resolve = (source: Source | undefined, args, seed) => {
      const at = `${source?.at ?? ''}.${field.name}${JSON.stringify(args)}`
      const choice = behave(seed as number, at)
      const make = (kind: typeof field.type, place: string): unknown => {
        const inner = isNonNullType(kind) ? kind.ofType : kind
        const how = behave(seed as number, place)
        if (how < 6) return null
        if (how < 9) return new Error(`returned at ${place}`)
        if (isListType(inner)) {
          if (how === 9) return 'no list'
          // graphql-js leaves a promise alone, and ends the process where it rejects, in a list where another item fails at once
          const promised = behave(seed as number, `${place}+`) % 2 === 0
          return Array.from({ length: promised ? how % 4 : how % 2 }, (_, index) => {
            const item = make(inner.ofType, `${place}[${index}]`)
            return promised ? Promise.resolve(item) : item
          })
        }
        if (String(inner) === 'Int') return how === 10 ? 'x' : how
        if (String(inner) === 'Float' || String(inner) === 'Boolean') return how % 2
        if (String(inner) === 'Kind') return ['ONE', 'TWO', 'THREE'][how % 3]
        if (String(inner) === 'String' || String(inner) === 'ID') return how < 12 ? { no: 'text' } : `s${how}`
        const made = sourceAt(place, seed as number)
        return how === 11
          ? { ...made, __typename: 'Nothing' }
          : { ...made, ...(isObjectType(inner) && { __typename: inner.name }) }
      }
      if (choice < 5) throw new Error(`thrown at ${at}`)
      if (choice < 9) return Promise.reject(new Error(`rejected at ${at}`))
      const value = make(field.type, at)
      return choice % 3 ? value : Promise.resolve(value)
    }
  }
}

const operations = anyOperation(schema, (_type, name) => (name === 'plus' ? '$plus' : null), { depth: 3 })

test('a compiled operation answers what graphql-js answers, whatever resolvers do', async () => {
  let compared = 0
  await fc.assert(
    fc.asyncProperty(operations, fc.nat(10_000), fc.boolean(), async (text, seed, yes) => {
      const document = parse(withVariables(text, { yes: 'Boolean!', no: 'Boolean = false', plus: 'Int' }))
      if (validate(schema, document).length > 0) return
      compared++
      const variables = { yes, ...(seed % 2 && { plus: seed }) }
      const expected = await execute({ schema, document, variableValues: variables, contextValue: seed })
      const result = await compile(schema, document)(variables, seed)
      expect(result.data ?? null).toEqual(plain(expected.data ?? null))
      expect(nulledPlaces(result)).toEqual(nulledPlaces(expected))
      const messages = messagesOf(result)
      for (const [path, message] of messagesOf(expected)) expect(messages.get(path) ?? message).toBe(message)
    }),
    { numRuns: 150, endOnFailure: true },
  )
  expect(compared).toBeGreaterThan(40)
})

const plain = (data: unknown): unknown => JSON.parse(JSON.stringify(data))

/** By path. Of several errors that make one place null each execution tells the first one, which need not be the same. */
const messagesOf = ({ errors = [] }: ExecutionResult) =>
  new Map(
    errors.map(({ message, path }) => [path?.join('.'), message.replace(/^(Abstract type|a value of) .*/, 'no type')]),
  )

test('an answer of lists that lie in each other without measure is refused, and not made to its end', async () => {
  const regions = buildSchema('type Query { region: Region } type Region { name: String parts: [Region!] }')
  let read = 0
  const region = {
    get name() {
      read += 1
      return '区'
    },
    parts: [] as object[],
  }
  region.parts = Array.from({ length: 38 }, () => region)
  regions.getQueryType()!.getFields()['region']!.resolve = () => region
  const asked = (query: string) => compile(regions, parse(query))({}, null)
  expect(await asked('{ region { parts { parts { parts { name } } } } }')).toMatchObject({ data: { region: {} } })
  read = 0
  const { data, errors } = await asked('{ region { parts { parts { parts { parts { parts { name } } } } } } }')
  expect([data, errors?.map(({ extensions }) => extensions['code'])]).toEqual([null, ['QUERY_TOO_COSTLY']])
  expect(read).toBeLessThan(120_000)
})

test('while a long answer is made others have their turn, and nothing of it is missing', async () => {
  const lists = buildSchema('type Query { rows: [Row!]! } type Row { cells: [Cell!]! } type Cell { a: Int! b: Int! }')
  const cells = Array.from({ length: 1_000 }, (_, a) => ({
    a,
    get b() {
      for (const until = performance.now() + 0.002; performance.now() < until;);
      return a
    },
  }))
  lists.getQueryType()!.getFields()['rows']!.resolve = () => Array.from({ length: 40 }, () => ({ cells }))
  let turns = 0
  const counting = setInterval(() => (turns += 1))
  const { data, errors } = await compile(lists, parse('{ rows { cells { a b } } }'))({}, null)
  clearInterval(counting)
  expect([errors, turns > 1]).toEqual([undefined, true])
  expect(plain(data)).toEqual({ rows: Array.from({ length: 40 }, () => ({ cells: plain(cells) })) })
})

test('a long answer that is lists of numbers gives them their turn too', async () => {
  const lists = buildSchema('type Query { rows: [Row!]! } type Row { numbers: [Int!]! }')
  const slow = (number: number) => ({
    valueOf: () => {
      for (const until = performance.now() + 0.002; performance.now() < until;);
      return number
    },
  })
  const numbers = Array.from({ length: 500 }, (_, number) => slow(number))
  lists.getQueryType()!.getFields()['rows']!.resolve = () => Array.from({ length: 60 }, () => ({ numbers }))
  let turns = 0
  const counting = setInterval(() => (turns += 1))
  const { data, errors } = await compile(lists, parse('{ rows { numbers } }'))({}, null)
  clearInterval(counting)
  expect([errors, turns > 1]).toEqual([undefined, true])
  expect(plain(data)).toEqual({
    rows: Array.from({ length: 60 }, () => ({ numbers: numbers.map(number => number.valueOf()) })),
  })
})

test('a long answer that is few long texts gives them their turn too', async () => {
  const texts = buildSchema('type Query { rows: [Row!]! } type Row { text: String! }')
  const text = '检'.repeat(10_000)
  const slow = () => {
    for (const until = performance.now() + 2; performance.now() < until;);
    return text
  }
  texts.getQueryType()!.getFields()['rows']!.resolve = () => Array.from({ length: 60 }, () => ({ text: slow }))
  let turns = 0
  const counting = setInterval(() => (turns += 1))
  const { data, errors } = await compile(texts, parse('{ rows { text } }'))({}, null)
  clearInterval(counting)
  expect([errors, turns > 1]).toEqual([undefined, true])
  expect(plain(data)).toEqual({ rows: Array.from({ length: 60 }, () => ({ text })) })
})

test('what many promises bring at once is answered in turns, to its end and in its order', async () => {
  const rows = buildSchema('type Query { rows: [Row!]! } type Row { cell: Cell } type Cell { a: Int! b: Int! c: Int! }')
  const slowCell = (a: number) => ({
    get a() {
      for (const until = performance.now() + 0.02; performance.now() < until;);
      return a
    },
    b: a === 1 ? new Error('none') : a,
    c: a,
  })
  const batch = Promise.resolve()
  rows.getQueryType()!.getFields()['rows']!.resolve = () => Array.from({ length: 4_000 }, (_, a) => ({ a }))
  const cell = (rows.getType('Row') as GraphQLObjectType).getFields()['cell']!
  cell.resolve = async ({ a }: { a: number }) => {
    await batch
    if (a === 0) throw new Error('none')
    return slowCell(a)
  }
  let turns = 0
  const counting = setInterval(() => (turns += 1))
  const { data, errors } = await compile(rows, parse('{ rows { cell { a b c } } }'))({}, null)
  clearInterval(counting)
  expect(errors!.map(({ path }) => path!.join('.'))).toEqual(['rows.0.cell', 'rows.1.cell.b'])
  expect(turns > 1).toBe(true)
  expect(plain(data)).toEqual({
    rows: Array.from({ length: 4_000 }, (_, a) => ({ cell: a < 2 ? null : { a, b: a, c: a } })),
  })
})
