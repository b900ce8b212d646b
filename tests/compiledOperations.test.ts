import { expect, test, beforeAll } from '@jest/globals'
import fc from 'fast-check'
import {
  execute,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  parse,
  validate,
  type ExecutionResult,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql'
import { roles, type Caller } from '@e360/kit/caller'
import { createLog } from '@e360/kit/log'
import { readSettings } from '@e360/kit/settings'
import { anyOperation, withVariables, type Values } from '@e360/kit/testing/graphql/anyOperation'
import { nulledPlaces } from '@e360/kit/testing/graphql/nulledPlaces'
import { loadDemo } from '../cli/src/demo/loadDemo.ts'
import { openDepartments, type EmbeddedDepartments } from '../cli/src/embedded.ts'
import { noProgress } from '../cli/src/progress.ts'
import { cityIn } from './support/city.ts'
import { freshFolder, whenOver } from './support/folder.ts'
import { departments as names } from './support/product.ts'

let departments: EmbeddedDepartments
let orgCodes: string[]

beforeAll(async () => {
  // Jest cannot load modules that import one another twice at a time, as the product does
  for (const name of names) await import(`../subgraphs/${name}/src/main.ts`)
  const settings = readSettings({ E360_DATA_DIR: await freshFolder(), E360_DEMO_SIZE: '100' })
  departments = await openDepartments(settings, createLog({ service: 'test', level: 'silent' }))
  whenOver(departments.close)
  await loadDemo(departments, settings, noProgress)
  await departments.settle()
  orgCodes = [...cityIn(settings.E360_DATA_DIR).enterprises()].flatMap(({ orgCode }) => orgCode ?? [])
})

const valueOf: Values = (_type, name) => {
  const known: Readonly<Record<string, string>> = {
    first: '3',
    last: '2',
    orgCode: JSON.stringify(orgCodes[0]),
    orgCodes: '$orgCodes',
    representations: '$of',
    id: '"01ARZ3NDEKTSV4RRFFQ69G5FAV"',
    code: '"500112"',
    text: '"重庆"',
    from: '"2020-01-01"',
    period: '{ year: 2025 }',
  }
  return known[name] ?? null
}

const declarations = {
  yes: 'Boolean!',
  no: 'Boolean! = false',
  of: '[_Any!]!',
  orgCodes: '[OrgCode!]!',
}

/** What the gateway asks of a department, and what a person may ask there. */
const operationsOf = (schema: GraphQLSchema) => {
  const asked = anyOperation(schema, valueOf, { depth: 3 })
  if (!schema.getType('Enterprise')) return asked
  const ofEntities = anyOperation(schema, valueOf, { root: 'Enterprise', depth: 3 }).map(selection => {
    const end = selection.indexOf('\n')
    return `{ _entities(representations: $of) { ... on Enterprise ${selection.slice(0, end)} } }${selection.slice(end)}`
  })
  return fc.oneof(asked, ofEntities)
}

/** An error of graphql-js itself has no code there, and is one that nobody foresaw here. */
const codesOf = ({ errors = [] }: ExecutionResult) =>
  [
    ...new Set(errors.map(({ extensions }) => (extensions['code'] as string | undefined) ?? 'INTERNAL_SERVER_ERROR')),
  ].toSorted()

const callers = fc
  .subarray([...roles], { maxLength: 2 })
  .map((own): Caller => ({ sub: own[0] ?? null, roles: own, systems: [] }))

test.each(names)('%s answers compiled and lean what graphql-js and graphql-shield answer', async name => {
  const { schema, context, execute: executeLean } = departments.all.find(department => department.name === name)!
  let compared = 0
  await fc.assert(
    fc.asyncProperty(operationsOf(schema), callers, fc.boolean(), async (text, caller, yes) => {
      const query = withVariables(text, declarations)
      const document = parse(query)
      if (validate(schema, document).length > 0) return
      compared++
      const of = orgCodes.slice(0, 4).map(orgCode => ({ __typename: 'Enterprise', orgCode }))
      const variables = { yes, of, orgCodes: orgCodes.slice(0, 3) }
      const expected = await execute({ schema, document, variableValues: variables, contextValue: context(caller) })
      const result = await executeLean({ query, variables }, { caller })
      expect(plain(result.data)).toEqual(plain(expected.data))
      expect(nulledPlaces(result)).toEqual(nulledPlaces(expected))
      expect(codesOf(result)).toEqual(codesOf(expected))
    }),
    { numRuns: 30, endOnFailure: true },
  )
  expect(compared).toBeGreaterThan(8)
})

/** A field with all that needs no argument below it; null where one is needed. */
const wholly = ({ name, args, type }: GraphQLField<unknown, unknown>, depth = 2): string | null => {
  if (args.some(isRequiredArgument)) return null
  const named = getNamedType(type)
  if (!isObjectType(named)) return isLeafType(named) ? name : null
  const inner = depth > 0 ? Object.values(named.getFields()).flatMap(field => wholly(field, depth - 1) ?? []) : []
  return `${name} { __typename ${inner.join(' ')} }`
}

/** Each field of a company, and each of the rows of each of its lists, asked for alone. */
const aloneOf = (schema: GraphQLSchema): string[] =>
  Object.values((schema.getType('Enterprise') as GraphQLObjectType).getFields()).flatMap(field => {
    const type = getNamedType(field.type)
    const nodes = isObjectType(type) ? type.getFields()['nodes'] : undefined
    const [row, ways] = nodes ? [getNamedType(nodes.type), ['nodes {', '}']] : [type, ['', '']]
    if (!isObjectType(row) || row.name === 'Enterprise') return wholly(field) ?? []
    return Object.values(row.getFields()).flatMap(each => {
      const asked = wholly(each)
      return asked === null ? [] : `${field.name} { ${ways[0]} ${asked} ${ways[1]} }`
    })
  })

test.each(['enterprise', 'inspection', 'certification', 'credit'])(
  '%s answers each field alone as if it had read whole rows',
  async name => {
    const { schema, context, execute: executeLean } = departments.all.find(department => department.name === name)!
    const caller: Caller = { sub: 'steward', roles: ['steward', 'officer', 'supervisor'], systems: [] }
    const of = orgCodes.slice(0, 40).map(orgCode => ({ __typename: 'Enterprise', orgCode }))
    const told = new Map<string, number>()
    for (const selection of aloneOf(schema)) {
      const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Enterprise { ${selection} } } }`
      const document = parse(query)
      expect(validate(schema, document)).toEqual([])
      const expected = await execute({ schema, document, variableValues: { of }, contextValue: context(caller) })
      const result = await executeLean({ query, variables: { of } }, { caller })
      expect(plain(result.data)).toEqual(plain(expected.data))
      told.set(
        selection,
        new Set((plain(result.data) as { _entities: unknown[] })._entities.map(row => JSON.stringify(row))).size,
      )
    }
    // many fields differ from company to company, so that one which is not read is seen
    expect([...told.values()].filter(kinds => kinds > 1).length).toBeGreaterThan(told.size / 3)
  },
)

const plain = (data: unknown): unknown => JSON.parse(JSON.stringify(data ?? null))
