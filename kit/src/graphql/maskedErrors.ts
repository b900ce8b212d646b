import { GraphQLError, type ExecutionResult } from 'graphql'
import type { Log } from '../log.ts'
import { maskedFailure } from '../access/shieldRules.ts'

/** What graphql-shield does to what resolvers throw, for an answer that was made without it: failures stay, anything else is masked. */
export const maskedErrors = (result: ExecutionResult, log: Log): ExecutionResult =>
  result.errors ? { ...result, errors: result.errors.map(error => masked(error, log)) } : result

/** An error without a path is about the request, one without an original is graphql-js' own. */
const masked = (error: GraphQLError, log: Log): GraphQLError => {
  const { originalError, nodes, path } = error
  if (!originalError || !path) return error
  const shown = maskedFailure(originalError, log)
  return shown === originalError
    ? error
    : new GraphQLError(shown.message, { nodes, path, extensions: shown.extensions, originalError: shown })
}
