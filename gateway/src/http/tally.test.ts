import { expect, test } from '@jest/globals'
import { renderMetrics } from '@e360/kit/metrics'
import { Histogram, Registry } from 'prom-client'
import { openCounter, openHistogram } from './tally.ts'

const linesOf = async (registry: Registry) =>
  (await renderMetrics(registry)).split('\n').filter(line => line.startsWith('tried'))

test('a histogram is told as prom-client tells it', async () => {
  const [own, theirs] = [new Registry(), new Registry()]
  const facts = { name: 'tried_seconds', help: 'tried', buckets: [0.1, 1] }
  const observe = openHistogram(own, { ...facts, label: 'who' })
  const histogram = new Histogram({ ...facts, labelNames: ['who'], registers: [theirs] })
  for (const [who, seconds] of [
    ['a', 0.05],
    ['b', 0.1],
    ['a', 0.5],
    ['a', 7],
  ] as const) {
    observe(who, seconds)
    histogram.observe({ who }, seconds)
  }
  expect((await linesOf(own)).toSorted()).toEqual((await linesOf(theirs)).toSorted())
  expect(await linesOf(own)).toHaveLength(10)
})

test('a counter tells the same however often it is asked', async () => {
  const registry = new Registry()
  const count = openCounter(registry, { name: 'tried_total', help: 'tried', labels: ['who', 'outcome'] })
  count('a', 'OK')
  count('a', 'OK')
  await linesOf(registry)
  count('a', 'FAILED')
  expect(await linesOf(registry)).toEqual([
    'tried_total{who="a",outcome="OK"} 2',
    'tried_total{who="a",outcome="FAILED"} 1',
  ])
})
