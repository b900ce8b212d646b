import type { FastifyReply } from 'fastify'
import type { GraphQLError } from 'graphql'
import { problemOf, problemType } from '../problem.ts'

/** Answers a failure as application/problem+json. */
export const sendFailure = (reply: FastifyReply, error: GraphQLError): FastifyReply => {
  const { problem, headers } = problemOf(error)
  for (const [name, value] of headers) void reply.header(name, value)
  return reply.code(problem.status).type(problemType).send(problem)
}
