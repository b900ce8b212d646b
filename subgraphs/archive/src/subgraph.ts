import { declarationOf } from '@e360/kit/access/declaration'
import type { RowKeeper } from '@e360/kit/access/keptRows'
import type { OpenDepartment, Ports } from '@e360/kit/department'
import { guardedSchema, readTypeDefs } from '@e360/kit/graphql/subgraphSchema'
import { contextOf, type Context } from './context.ts'
import { recordFollower } from './follow/departments.ts'
import { registerFollower } from './follow/register.ts'
import { evaluator } from './standing/evaluator.ts'
import { rebuildArchive, type MakeFollowers } from './rebuild.ts'
import { reportRepository } from './reports/repository.ts'
import { resolvers } from './resolvers.ts'

export const name = 'archive'
const typeDefs = readTypeDefs(new URL('../schema.graphql', import.meta.url))

/** No system owns a company's history; a grant opens it where the company is. */
const companies: RowKeeper<{ orgCode: string }, Context> = {
  owns: () => false,
  regionOf: ({ orgCode }, { loaders }) => loaders.regionOf.load(orgCode),
}

/** Puts the archive together over its database: it owns no record, all that it knows comes from the feeds. @param declared its schema with what that declares */
export const open = ({ database, register, told, log, access }: Ports, declared = typeDefs): OpenDepartment => {
  const followersOf: MakeFollowers = (archive, hold) => [
    registerFollower(hold('register', register), archive, log),
    ...Object.entries(told).map(([department, feed]) =>
      recordFollower(department, hold(department, feed), archive, log),
    ),
    evaluator(archive, log),
  ]
  return {
    ...guardedSchema(declared, resolvers, { access, log, keepers: { Enterprise: companies } }),
    context: contextOf(database, declarationOf(declared)),
    followers: followersOf(database, (_, feed) => feed),
    importers: {},
    contents: {},
    rebuild: rebuildArchive(database, followersOf),
    followedSources: reportRepository(database).facts,
  }
}
