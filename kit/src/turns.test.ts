import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { mapInTurns, pacing, turning } from './turns.ts'

/** Keeps the processor for some milliseconds. */
const work = (item: number) => {
  for (const until = performance.now() + 3; performance.now() < until;);
  return item * 2
}

test('a long computation lets others come in between, and its results are in order', async () => {
  const items = Array.from({ length: 30 }, (_, index) => index)
  const done: string[] = []
  const mapped = mapInTurns(items, work).then(results => {
    done.push('mapped')
    return results
  })
  const other = turn().then(() => done.push('other'))
  expect(await mapped).toEqual(items.map(item => item * 2))
  await other
  expect(done).toEqual(['other', 'mapped'])
})

test('of several that wait for the loop to turn one works in each turn', async () => {
  const mayTurn = turning()
  const done: string[] = []
  for (const until = performance.now() + 10; performance.now() < until;);
  const others = setInterval(() => done.push('other'), 1)
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      await mayTurn()
      for (const until = performance.now() + 10; performance.now() < until;);
      done.push('work')
    }),
  )
  clearInterval(others)
  expect(done.filter((each, index) => each !== done[index - 1]).join(' ')).toMatch(
    /work other work other work other work/,
  )
})

test('pieces of work that others begin in one turn are done in several when they are long together', async () => {
  const { mayTurn, spent } = pacing()
  const done: string[] = []
  const others = setInterval(() => done.push('other'), 1)
  const piece = () => {
    const begun = performance.now()
    for (const until = begun + 10; performance.now() < until;);
    done.push('work')
    spent(begun)
  }
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      const turned = mayTurn()
      if (turned) await turned
      piece()
    }),
  )
  clearInterval(others)
  expect(done.filter((each, index) => each !== done[index - 1]).join(' ')).toMatch(
    /work other work other work other work/,
  )
  expect(mayTurn()).toBeDefined()
})
