import type { DocumentNode } from 'graphql'

/** A department as the check sees it: the shared types and its own. */
export interface Source {
  name: string
  typeDefs: DocumentNode
}
