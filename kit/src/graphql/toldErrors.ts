import { GraphQLError, type ExecutionResult } from 'graphql'
import type { Compares } from '../access/comparing.ts'
import { maskText } from '../access/mask.ts'
import { judgedFacts } from '../access/speaking.ts'
import type { Caller } from '../caller.ts'
import { noteTouched } from './touched.ts'

/**
 * What the errors of an answer tell beside their sentences: a value that speaks of a field to who reads that; and to the access ledger the companies that
 * the error names, its `extensions.companies`.
 */
export const toldErrors = (
  result: ExecutionResult,
  context: object,
  { caller, compares }: { caller: Caller; compares: Compares },
): ExecutionResult => {
  if (!result.errors) return result
  const told = (error: GraphQLError): GraphQLError => {
    const { companies, ...facts } = error.extensions
    noteTouched(context, companies)
    const shown = judgedFacts(facts, ({ coordinate, value, regionCode }) =>
      value !== null && compares(coordinate, caller, regionCode) === 'WHOLE' ? maskText(value) : null,
    ) as GraphQLError['extensions']
    if (companies === undefined && shown === facts) return error
    const { message, nodes, path, originalError } = error
    return new GraphQLError(message, { nodes, path, originalError, extensions: shown })
  }
  return { ...result, errors: result.errors.map(told) }
}
