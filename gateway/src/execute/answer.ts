import { Kind, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql'
import { fragmentsOf } from '../fetch/selection.ts'
import { variantsOf } from '../fetch/variants.ts'
import { completeObject, type Complete } from './complete.ts'
import type { Flaw, Pass } from './flaws.ts'
import { introspection } from './introspect.ts'
import type { JsonObject } from './json.ts'
import type { PlannedKey } from './plannedKeys.ts'

/** What a client is shown. */
export interface Shown {
  data: JsonObject | null
  /** the nulls in it that do not stand for “none on record”, or where such a null went up */
  flaws: readonly Flaw[]
  /** of the texts in it */
  characters: number
}

/** An operation, and what of it is not shown. */
export interface AskedOperation {
  document: DocumentNode
  operation: OperationDefinitionNode
  /** coordinates, `Type.field`, that are null with an error in the answer */
  refused: ReadonlySet<string>
  /** nothing of it was planned */
  untold: boolean
  plannedKey: PlannedKey
}

/** Takes what the client is shown from the merged result. */
export type CompleteAnswer = (merged: JsonObject, variables: JsonObject) => Shown

/** @param schema what clients see: without what is inaccessible */
export const compileAnswer = (
  { document, operation, refused, untold, plannedKey }: AskedOperation,
  schema: GraphQLSchema,
): CompleteAnswer => {
  const fragments = fragmentsOf(document)
  const root = schema.getRootType(operation.operation)!
  const introspect = introspection(schema, operation, fragments)
  const completeFor = variantsOf<Complete>(alone(document, operation), conditions =>
    completeObject({ schema, fragments, conditions, refused, untold, plannedKey, introspect }, root, [
      { on: root, set: operation.selectionSet },
    ]),
  )
  return (merged, variables) => {
    const pass: Pass = { variables, flaws: [], characters: 0 }
    const data = completeFor(variables)(merged, pass) as JsonObject | null
    return { data, flaws: pass.flaws, characters: pass.characters }
  }
}

/** A document of several operations as one of one. */
export const alone = (document: DocumentNode, operation: OperationDefinitionNode): DocumentNode => ({
  kind: Kind.DOCUMENT,
  definitions: document.definitions.filter(
    definition => definition === operation || definition.kind === Kind.FRAGMENT_DEFINITION,
  ),
})
