import type { GraphQLError } from 'graphql'
import { failures, type FailureCode } from './errors.ts'

/** A REST error as RFC 9457 has it, with a code of the closed table. */
export interface Problem {
  type: 'about:blank'
  title: string
  status: number
  code: FailureCode
}

export const problemType = 'application/problem+json; charset=utf-8'

export const problem = (status: number, title: string, code: FailureCode): Problem => ({
  type: 'about:blank',
  title,
  status,
  code,
})

/** Of a failure: its own sentence, and the status of its code unless it tells another (`extensions.http`). */
export const problemOf = ({
  message,
  extensions,
}: GraphQLError): { problem: Problem; headers: ReadonlyMap<string, string> } => {
  const { code, http } = extensions as typeof extensions & FailureExtensions
  return { problem: problem(http?.status ?? failures[code].status, message, code), headers: http?.headers ?? new Map() }
}

interface FailureExtensions {
  code: FailureCode
  http?: { status?: number; headers?: ReadonlyMap<string, string> }
}
