import { localFeed } from '@e360/kit/changes/localFeed'
import type { OpenDepartment, Ports } from '@e360/kit/department'
import { guardedSchema, readTypeDefs } from '@e360/kit/graphql/subgraphSchema'
import { enterpriseKind, linkKind } from '@e360/kit/records/registerProjection'
import { companies, isFollowed } from './companyRows.ts'
import { contextOf } from './context.ts'
import { departmentFollower, retryFollower } from './crosswalk.ts'
import { enterpriseImporter } from './importers.ts'
import { matchPort } from './match/matchPort.ts'
import { rememberDecisions } from './match/rememberDecisions.ts'
import { openRepository } from './repository.ts'
import { resolvers } from './resolvers.ts'

export const name = 'enterprise'
export const typeDefs = readTypeDefs(new URL('../schema.graphql', import.meta.url))

/** Puts the register together over its database. @param declared its schema with what that declares */
export const open = ({ database, departments, log, access }: Ports, declared = typeDefs): OpenDepartment => {
  const register = openRepository(database)
  const decide = rememberDecisions()
  const guarded = guardedSchema(declared, resolvers, { access, log, keepers: { Enterprise: companies } })
  return {
    ...guarded,
    context: contextOf(name, database, register, Object.keys(departments), guarded.compares),
    followers: [
      // first, so that a load that is settled tries nothing again that was matched with all its companies known
      retryFollower(localFeed(database), database, log),
      ...Object.entries(departments).map(([department, feed]) =>
        departmentFollower(department, feed, { database, decide, log }),
      ),
    ],
    importers: { enterprises: enterpriseImporter(name, database) },
    contents: {
      [enterpriseKind]: {
        type: 'Enterprise',
        rows: async (changes, caller) => {
          const rows = await register.byOrgCodes([...new Set(changes.flatMap(({ orgCode }) => orgCode ?? []))])
          return rows.filter(row => isFollowed(row, caller, guarded.lean.letsIn))
        },
      },
    },
    kinds: [linkKind],
    match: matchPort(database, decide),
  }
}
