import { GraphQLError } from 'graphql'
import { maskText } from './access/mask.ts'

/** The closed table of errors that a client may see: what a program reads, its HTTP status, and the sentence where nothing better is known. */
export const failures = {
  UNAUTHENTICATED: { status: 401, sentence: '请先登录：没有令牌，或令牌已失效' },
  FORBIDDEN: { status: 403, sentence: '您的角色无权查看或办理此项内容' },
  BAD_USER_INPUT: { status: 400, sentence: '输入有误，请检查后重试' },
  AMBIGUOUS_NAME: { status: 409, sentence: '有多家企业使用这个名称，请改用代码查询' },
  SECTION_UNAVAILABLE: { status: 503, sentence: '该部门的数据暂时无法取得，请稍后重试；这不表示没有记录' },
  VERSION_CONFLICT: { status: 409, sentence: '数据已被他人更新，请刷新后重试' },
  IDEMPOTENCY_CONFLICT: { status: 422, sentence: '同一幂等键已用于另一请求' },
  QUERY_TOO_COSTLY: { status: 400, sentence: '查询过于复杂，请减少字段或分次查询' },
  PERSISTED_QUERY_REQUIRED: { status: 400, sentence: '只接受已登记的查询' },
  RATE_LIMITED: { status: 429, sentence: '请求过于频繁，请稍后再试' },
  INTERNAL_SERVER_ERROR: { status: 500, sentence: '系统内部错误，已记录，请联系管理员' },
} as const

export type FailureCode = keyof typeof failures

/**
 * An error with a code for programs and a Chinese sentence for people.
 * @param sentence what to do; quotes what was given, but for the numbers of ID cards and telephones
 * @param extensions further machine-readable facts, for example the candidates of AMBIGUOUS_NAME; `companies` are the codes of those that it names, for the
 *   access ledger alone
 */
export const failure = (
  code: FailureCode,
  sentence: string = failures[code].sentence,
  extensions: Record<string, unknown> = {},
): GraphQLError => new GraphQLError(maskText(sentence), { extensions: { ...extensions, code } })

export const isFailureCode = (code: unknown): code is FailureCode =>
  typeof code === 'string' && Object.hasOwn(failures, code)

/** Whether the error was made by {@link failure}, also when another module or realm made it. */
export const isFailure = (error: unknown): error is GraphQLError =>
  error instanceof Error &&
  'extensions' in error &&
  isFailureCode((error.extensions as { code?: unknown } | undefined)?.code)
