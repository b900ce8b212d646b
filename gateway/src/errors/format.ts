import { maskText } from '@e360/kit/access/mask'
import { failures, isFailure, isFailureCode, type FailureCode } from '@e360/kit/errors'
import { mapInTurns } from '@e360/kit/turns'
import type { GraphQLError, GraphQLFormattedError } from 'graphql'
import { factsOf } from './fault.ts'
import { variableSentence } from './variableSentence.ts'

/** Codes of @apollo/server for a request that it could not take: all are the client's input. */
const requestCodes: Readonly<Record<string, string>> = {
  GRAPHQL_PARSE_FAILED: '查询语法有误',
  GRAPHQL_VALIDATION_FAILED: '查询不符合接口定义',
  OPERATION_RESOLUTION_FAILURE: '请求中没有所指的操作，请检查 operationName',
  BAD_REQUEST: '请求格式有误：应为含 query 的 JSON，Content-Type 为 application/json',
}

const longestDetail = 600

/**
 * The last gate before a client: only codes of the closed table, Chinese sentences, and no extension but `code` and the facts that belong to
 * it. A failure of ours passes with its own sentence; what @apollo/server says of a request follows a Chinese sentence that names
 * the fields and types in question, and of a variable {@link variableSentence}; everything else is INTERNAL_SERVER_ERROR.
 */
export const formatError = (formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError => {
  const place = {
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
  }
  if (isFailure(thrown) && !isApolloInputError(thrown))
    return { message: thrown.message, ...place, extensions: ownExtensions(thrown.extensions) }
  if (
    formatted.message === 'Maximum call stack size exceeded' &&
    formatted.extensions?.['code'] === 'GRAPHQL_PARSE_FAILED'
  )
    return { message: '查询嵌套过深，请减少嵌套的层数', extensions: { code: 'QUERY_TOO_COSTLY' } }
  if (formatted.message.startsWith('Too many errors processing variables'))
    return { message: '变量的值有误的地方过多，其余没有列出', extensions: { code: 'BAD_USER_INPUT' } }
  const code = isUnreadableHash(formatted) ? 'BAD_REQUEST' : String(formatted.extensions?.['code'])
  if (code === 'PERSISTED_QUERY_NOT_FOUND')
    return { message: '没有登记这个查询，请发送完整的 query', extensions: { code: 'PERSISTED_QUERY_REQUIRED' } }
  if (formatted.message.startsWith('GraphQL introspection is not allowed'))
    return { message: '不提供接口定义的查询', ...place, extensions: { code: 'BAD_USER_INPUT' } }
  if (code === 'BAD_USER_INPUT')
    return { message: variableSentence(formatted.message), ...place, extensions: { code: 'BAD_USER_INPUT' } }
  const introduction = requestCodes[code]
  if (introduction === undefined)
    return { message: failures.INTERNAL_SERVER_ERROR.sentence, ...place, extensions: { code: 'INTERNAL_SERVER_ERROR' } }
  return {
    message: maskText(`${introduction}${inQuestion(formatted.message)}`),
    ...place,
    extensions: { code: 'BAD_USER_INPUT' },
  }
}

/** Errors of an operation that was carried out, as @apollo/server hands them to {@link formatError}. */
export const formatAll = (errors: readonly GraphQLError[]): Promise<GraphQLFormattedError[]> =>
  mapInTurns(errors, error => {
    const { code = 'INTERNAL_SERVER_ERROR' } = error.extensions
    return formatError({ ...error.toJSON(), extensions: { ...error.extensions, code } }, error)
  })

/** @apollo/server gives it no code. */
const isUnreadableHash = ({ message }: GraphQLFormattedError) =>
  message === 'provided sha does not match query' || message === 'Unsupported persisted query version'

/** @apollo/server raises BAD_USER_INPUT too, for variables, with graphql-js's own English words. */
const isApolloInputError = (error: Error) => error.name === 'UserInputError'

const ownExtensions = (extensions: Readonly<Record<string, unknown>>) => {
  const { code } = extensions
  const known: FailureCode = isFailureCode(code) ? code : 'INTERNAL_SERVER_ERROR'
  return { code: known, ...factsOf(known, extensions) }
}

/** What graphql-js quotes in its messages are the names in question; its message follows for developers. */
const inQuestion = (message: string): string => {
  const names = [...new Set(Array.from(message.matchAll(/"([^"\s]{1,80})"/g), ([, name]) => name))].slice(0, 4)
  const about = names.length > 0 ? `（${names.join('、')}）` : ''
  return `${about}：${message.slice(0, longestDetail)}`
}
