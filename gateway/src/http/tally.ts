import { Counter, type Metric, type Registry } from 'prom-client'

/**
 * A Prometheus histogram with one label. Its values are few and every request observes several times, where prom-client makes a text of the labels
 * each time: here an observation adds to three numbers, and the figures are put together when they are asked for.
 * @param buckets upper ends, ascending
 */
export const openHistogram = (
  registry: Registry,
  { name, help, label, buckets }: { name: string; help: string; label: string; buckets: readonly number[] },
): ((value: string, observed: number) => void) => {
  const series = new Map<string, { inBucket: number[]; count: number; sum: number }>()
  const valuesOf = (value: string) => {
    const { inBucket, count, sum } = series.get(value)!
    let upTo = 0
    return [
      ...buckets.map((le, index) => ({
        metricName: `${name}_bucket`,
        labels: { le, [label]: value },
        value: (upTo += inBucket[index]!),
      })),
      { metricName: `${name}_bucket`, labels: { le: '+Inf', [label]: value }, value: count },
      { metricName: `${name}_sum`, labels: { [label]: value }, value: sum },
      { metricName: `${name}_count`, labels: { [label]: value }, value: count },
    ]
  }
  const facts = { name, help, type: 'histogram', aggregator: 'sum' }
  const get = async () => ({ ...facts, values: [...series.keys()].flatMap(valuesOf) })
  registry.registerMetric({ ...facts, get, reset: () => series.clear() } as unknown as Metric)
  return (value, observed) => {
    let found = series.get(value)
    if (!found) series.set(value, (found = { inBucket: buckets.map(() => 0), count: 0, sum: 0 }))
    const bucket = buckets.findIndex(upperEnd => observed <= upperEnd)
    if (bucket >= 0) found.inBucket[bucket]! += 1
    found.count += 1
    found.sum += observed
  }
}

/** A Prometheus counter with two labels, for the same reason. */
export const openCounter = (
  registry: Registry,
  { name, help, labels: [first, second] }: { name: string; help: string; labels: readonly [string, string] },
): ((one: string, other: string) => void) => {
  const counts = new Map<string, Map<string, number>>()
  const shown = new Counter({
    name,
    help,
    labelNames: [first, second],
    registers: [registry],
    collect: () => {
      shown.reset()
      for (const [one, others] of counts)
        for (const [other, count] of others) shown.inc({ [first]: one, [second]: other }, count)
    },
  })
  return (one, other) => {
    let others = counts.get(one)
    if (!others) counts.set(one, (others = new Map()))
    others.set(other, (others.get(other) ?? 0) + 1)
  }
}
