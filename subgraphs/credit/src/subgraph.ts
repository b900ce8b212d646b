import { guardedSchema, readTypeDefs } from '@e360/kit/graphql/subgraphSchema'
import type { OpenDepartment, Ports } from '@e360/kit/department'
import { departmentContext } from '@e360/kit/records/departmentContext'
import { registerFollower } from '@e360/kit/records/registerProjection'
import { contextOf } from './context.ts'
import { creditGradeImporter } from './grades/importer.ts'
import { creditGradeRecords } from './grades/records.ts'
import { listingImporter } from './listings/importer.ts'
import { listingRecords } from './listings/records.ts'
import { penaltyImporter } from './penalties/importer.ts'
import { penaltyRecords } from './penalties/records.ts'
import { creditRepositories } from './repository.ts'
import { resolvers } from './resolvers.ts'
import { rules } from './rules.ts'

export const name = 'credit'
export const typeDefs = readTypeDefs(new URL('../schema.graphql', import.meta.url))

const tables = Object.fromEntries(
  [penaltyRecords, listingRecords, creditGradeRecords].map(type => [type.kind, type.table]),
)

/** Puts the department together over its database. */
export const open = (ports: Ports): OpenDepartment => ({
  schema: guardedSchema(typeDefs, resolvers, rules, ports),
  context: contextOf(departmentContext(name, ports), creditRepositories(ports.database)),
  followers: [registerFollower(name, tables, ports)],
  importers: {
    penalties: penaltyImporter(ports),
    listings: listingImporter(ports),
    grades: creditGradeImporter(ports),
  },
})
