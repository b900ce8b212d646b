import { publicCaller, roles, type Caller } from '@e360/kit/caller'
import { getOperationAST, parse, type GraphQLSchema } from 'graphql'
import type { Refuse } from './executor.ts'
import type { Operations } from './operations.ts'

const everyKind: readonly (Caller | null)[] = [
  null,
  publicCaller,
  ...roles.map(role => ({ sub: role, roles: [role], systems: [] })),
]

/** Plans and compiles operations before anybody asks for them, as each role may read them. @param texts each with one operation */
export const prepareOperations = async (
  operations: Operations,
  schema: GraphQLSchema,
  refuse: Refuse,
  texts: readonly string[],
): Promise<void> => {
  for (const query of texts) {
    const document = parse(query)
    const asked = { query, document, operation: getOperationAST(document)! }
    const { coordinates } = operations.factsOf(asked)
    const kinds = new Map(
      everyKind
        .map(caller => refuse({ schema, ...asked, coordinates }, caller, {}))
        .map(set => [[...set].join(' '), set]),
    )
    for (const refused of kinds.values()) await operations.get(asked, refused)
  }
}
