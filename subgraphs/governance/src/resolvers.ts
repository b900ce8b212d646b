import { connection, readPage } from '@e360/kit/paging/page'
import type { ResourceRow } from './catalogue/row.ts'
import type { Resolvers } from './types.generated.ts'

export const resolvers: Resolvers = {
  Query: {
    catalogue: (_, { first, after }) =>
      connection<ResourceRow>(
        [],
        readPage({ first, after }, 1),
        ({ code }) => ({ list: 'catalogue', values: [code] }),
        0,
      ),
  },
}
