import { failures, type FailureCode } from '@e360/kit/errors'
import { problem, problemType } from '@e360/kit/problem'
import type { FastifyReply } from 'fastify'

const codeOf = (status: number): FailureCode => {
  if (status === 401) return 'UNAUTHENTICATED'
  if (status === 403) return 'FORBIDDEN'
  if (status === 429) return 'RATE_LIMITED'
  if (status === 503) return 'SECTION_UNAVAILABLE'
  return status < 500 ? 'BAD_USER_INPUT' : 'INTERNAL_SERVER_ERROR'
}

/** A REST error with the code that goes with its status. */
export const sendProblem = (reply: FastifyReply, status: number, title: string) =>
  reply
    .code(status)
    .type(problemType)
    .send(problem(status, title, codeOf(status)))

/** The same in the form of a GraphQL response. */
export const sendGraphQLProblem = (reply: FastifyReply, status: number, message: string) =>
  reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send({ errors: [{ message, extensions: { code: codeOf(status) } }] })

/** What is said of a request that could not be read; fastify's own words stay inside. */
export const sentenceFor = (status: number): string => {
  if (status === 404) return '没有这个地址'
  if (status === 408) return '请求未能在限定的时间内收完，请重试'
  if (status === 431) return '请求头或地址过长，请减少后重试'
  if (status === 413) return '请求过大，请分批发送'
  if (status === 415) return '不支持这种内容类型，请检查请求头 Content-Type'
  if (status < 500) return '请求格式有误，无法读取'
  return failures.INTERNAL_SERVER_ERROR.sentence
}
