import type { Compares } from '@e360/kit/access/comparing'
import type { Caller } from '@e360/kit/caller'
import type { Wanted } from '@e360/kit/graphql/wanted'
import type { Pusher } from '@e360/kit/records/push'
import type { Database } from '@e360/kit/database/database'
import { registerPusher } from './registerPusher.ts'
import { enterpriseLoaders, type Loaders } from './loaders.ts'
import { requestLoaders, type RequestLoaders } from './changeRequest/loaders.ts'
import { requestRepository } from './changeRequest/repository.ts'
import { openRepository, type EnterpriseRepository } from './repository.ts'
import { reviewLoaders, type ReviewLoaders } from './review/loaders.ts'
import { reviewRepository } from './review/repository.ts'

/** What the resolvers of the register find for one request. */
export interface Context {
  caller: Caller
  database: Database
  loaders: Loaders
  requests: RequestLoaders
  reviews: ReviewLoaders
  pusher: Pusher
  /** how far a caller may find something by a field */
  compares: Compares
  /** the departments whose records it knows */
  departments: readonly string[]
}

export const contextOf = (
  department: string,
  database: Database,
  register: EnterpriseRepository,
  departments: readonly string[],
  compares: Compares,
) => {
  const [requests, reviews] = [requestRepository(database.read), reviewRepository(database.longRead)]
  return (caller: Caller, wanted?: Wanted): Context => ({
    caller,
    database,
    loaders: enterpriseLoaders(register, changesSeenBy(caller), wanted?.('Enterprise') ?? null),
    requests: requestLoaders(requests),
    reviews: reviewLoaders(reviews),
    compares,
    departments,
    pusher: registerPusher(department, caller),
  })
}

/** A machine sees the changes that its own systems brought. */
const changesSeenBy = ({ roles, systems }: Caller): readonly string[] | null =>
  roles.length === 1 && roles[0] === 'system' ? systems : null

/** What the rest of a request reads after a mutation of it, which no loader has seen before. */
export const renewed = (context: Context): Loaders => {
  context.loaders = enterpriseLoaders(openRepository(context.database), changesSeenBy(context.caller))
  context.reviews = reviewLoaders(reviewRepository(context.database.longRead))
  return context.loaders
}
