import { readFileSync } from 'node:fs'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { concatAST, parse, type DocumentNode, type GraphQLSchema } from 'graphql'
import { applyMiddleware } from 'graphql-middleware'
import { comparableBy, type Compares } from '../access/comparing.ts'
import { criteriaOf } from '../access/criteria.ts'
import { declarationOf } from '../access/declaration.ts'
import { judgedCriteria } from '../access/judgedCriteria.ts'
import { keptRows, type KeptFields } from '../access/keptRows.ts'
import { letInBy, type LetsIn } from '../access/letIn.ts'
import { maskedFields } from '../access/maskedFields.ts'
import { shieldRules } from '../access/shieldRules.ts'
import type { Log } from '../log.ts'
import { entitiesAtOnce } from './entitiesAtOnce.ts'
import { scalars } from './scalars.ts'
import { tellingTouched } from './touched.ts'
import { wantedBy, type Wanted } from './wanted.ts'

const shared = ['access', 'shared'].map(name =>
  parse(readFileSync(new URL(`../../../schema/${name}.graphql`, import.meta.url), 'utf8')),
)

/** Reads a department's `schema.graphql` and joins it with the types that all departments share. */
export const readTypeDefs = (file: URL): DocumentNode => concatAST([...shared, parse(readFileSync(file, 'utf8'))])

/** A department's schema over the same resolvers, as it is asked by those who are let in more or less. */
export interface DepartmentSchema {
  /** graphql-shield at every field: refuses what the caller may not read, field by field */
  schema: GraphQLSchema
  /** without it: for operations at whose every coordinate the caller is let in */
  lean: { schema: GraphQLSchema; letsIn: LetsIn } & KeptFields
  /** what an operation of such coordinates looks at of each type's rows */
  wanted: (coordinates: ReadonlySet<string>) => Wanted
  /** how far a caller may find something by a field */
  compares: Compares
}

/**
 * The executable schema of a department, guarded by what it declares: graphql-shield, deny by default.
 * @param ports.keepers type → who tells own rows of it from others; records tell themselves
 * @param ports.access false where `E360_ACCESS=off` drops all rules, never in production
 */
export const guardedSchema = (
  typeDefs: DocumentNode,
  resolvers: object,
  { access = true, log, keepers = {} }: { access?: boolean; log: Log; keepers?: Parameters<typeof keptRows>[2] },
): DepartmentSchema => {
  const built = buildSubgraphSchema([{ typeDefs, resolvers: { ...scalars, ...resolvers } }])
  const schema = tellingTouched(entitiesAtOnce(built))
  const wanted = wantedBy(schema, resolvers)
  if (!access) return { schema, lean: { schema, letsIn: () => true, ...nothingKept }, wanted, compares: () => 'WHOLE' }
  const declaration = declarationOf(typeDefs)
  const letsIn = letInBy(declaration)
  maskedFields(schema, declaration, keepers)
  const compares = comparableBy(declaration)
  judgedCriteria(schema, { criteria: criteriaOf(typeDefs), declaration, letsIn, compares })
  // last, so that who reads all rows passes nothing by but the question about rows
  const kept = keptRows(schema, declaration, keepers)
  const guarded = applyMiddleware(schema, shieldRules(schema, letsIn, log))
  return { schema: guarded, lean: { schema, letsIn, ...kept }, wanted, compares }
}

const nothingKept: KeptFields = { unkept: new Map(), readsAll: () => true }
