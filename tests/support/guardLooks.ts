import type { Caller } from '@e360/kit/caller'
import { guardedSchema } from '@e360/kit/graphql/subgraphSchema'
import { createLog } from '@e360/kit/log'
import {
  execute,
  getNamedType,
  getNullableType,
  GraphQLObjectType,
  GraphQLSchema,
  isEnumType,
  isLeafType,
  isListType,
  isObjectType,
  Kind,
  parse,
  visit,
  type DocumentNode,
  type GraphQLField,
  type GraphQLOutputType,
  type TypeNode,
} from 'graphql'
import type { Look } from './accessMatrix.ts'
import { freeTexts, type Asker } from './accessTable.ts'
import { askable, metIn } from './everyField.ts'

/** What a row holds wherever it may hold a person. */
export const person = { name: '冉明月', phone: '13812345678' }

const roots = ['Query', 'Mutation']

/**
 * What everybody is shown of every field of a department by its guards alone, graphql-shield and masks: the department's own schema over rows that hold
 * something everywhere, so that what lies behind a refusal is looked at too. Rows that are own or granted are not told apart here.
 */
export const guardLooks = async (
  typeDefs: DocumentNode,
  askers: readonly Asker[],
  callerOf: (asker: Asker) => Caller,
): Promise<Look[]> => {
  const { schema } = guardedSchema(
    withoutNonNull(typeDefs),
    {},
    { log: createLog({ service: 'test', level: 'silent' }) },
  )
  const types = Object.values(schema.getTypeMap())
    .filter(type => isObjectType(type))
    .filter(({ name }) => !name.startsWith('_') && !roots.includes(name))
  const fields = Object.fromEntries(types.map(type => [type.name, { type }]))
  const view = new GraphQLSchema({ query: new GraphQLObjectType({ name: 'View', fields }) })
  const document = parse(
    `{ ${types.map(type => `${type.name} { ${askable(type).map(asked).join(' ')} }`).join('\n')} }`,
  )
  const rootValue = Object.fromEntries(types.map(type => [type.name, rowOf(type)]))
  const looks: Look[] = []
  for (const asker of askers) {
    const { data, errors = [] } = await execute({
      schema: view,
      document,
      rootValue,
      contextValue: { caller: callerOf(asker) },
    })
    const found = { data, errors: errors.map(({ path, extensions }) => ({ path, code: extensions['code'] })) }
    for (const met of metIn(view, 'View', found))
      if (met.type !== 'View') looks.push({ ...met, asker, way: 'guards alone' })
  }
  return looks
}

/** A refused field that is never null would take its neighbours away. */
const withoutNonNull = (typeDefs: DocumentNode): DocumentNode =>
  visit<DocumentNode>(typeDefs, { FieldDefinition: node => ({ ...node, type: nullable(node.type) }) })

const nullable = (type: TypeNode): TypeNode => {
  if (type.kind === Kind.NON_NULL_TYPE) return nullable(type.type)
  return type.kind === Kind.LIST_TYPE ? { ...type, type: nullable(type.type) } : type
}

const asked = ({ name, type }: GraphQLField<unknown, unknown>) =>
  isLeafType(getNamedType(type)) ? name : `${name} { __typename }`

const rowOf = (type: GraphQLObjectType) =>
  Object.fromEntries(Object.values(type.getFields()).map(field => [field.name, valueOf(type, field, field.type)]))

const valueOf = (owner: GraphQLObjectType, { name }: { name: string }, type: GraphQLOutputType): unknown => {
  const nullableType = getNullableType(type)
  if (isListType(nullableType)) return [valueOf(owner, { name }, nullableType.ofType)]
  if (isEnumType(nullableType)) return nullableType.getValues()[0]!.value
  const named = getNamedType(type)
  if (!isLeafType(named)) return {}
  if (named.name !== 'String') return samples[named.name]
  if (freeTexts.has(`${owner.name}.${name}`)) return `电话${person.phone}`
  // what stands beside it, as in FieldDifference, is about a person too
  return name === 'field' ? 'legalRepresentative' : person.name
}

const samples: Readonly<Record<string, unknown>> = {
  ID: '1',
  Int: 1,
  Float: 1,
  Boolean: true,
  Date: '2026-01-01',
  DateTime: '2026-01-01T00:00:00Z',
  OrgCode: 'MA9777770',
  USCC: '91350100M000100Y43',
  RegionCode: '500112',
  Fen: '1',
}
