import { parse, visit, type DocumentNode, type FieldNode, type GraphQLSchema } from 'graphql'

/**
 * The key by which a field of a client is planned. The planner adds keys and required fields by their names and takes what stands there for
 * them: an alias that is the name of another field, or a field with arguments of the client's own that another one requires with its own, would
 * be sent to a subgraph as what it is not, and answered with somebody else's records. These are planned under a key that nobody else uses, which
 * looks like the planner's own aliases.
 */
export type PlannedKey = (key: string, name: string) => string

/** @param supergraphSdl as composed; `schema` is of the same */
export const plannedKeys = (supergraphSdl: string, schema: GraphQLSchema): PlannedKey => {
  const fields = Object.values(schema.getTypeMap()).flatMap(type =>
    'getFields' in type ? Object.keys(type.getFields()) : [],
  )
  const names = new Set(['__typename', ...fields])
  const required = requiredWithArguments(supergraphSdl)
  return (key, name) => {
    const isTaken = key === name ? required.has(name) : names.has(key)
    return isTaken ? `${key}__alias_900` : key
  }
}

/** The fields that some field requires with arguments, by name. */
const requiredWithArguments = (supergraphSdl: string): ReadonlySet<string> => {
  const names = new Set<string>()
  visit(parse(supergraphSdl), {
    Argument: ({ name, value }) => {
      if (name.value !== 'requires' || !('value' in value)) return
      for (const [, field] of String(value.value).matchAll(/(\w+)\s*\(/g)) names.add(field!)
    },
  })
  return names
}

/** A document as it is planned. */
export const underPlannedKeys = (document: DocumentNode, plannedKey: PlannedKey): DocumentNode =>
  // oxlint-disable-next-line typescript/no-unnecessary-type-assertion -- visit's type is any
  visit(document, {
    Field: (field): FieldNode | undefined => {
      const key = field.alias?.value ?? field.name.value
      const planned = plannedKey(key, field.name.value)
      return planned === key ? undefined : { ...field, alias: { kind: field.name.kind, value: planned } }
    },
  }) as DocumentNode
