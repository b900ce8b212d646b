import { openLiveBodies } from '@e360/kit/live/liveBodies'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { open as openCertification, typeDefs as certificationTypes } from '@e360/certification/subgraph'
import { resolvers as certificationResolvers } from '@e360/certification/resolvers'
import { open as openCredit, typeDefs as creditTypes } from '@e360/credit/subgraph'
import { resolvers as creditResolvers } from '@e360/credit/resolvers'
import { open as openEnterprise, typeDefs as enterpriseTypes } from '@e360/enterprise/subgraph'
import { resolvers as enterpriseResolvers } from '@e360/enterprise/resolvers'
import { open as openInspection, typeDefs as inspectionTypes } from '@e360/inspection/subgraph'
import { resolvers as inspectionResolvers } from '@e360/inspection/resolvers'
import type { Caller } from '@e360/kit/caller'
import { scalars } from '@e360/kit/graphql/scalars'
import { createLog } from '@e360/kit/log'
import type { Settings } from '@e360/kit/settings'
import type { GraphQLSchema } from 'graphql'
import { openBaseline } from './openBaseline.ts'

const sources = {
  enterprise: { open: openEnterprise, typeDefs: enterpriseTypes, resolvers: enterpriseResolvers },
  inspection: { open: openInspection, typeDefs: inspectionTypes, resolvers: inspectionResolvers },
  certification: { open: openCertification, typeDefs: certificationTypes, resolvers: certificationResolvers },
  credit: { open: openCredit, typeDefs: creditTypes, resolvers: creditResolvers },
}

/** A department as people write one with @apollo/subgraph. */
export interface PlainDepartment {
  schema: GraphQLSchema
  /** made for each request: repositories and their loaders */
  context: () => object
}

const reader: Caller = { sub: 'bench', roles: ['officer'], systems: [] }

/** The SDL, resolvers, loaders and repositories of the product over the same database; without graphql-shield, sign-in and followers. */
export const openPlainDepartment = (name: string, settings: Settings): PlainDepartment => {
  if (!isDepartment(name)) throw new Error(`no department ${name}`)
  const { open, typeDefs, resolvers } = sources[name]
  const { context } = open({
    database: openBaseline(settings.databaseUrl(name)),
    match: async () => [],
    register: async () => [],
    departments: {},
    told: {},
    live: openLiveBodies(),
    log: createLog({ service: name, level: 'error' }),
  })
  const all = { ...scalars, ...(resolvers as object) }
  return { schema: buildSubgraphSchema([{ typeDefs, resolvers: all }]), context: () => context(reader) }
}

const isDepartment = (name: string): name is keyof typeof sources => Object.hasOwn(sources, name)
