import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { openBudget } from './budget.ts'

beforeEach(() => {
  jest.useFakeTimers()
})
afterEach(() => {
  jest.useRealTimers()
})

test('fetches one after the other share the time', () => {
  const budget = openBudget(1_000)
  budget.enter()
  jest.advanceTimersByTime(700)
  budget.leave()
  budget.enter()
  jest.advanceTimersByTime(299)
  expect(budget.patience.isOver()).toBe(false)
  jest.advanceTimersByTime(1)
  expect(budget.patience.isOver()).toBe(true)
})

test('the time between fetches, when other subgraphs are asked, is not counted', () => {
  const budget = openBudget(1_000)
  budget.enter()
  jest.advanceTimersByTime(400)
  budget.leave()
  jest.advanceTimersByTime(60_000)
  budget.enter()
  jest.advanceTimersByTime(500)
  expect(budget.patience.isOver()).toBe(false)
  expect(budget.elapsedMs()).toBe(900)
  budget.leave()
  expect(jest.getTimerCount()).toBe(0)
})

test('fetches side by side use the time once', () => {
  const budget = openBudget(1_000)
  budget.enter()
  budget.enter()
  jest.advanceTimersByTime(600)
  budget.leave()
  jest.advanceTimersByTime(300)
  budget.leave()
  expect(budget.elapsedMs()).toBe(900)
  expect(budget.patience.isOver()).toBe(false)
})
