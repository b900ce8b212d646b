import type { DocumentNode, GraphQLSchema } from 'graphql'
import { underPlannedKeys, type PlannedKey } from './plannedKeys.ts'
import { askingWhetherThere } from './present.ts'
import { withoutRefused } from './refuse.ts'

/** What plans are made for: what clients see, and the keys by which their fields are planned. */
export interface Planned {
  apiSchema: GraphQLSchema
  plannedKey: PlannedKey
}

/** A client's document as it is planned, with either executor; the very document where nothing of it is to be changed. */
export const toPlan = (
  document: DocumentNode,
  refused: ReadonlySet<string>,
  { apiSchema, plannedKey }: Planned,
): DocumentNode => {
  const planned = underPlannedKeys(document, plannedKey)
  const allowed = refused.size > 0 ? withoutRefused(apiSchema, planned, refused) : planned
  return askingWhetherThere(apiSchema, allowed)
}
