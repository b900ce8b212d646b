import { never } from './follow/measures.ts'
import { impactOf } from './impact/impact.ts'
import { ownReports } from './reports/ownReports.ts'
import { prefixesOf } from './reports/prefixesOf.ts'
import { conditionsOf, knownRules, regionCondition, ruleNamed, rulesOf } from './standing/question.ts'
import { periodOf } from './statistics/period.ts'
import type { Resolvers } from './types.generated.ts'
import { quarterCount } from './history/quarters.ts'

const orNull = (text: string): string | null => (text === '' ? null : text)

export const resolvers: Resolvers = {
  Query: {
    archiveEnterprises: async (_, { filter, orderBy, ...page }, { statistics, standings }) =>
      standings.entries(await conditionsOf(filter, statistics), orderBy ?? 'RISK', page),
    warnings: async (_, { regionCode, rule, ...page }, { statistics, standings, warningsOf }) =>
      standings.warnings(
        {
          regions: regionCode ? await regionCondition(regionCode, statistics) : null,
          rules: rule ? knownRules(rule) : null,
          department: warningsOf,
        },
        page,
      ),
    sources: async (_, __, { caller, reports }) => reports.sources(ownReports(caller)),
    dataQuality: async (_, { department = null, regionCode, on = null }, { caller, reports }) =>
      reports.quality({ department, prefixes: regionCode ? prefixesOf(regionCode) : null, on }, ownReports(caller)),
  },
  ArchiveEntry: {
    enterprise: ({ orgCode }) => ({ orgCode }),
    failedInspections: ({ failed }) => failed,
    lastInspectedOn: ({ lastInspectedOn }) => orNull(lastInspectedOn),
    nextExpiryOn: ({ nextExpiryOn }) => (nextExpiryOn === never ? null : nextExpiryOn),
    grade: ({ grade }) => orNull(grade),
    warnings: ({ warnings }) => rulesOf(warnings),
  },
  Warning: {
    enterprise: ({ orgCode }) => ({ orgCode }),
    level: ({ rule }) => ruleNamed(rule).level,
    basis: ({ rule }) => ruleNamed(rule).basis,
  },
  Enterprise: {
    __resolveReference: async (reference: { orgCode?: string | null; name?: string | null }, { loaders }) => {
      const { orgCode, name } = reference
      const found = orgCode ?? (name ? await loaders.orgCodeByName.load(name) : null)
      return found ? { orgCode: found } : null
    },
    timeline: ({ orgCode }, page, { loaders }) => loaders.timelineOf(page).load(orgCode),
    quarters: ({ orgCode }, { last }, { loaders }) => loaders.quartersOf({ last: quarterCount(last) }).load(orgCode),
  },
  Region: {
    __resolveReference: ({ code }) => ({ code }),
    statistics: ({ code }, period, { loaders, today }) => loaders.figuresOf(periodOf(period, today)).load(code),
  },
  ChangeRequest: {
    impact: (request, _, { loaders: { inForceOf, latestOf } }) =>
      impactOf(request, {
        inForce: orgCode => inForceOf.load(orgCode),
        latest: orgCode => latestOf.load(orgCode),
      }),
  },
  SupervisionEvent: {
    adverse: ({ adverse }) => adverse === 1,
    recordId: ({ id }) => id,
  },
}
