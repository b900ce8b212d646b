import type { OpenDepartment, Ports } from '@e360/kit/department'
import { guardedSchema, readTypeDefs } from '@e360/kit/graphql/subgraphSchema'
import { contextOf } from './context.ts'
import { recordFollower } from './follow/departments.ts'
import { registerFollower } from './follow/register.ts'
import { evaluator } from './standing/evaluator.ts'
import { rebuildArchive, type MakeFollowers } from './rebuild.ts'
import { resolvers } from './resolvers.ts'

export const name = 'archive'
const typeDefs = readTypeDefs(new URL('../schema.graphql', import.meta.url))

/** Puts the archive together over its database: it owns no record, all that it knows comes from the feeds. */
export const open = ({ database, register, told, log, access }: Ports): OpenDepartment => {
  const followersOf: MakeFollowers = (archive, hold) => [
    registerFollower(hold('register', register), archive, log),
    ...Object.entries(told).map(([department, feed]) =>
      recordFollower(department, hold(department, feed), archive, log),
    ),
    evaluator(archive, log),
  ]
  return {
    ...guardedSchema(typeDefs, resolvers, { access, log }),
    context: contextOf(database),
    followers: followersOf(database, (_, feed) => feed),
    importers: {},
    contents: {},
    rebuild: rebuildArchive(database, followersOf),
  }
}
