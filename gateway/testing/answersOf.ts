import { expect } from '@jest/globals'
import { bothExecutors } from './bothExecutors.ts'
import { livingSubgraphs } from './livingSubgraphs.ts'

/** What the compiled executor answers, the first time and from the cache; it is the same. */
export const answersOf = async (parts: Parameters<typeof livingSubgraphs>[0], query: string, variables = {}) => {
  const subgraphs = livingSubgraphs(parts)
  const both = await bothExecutors(subgraphs.sdl, { foreign: true })
  const { reference, compiled, again } = await both.ask({ query, variables }, subgraphs.transportOf)
  expect(again).toEqual(compiled)
  return { reference, compiled, asked: subgraphs.asked }
}
