import {
  Kind,
  parse,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import type { ErrorTree } from './errorTree.ts'
import { fragmentsOf, type SelectionReader } from './selection.ts'
import { entityCheck, objectCheck, type Check } from './shape.ts'
import { variantsOf } from './variants.ts'

type Variables = Readonly<Record<string, unknown>>

/** One operation that the planner wrote for one subgraph, read once and kept. */
export interface FetchDocument {
  /** asks for entities by their keys, not for the root */
  isOfEntities: boolean
  /** an entity that is null says “no such one”; otherwise it says that the subgraph did not answer */
  mayMissEntities: boolean
  /** nothing is changed by asking again */
  isRead: boolean
  /** what is asked of each entity, or of the root; fragments still inside */
  selectionSets: readonly SelectionSetNode[]
  reader: SelectionReader
  /** Compares `data` of an answer; null where it fits. */
  misfit: (data: unknown, variables: Variables, errors: ErrorTree | undefined) => string | null
}

const mostDocuments = 2_000
const mostCharacters = 1_000_000

/**
 * The documents of one subgraph, compiled when first sent; the least recently used are forgotten.
 * @param foreign of somebody else's supergraph: an entity may be null without an error, a custom scalar may hold any JSON
 */
export const fetchDocuments = (schema: GraphQLSchema, foreign = false): ((query: string) => FetchDocument) => {
  const known = new LRUCache<string, FetchDocument>({
    max: mostDocuments,
    maxSize: mostCharacters,
    sizeCalculation: (_, query) => query.length,
  })
  return query => {
    const before = known.get(query)
    if (before) return before
    const document = readDocument(schema, parse(query, { noLocation: true }), foreign)
    known.set(query, document)
    return document
  }
}

const readDocument = (schema: GraphQLSchema, document: DocumentNode, foreign: boolean): FetchDocument => {
  const operation = document.definitions.find(
    ({ kind }) => kind === Kind.OPERATION_DEFINITION,
  ) as OperationDefinitionNode
  const reader = { schema, fragments: fragmentsOf(document), conditions: {}, foreign, compared: { fields: 0 } }
  const entities = operation.selectionSet.selections.flatMap(selection =>
    selection.kind === Kind.FIELD && selection.name.value === '_entities' ? (selection.selectionSet ?? []) : [],
  )
  const isEntityFetch = entities.length > 0
  const selectionSets = isEntityFetch ? entities : [operation.selectionSet]
  const variants = variantsOf<DataCheck>(document, conditions =>
    isEntityFetch
      ? entitiesCheck({ ...reader, conditions }, selectionSets)
      : rootCheck({ ...reader, conditions }, operation),
  )
  return {
    isOfEntities: isEntityFetch,
    mayMissEntities: foreign,
    isRead: operation.operation === 'query',
    selectionSets,
    reader,
    misfit: (data, variables, errors) => {
      reader.compared.fields = 0
      return variants(variables)(data, errors, variables)
    },
  }
}

type DataCheck = (data: unknown, errors: ErrorTree | undefined, variables: Variables) => string | null

const rootCheck = (reader: SelectionReader, operation: OperationDefinitionNode): DataCheck => {
  const type = reader.schema.getRootType(operation.operation)
  return type ? objectCheck(reader, type, [operation.selectionSet]) : () => ': no such operation'
}

const entitiesCheck = (reader: SelectionReader, selectionSets: readonly SelectionSetNode[]): DataCheck => {
  const checks = new Map<string, Check>()
  const checkOf = (typename: string) => {
    let check = checks.get(typename)
    if (!check) checks.set(typename, (check = entityCheck(reader, typename, selectionSets)))
    return check
  }
  return (data, errors, { representations }) => {
    const wanted = representations as readonly { __typename: string }[]
    const { _entities: found, ...others } = (data ?? {}) as { _entities?: unknown }
    if (!Array.isArray(found) || Object.keys(others).length > 0) return '._entities: not a list, or not alone'
    if (found.length !== wanted.length) return '._entities: too few or too many'
    for (let index = 0; index < found.length; index++) {
      if (found[index] === null) continue
      const misfit = checkOf(wanted[index]!.__typename)(found[index], errors?.get('_entities')?.get(index))
      if (misfit !== null) return `._entities.${index}${misfit}`
    }
    return null
  }
}
