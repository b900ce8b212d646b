import type { RunningContender } from './contenders.ts'
import { firstDifference } from './differences.ts'
import { companiesAsked, type Operation } from './operations.ts'
import { headersFor, requestFor } from './requests.ts'

const asked: Readonly<Record<Operation, number>> = { MobileCard: 300, List100: 3 }

/**
 * Asks all contenders the same and compares the data of their answers.
 * @returns how many queries were compared
 * @throws Error that names the contender, the query and the place of the first difference, or the first error in an answer
 */
export const sameAnswers = async (
  running: readonly RunningContender[],
  orgCodes: readonly string[],
  token: string,
): Promise<number> => {
  const queries = (Object.keys(asked) as Operation[]).flatMap(operation =>
    groupsOf(orgCodes, companiesAsked[operation])
      .slice(0, asked[operation])
      .map(group => ({ operation, group })),
  )
  for (const { operation, group } of queries) {
    const answers = await Promise.all(running.map(contender => answerOf(contender, operation, group, token)))
    for (const [index, answer] of answers.entries()) {
      const difference = firstDifference(answers[0], answer)
      if (difference === null) continue
      const [first, other] = [running[0]!.name, running[index]!.name]
      throw new Error(`${first} and ${other} answer ${operation} of ${group[0]} differently at ${difference}`)
    }
  }
  return queries.length
}

const groupsOf = (orgCodes: readonly string[], size: number): string[][] =>
  Array.from({ length: Math.floor(orgCodes.length / size) }, (_, index) =>
    orgCodes.slice(index * size, (index + 1) * size),
  )

const answerOf = async (
  { name, protocol, origin }: RunningContender,
  operation: Operation,
  orgCodes: readonly string[],
  token: string,
): Promise<unknown> => {
  const { method, path, body } = requestFor(protocol, operation, orgCodes)
  const response = await fetch(origin + path, {
    method,
    headers: headersFor(token),
    ...(body !== '' && { body }),
  })
  const answer: unknown = await response.json()
  if (protocol === 'rest' && response.ok) return answer
  const { data, errors } = answer as { data?: { enterprise?: unknown; enterprises?: unknown }; errors?: unknown[] }
  if (!response.ok || errors || !data)
    throw new Error(`${name} cannot answer ${operation}: ${response.status} ${JSON.stringify(answer).slice(0, 500)}`)
  return operation === 'MobileCard' ? data.enterprise : data.enterprises
}
