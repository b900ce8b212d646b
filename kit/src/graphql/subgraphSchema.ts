import { readFileSync } from 'node:fs'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { concatAST, parse, type DocumentNode, type GraphQLSchema } from 'graphql'
import { applyMiddleware } from 'graphql-middleware'
import type { IRules } from 'graphql-shield'
import type { Log } from '../log.ts'
import { accessRules, type FieldRules } from './access.ts'
import type { RolesOf } from './coordinates.ts'
import { scalars } from './scalars.ts'
import { tellingTouched } from './touched.ts'

const shared = ['access', 'shared'].map(name =>
  parse(readFileSync(new URL(`../../../schema/${name}.graphql`, import.meta.url), 'utf8')),
)

/** Reads a department's `schema.graphql` and joins it with the types that all departments share. */
export const readTypeDefs = (file: URL): DocumentNode => concatAST([...shared, parse(readFileSync(file, 'utf8'))])

/** A department's schema twice over the same resolvers. */
export interface DepartmentSchema {
  /** graphql-shield at every field: refuses what the caller may not read, field by field */
  schema: GraphQLSchema
  /** without what roles alone decide: for operations that `rolesSuffice` let through */
  lean: { schema: GraphQLSchema; rolesOf: RolesOf }
}

/**
 * The executable schema of a department, guarded by graphql-shield.
 * @param ports.access false where `E360_ACCESS=off` drops all rules, never in production
 * @param ports.fieldRules type → field → rule, for fields that fewer may read than the rest of their type
 * @param mutations mutation field → rule; a mutation without one is refused
 */
export const guardedSchema = (
  typeDefs: DocumentNode,
  resolvers: object,
  mutations: IRules & object,
  { access = true, log, fieldRules }: { access?: boolean; log: Log; fieldRules?: FieldRules },
): DepartmentSchema => {
  const schema = tellingTouched(buildSubgraphSchema([{ typeDefs, resolvers: { ...scalars, ...resolvers } }]))
  if (!access) return { schema, lean: { schema, rolesOf: () => 'ANYBODY' } }
  const { guard, rolesOf } = accessRules(schema, mutations, log, fieldRules)
  return { schema: applyMiddleware(schema, guard), lean: { schema, rolesOf } }
}
