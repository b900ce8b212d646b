import type {
  GraphQLField,
  GraphQLFieldResolver,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLResolveInfo,
  OperationDefinitionNode,
} from 'graphql'
import type { Document } from './collect.ts'
import type { Frame, Place, Run } from './run.ts'

/** What graphql-js tells a resolver about its field, made where a resolver looks at it. */
export class FieldInfo implements GraphQLResolveInfo {
  #field: FieldFacts
  #run: Run
  #frame: Frame
  #key: string | number

  constructor(field: FieldFacts, run: Run, frame: Frame, key: string | number) {
    this.#field = field
    this.#run = run
    this.#frame = frame
    this.#key = key
  }
  get fieldName() {
    return this.#field.name
  }
  get fieldNodes() {
    return this.#field.nodes
  }
  get returnType() {
    return this.#field.type
  }
  get parentType() {
    return this.#field.parent
  }
  get path() {
    return pathTo(this.#frame, this.#key)
  }
  get schema() {
    return this.#field.document.schema
  }
  get fragments() {
    return this.#field.document.fragments
  }
  get rootValue() {
    return undefined
  }
  get operation() {
    return this.#field.document.operation
  }
  get variableValues() {
    return this.#run.variables as Record<string, unknown>
  }
}

export interface FieldFacts extends Place {
  name: string
  type: GraphQLOutputType
  parent: GraphQLObjectType
  nodes: GraphQLResolveInfo['fieldNodes']
  document: Document & { operation: OperationDefinitionNode; instead: Instead }
}

export type Instead = ReadonlyMap<GraphQLField<unknown, unknown>, GraphQLFieldResolver<unknown, unknown> | undefined>

const pathTo = (frame: Frame, key: string | number): GraphQLResolveInfo['path'] => ({
  prev: frame.parent ? pathTo(frame.parent, frame.key) : undefined,
  key,
  typename: undefined,
})
