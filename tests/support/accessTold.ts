import { selection } from '@e360/export/columns'
import type { RunningDepartment } from '@e360/kit/department'
import { toldFields } from '@e360/enterprise/toldFields'
import {
  getNamedType,
  isLeafType,
  isObjectType,
  isUnionType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql'

/** The fields that each way beside GraphQL tells anybody, by the code that makes what it tells. */
export const toldBy = (
  api: GraphQLSchema,
  departments: readonly Pick<RunningDepartment, 'schema' | 'contents' | 'importers'>[],
) => ({
  receipt: new Set([
    ...['Receipt', 'RecordError'].flatMap(name => fieldsOf(api, name)),
    ...departments.flatMap(({ importers }) => Object.values(importers).map(({ mutation }) => `Mutation.${mutation}`)),
  ]),
  feed: new Set(
    departments.flatMap(({ schema, contents }) =>
      Object.values(contents).flatMap(({ type }) => toldByFeed(schema, type, 1)),
    ),
  ),
  export: exportedFields(api),
  error: new Set(
    [...Object.keys(toldFields), 'formerNames'].map(field => `Enterprise.${field === 'regionCode' ? 'region' : field}`),
  ),
})

const objectType = (schema: GraphQLSchema, name: string): GraphQLObjectType => {
  const type = schema.getType(name)
  if (!isObjectType(type)) throw new Error(`no type ${name}`)
  return type
}

const fieldsOf = (schema: GraphQLSchema, name: string): string[] =>
  Object.keys(objectType(schema, name).getFields()).map(field => `${name}.${field}`)

/** All that needs no argument and leads to no other entity. */
const toldByFeed = (schema: GraphQLSchema, name: string, nesting: number): string[] => {
  const union = schema.getType('_Entity')
  const entities = isUnionType(union) ? union.getTypes() : []
  return Object.values(objectType(schema, name).getFields())
    .filter(({ args }) => args.length === 0)
    .flatMap(({ name: field, type }) => {
      const named = getNamedType(type)
      if (isLeafType(named)) return [`${name}.${field}`]
      if (!isObjectType(named) || entities.includes(named) || nesting === 0) return []
      return [`${name}.${field}`, ...toldByFeed(schema, named.name, nesting - 1)]
    })
}

/** What an export asks for: columns are made of nothing else. */
const exportedFields = (api: GraphQLSchema): Set<string> => {
  const found = new Set<string>()
  const info = new TypeInfo(api)
  const note = ({ name: { value } }: FieldNode) => {
    const [parent, type] = [info.getParentType(), info.getType()]
    if (parent && type && isLeafType(getNamedType(type))) found.add(`${parent.name}.${value}`)
  }
  visit(parse(`fragment Exported on ArchiveEntry { ${selection} }`), visitWithTypeInfo(info, { Field: note }))
  return found
}
