import autocannon, { type Options, type Result } from 'autocannon'
import { percentile } from './figures.ts'
import type { LoadJob, LoadResult } from './load.ts'
import { headersFor, randomRequests } from './requests.ts'

// The load generator, a process of its own: takes a job as a message and answers with its result.

const run = async ({ origin, protocol, token, operation, connections, amount, orgCodes, seed }: LoadJob) => {
  const next = randomRequests(protocol, operation, orgCodes, seed)
  const latencies: number[] = []
  const startedAt = performance.now()
  let endedAt = startedAt
  const { non2xx, errors, mismatches } = await new Promise<Result>((resolve, reject) => {
    const options: Options = {
      url: origin,
      connections,
      amount,
      sampleInt: 100,
      timeout: 60,
      headers: headersFor(token),
      requests: [{ setupRequest: request => ({ ...request, ...next() }) }],
      verifyBody: body => !String(body).includes('"errors":['),
    }
    const instance = autocannon(options, (error, result) => (error ? reject(error) : resolve(result)))
    instance.on('response', (_client, _status, _bytes, milliseconds) => {
      latencies.push(milliseconds)
      endedAt = performance.now()
    })
  })
  return {
    queries: latencies.length,
    failures: non2xx + errors + mismatches,
    seconds: (endedAt - startedAt) / 1_000,
    p50Ms: percentile(latencies, 0.5),
    p99Ms: percentile(latencies, 0.99),
  } satisfies LoadResult
}

process.on('message', (job: LoadJob) => {
  void run(job).then(result => process.send!(result))
})
process.on('disconnect', () => process.exit())
