import type { FetchNode } from '@apollo/query-planner'
import type { BadAnswer, GoodAnswer } from '../fetch/answer.ts'
import type { JsonObject } from './json.ts'
import type { Run } from './run.ts'

export type Ask = (run: Run, variables: JsonObject) => Promise<GoodAnswer | BadAnswer>

/** What a fetch asks, whatever its operation is called: the planner numbers the names of one plan. */
export const questionOf = ({ serviceName, operation }: Pick<FetchNode, 'serviceName' | 'operation'>): string =>
  `${serviceName} ${operation.replace(/^query\s+\w+/, 'query')}`

/** Joins a fetch that asks the same at the same time; each takes a copy, as answers are changed where they are joined to the result. */
export const jointly = (ask: Ask, node: FetchNode): Ask => {
  const question = questionOf(node)
  return async (run, variables) => {
    const key = `${question} ${JSON.stringify(variables)}`
    let answer = run.underWay.get(key)
    if (!answer) {
      answer = ask(run, variables).finally(() => run.underWay.delete(key))
      run.underWay.set(key, answer)
    }
    const found = await answer
    await run.mayTurn()
    return 'misfit' in found ? found : { ...found, data: copyOf(found.data) }
  }
}

const copyOf = <Value>(value: Value): Value => {
  if (Array.isArray(value)) return value.map(copyOf) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copyOf(part)])) as Value
}
