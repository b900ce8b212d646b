import { resourceOf, search } from './catalogue/catalogue.ts'
import { usesSince } from './catalogue/use.ts'
import { daysIn, groupsOf } from './catalogue/views.ts'
import { ledgerEntry } from './ledger/fields.ts'
import { sharingMutations, sharingQueries, sharingTypes } from './sharing/sharingFields.ts'
import type { Resolvers } from './types.generated.ts'

export const resolvers: Resolvers = {
  Query: {
    accessLedger: (_, args, { ledger }) => ledger.page(args),
    ...sharingQueries,
    catalogue: async (_, { first, after, ...filter }, { catalogue }) =>
      search(await catalogue(), filter, { first, after }),
    catalogueResource: async (_, { code }, { catalogue }) => resourceOf(await catalogue(), code),
    catalogueGroups: async (_, { by, days }, { catalogue, database, today }) =>
      groupsOf(await catalogue(), by, await usesSince(database, today, daysIn(days))),
  },
  Mutation: {
    ...sharingMutations,
    withdrawResources: (_, { records }, { withdraw }) => withdraw(records),
    pushResources: (_, { records }, { register }) => register(records),
  },
  ...sharingTypes,
  CatalogueResource: {
    items: ({ items }) => [...items],
    related: ({ related }) => [...related],
    reads: ({ code }, { days }, { loaders }) => loaders.readsOf({ days: daysIn(days) }).load(code),
  },
  LedgerEntry: ledgerEntry,
}
