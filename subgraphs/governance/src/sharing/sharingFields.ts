import { hasRole, type Caller } from '@e360/kit/caller'
import { failure } from '@e360/kit/errors'
import type { Resolvers } from '../types.generated.ts'
import { apply } from './apply.ts'
import { decide, revoke, withdraw } from './decide.ts'
import { noticesFor } from './notices.ts'
import { enterDays } from './repository.ts'
import type { ApplicationRow } from './row.ts'
import { standingOf } from './standing.ts'
import { readWords } from './words.ts'
import { overdueSince } from './workingDays.ts'

export const sharingQueries: Resolvers['Query'] = {
  sharingApplication: async (_, { id }, { caller, loaders }) => {
    const found = await loaders.application.load(id)
    return found && mayBeSeenBy(caller, found) ? found : null
  },
  mySharingApplications: (_, { status, ...page }, { caller, sharing }) =>
    sharing.page({ applicant: caller.sub ?? '', status }, page),
  sharingApplications: async (_, { status, overdue, ...page }, { caller, sharing, calendar, today }) =>
    sharing.page(
      {
        provider: providerSeenBy(caller),
        status,
        openSince: overdue ? overdueSince(today, (await calendar()).works) : null,
      },
      page,
    ),
  sharingNotices: async (_, _args, { caller, sharing, calendar, today }) =>
    noticesFor(sharing, caller, today, await calendar()),
}

const mostDays = 400
const longestNote = 200

export const sharingMutations: Resolvers['Mutation'] = {
  applyForSharing: async (_, { input }, { database, caller, catalogue }) =>
    apply(database, await catalogue(), caller, input),
  decideSharingApplication: (_, given, { database, caller }) => decide(database, caller, given),
  withdrawSharingApplication: (_, given, { database, caller }) => withdraw(database, caller, given),
  revokeSharing: (_, given, { database, caller }) => revoke(database, caller, given),
  setWorkingDays: async (_, { days }, { database }) => {
    if (days.length > mostDays) throw failure('BAD_USER_INPUT', `每次最多登记 ${mostDays} 天，收到 ${days.length} 天`)
    const entered = days.map(({ day, works, note }) => ({ day, works, note: readWords(note, longestNote) }))
    await database.transaction(trx => enterDays(trx, entered))
    return entered
  },
}

export const sharingTypes: Pick<Resolvers, 'SharingApplication'> = {
  SharingApplication: {
    resources: ({ resources }) => [...resources],
    dueOn: async (row, _, { calendar, today }) => standingOf(row, today, await calendar()).dueOn,
    dueNote: async (row, _, { calendar, today }) => standingOf(row, today, await calendar()).dueNote,
    daysLeft: async (row, _, { calendar, today }) => standingOf(row, today, await calendar()).daysLeft,
    overdue: async (row, _, { calendar, today }) => standingOf(row, today, await calendar()).overdue,
    open: async (row, _, { calendar, today }) => standingOf(row, today, await calendar()).open,
    history: ({ id }, _, { loaders }) => loaders.steps.load(id),
  },
}

/** null: all departments. */
const providerSeenBy = (caller: Caller): string | null => {
  if (hasRole(caller, 'steward')) return null
  if (caller.department) return caller.department
  throw failure('FORBIDDEN', '您的令牌没有写明部门，不能查看部门的共享申请')
}

const mayBeSeenBy = (caller: Caller, { applicant, provider }: ApplicationRow): boolean =>
  hasRole(caller, 'steward') ||
  applicant === caller.sub ||
  (hasRole(caller, 'provider') && caller.department === provider)
