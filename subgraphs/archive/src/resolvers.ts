import { periodOf } from './statistics/period.ts'
import type { Resolvers } from './types.generated.ts'
import { quarterCount } from './history/quarters.ts'

export const resolvers: Resolvers = {
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
  SupervisionEvent: {
    adverse: ({ adverse }) => adverse === 1,
    recordId: ({ id }) => id,
  },
}
