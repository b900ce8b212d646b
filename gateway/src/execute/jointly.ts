import type { FetchNode } from '@apollo/query-planner'
import type { BadAnswer, GoodAnswer } from '../fetch/answer.ts'
import type { JsonObject } from './json.ts'
import type { Run } from './run.ts'

export type Ask = (run: Run, variables: JsonObject) => Promise<GoodAnswer | BadAnswer>

/** What a fetch asks, whatever its operation is called: the planner numbers the names of one plan. */
export const questionOf = ({ serviceName, operation }: Pick<FetchNode, 'serviceName' | 'operation'>): string =>
  `${serviceName} ${operation.replace(/^query\s+\w+/, 'query')}`

/** Joins a fetch that asks the same at the same time: the answer is one for all, and whoever changes it takes a copy. */
export const jointly = (ask: Ask, node: FetchNode): Ask => {
  const question = questionOf(node)
  return (run, variables) => {
    const key = `${question} ${JSON.stringify(variables)}`
    let answer = run.underWay.get(key)
    if (!answer) {
      answer = ask(run, variables).finally(() => run.underWay.delete(key))
      run.underWay.set(key, answer)
    }
    return answer
  }
}
