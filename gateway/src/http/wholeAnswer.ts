import type { OperationResult } from './routes.ts'
import { failure, isFailureCode } from '@e360/kit/errors'
import type { GraphQLError, GraphQLFormattedError } from 'graphql'

/** The failure that an error of the supergraph stands for. */
export const failureOf = (error: GraphQLFormattedError | undefined): GraphQLError => {
  const code = error?.extensions?.['code']
  if (!isFailureCode(code)) return failure('INTERNAL_SERVER_ERROR')
  const http = { status: 401, headers: new Map([['www-authenticate', 'Bearer']]) }
  return failure(code, error?.message, code === 'UNAUTHENTICATED' ? { http } : {})
}

/**
 * The value of the operation's only root field.
 * @throws the failure where it could not be had, or where any part of it could not be asked: half an answer would pass for a whole one. A part
 * that the caller may not read is left out.
 */
export const wholeAnswer = <Value>({ data, errors }: OperationResult<Record<string, Value | null>>): Value => {
  const value = Object.values(data ?? {})[0] ?? null
  const broken = errors.find(({ extensions }) => extensions?.['code'] !== 'FORBIDDEN')
  if (value === null || broken) throw failureOf(broken ?? errors[0])
  return value
}
