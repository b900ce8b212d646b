import { argumentsOf, type Declared } from '@e360/kit/access/directives'
import { Kind, type DocumentNode, type TypeNode } from 'graphql'

/** A field as SDL has it. */
export interface SdlField {
  type: string
  name: string
  coordinate: string
  /** the type that it returns, without lists and exclamation marks */
  returns: string
  nonNull: boolean
  /** its own directives */
  own: Declared
  /** those of its type */
  ofType: Declared
  /** another subgraph resolves it */
  external: boolean
}

/** Every field of every object type. */
export const fieldsIn = ({ definitions }: DocumentNode): SdlField[] =>
  definitions.flatMap(node =>
    node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION
      ? (node.fields ?? []).map(field => ({
          type: node.name.value,
          name: field.name.value,
          coordinate: `${node.name.value}.${field.name.value}`,
          returns: namedType(field.type),
          nonNull: field.type.kind === Kind.NON_NULL_TYPE,
          own: argumentsOf(field),
          ofType: argumentsOf(node),
          external: [...(field.directives ?? []), ...(node.directives ?? [])].some(
            ({ name }) => name.value === 'external',
          ),
        }))
      : [],
  )

/** The type without lists and exclamation marks. */
export const namedType = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type)
