import { createHash } from 'node:crypto'
import type { Declaration } from '@e360/kit/access/declaration'
import { writeOperation } from '@e360/kit/accessLedger/accessRow'
import {
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'

/** What the ledger says of an operation, whoever asks it. */
export interface KeptOperation {
  /** members of the row; null where it asks for nothing but the schema, which is nobody's data */
  members: string | null
  changes: boolean
}

/** Reads each operation once: documents are kept by who parses them, and forgotten with them. */
export const askedOperations = (declaration: Declaration) => {
  const known = new WeakMap<OperationDefinitionNode, KeptOperation>()
  return (schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): KeptOperation => {
    const before = known.get(operation)
    if (before) return before
    const read = readOperation(schema, document, operation, declaration)
    known.set(operation, read)
    return read
  }
}

const readOperation = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  declaration: Declaration,
): KeptOperation => {
  const [roots, personal, resources] = [new Set<string>(), new Set<string>(), new Set<string>()]
  const root = schema.getRootType(operation.operation)?.name
  const types = new TypeInfo(schema)
  const note = visitWithTypeInfo(types, {
    Field: ({ name: { value } }) => {
      const parent = types.getParentType()?.name
      if (value.startsWith('__') || parent === undefined || parent.startsWith('__')) return
      const coordinate = `${parent}.${value}`
      const declared = declaration.get(coordinate)
      if (parent === root) roots.add(coordinate)
      if (declared?.personal != null) personal.add(coordinate)
      if (declared?.resource != null) resources.add(declared.resource)
    },
  })
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION)
  for (const node of [operation, ...fragments]) visit(node, note)
  const hash = createHash('sha256')
    .update(document.loc?.source.body ?? '')
    .digest('hex')
  const members =
    roots.size === 0
      ? null
      : writeOperation({
          operation: operation.name?.value ?? null,
          operationHash: hash,
          resources: [...resources].toSorted(),
          fields: [...roots, ...personal].toSorted(),
        })
  return { members, changes: operation.operation === 'mutation' }
}
