import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { prepareCity, sampleOrgCodes } from './city.ts'
import { rounded } from './figures.ts'
import { startIssuer } from './issuer.ts'
import { doAll } from './loop/work.ts'
import type { LoopDelay } from './loop/probe.ts'
import { freePorts, startService } from './service.ts'

/*
 * How long the event loop of the embedded product is held up while everything happens at once, from readiness on:
 *   npm run bench:loop -- [--companies 100000] [--records 100000] [--profile]
 * `--profile` tells what ran during each block, at some cost. The city stays in $E360_BENCH_DIR, and grows by what is pushed.
 */

const { values: options } = parseArgs({
  options: {
    companies: { type: 'string', default: '100000' },
    records: { type: 'string', default: '100000' },
    profile: { type: 'boolean', default: false },
  },
})

/** The promise: after readiness nobody holds the loop for longer. */
const goalMs = 50
const mostTold = 25

const companies = Number(options.companies)
const city = await prepareCity(
  path.join(process.env.E360_BENCH_DIR ?? os.tmpdir(), 'e360-bench-loop'),
  companies,
  false,
)
const orgCodes = await sampleOrgCodes(city)
const issuer = await startIssuer()
const folder = mkdtempSync(path.join(os.tmpdir(), 'e360-bench-loop-'))
const file = path.join(folder, 'loop.json')
const [port] = (await freePorts(1)) as [number]
const service = await startService(
  {
    name: 'server',
    script: new URL('../../cli/src/main.ts', import.meta.url),
    args: ['start'],
    imports: [new URL('./loop/probe.ts', import.meta.url)],
    environment: {
      ...issuer.environment,
      E360_DATA_DIR: city.folder,
      E360_DEMO_SIZE: options.companies,
      E360_LOG_LEVEL: 'error',
      E360_LIMIT_RATE: String(1e12),
      BENCH_LOOP_FILE: file,
      ...(options.profile && { BENCH_LOOP_PROFILE: 'on' }),
      PORT: String(port),
    },
    port,
  },
  folder,
)
try {
  const url = `http://127.0.0.1:${port}`
  while (!(await fetch(`${url}/health`).then(({ ok }) => ok))) await pause(100)
  process.kill(service.pid, 'SIGUSR2')
  const done = await doAll({ url, token: issuer.token, orgCodes, companies, records: Number(options.records) })
  process.kill(service.pid, 'SIGUSR2')
  while (!existsSync(file)) await pause(100)
  await pause(500)
  const { p50, p99, most, blocks } = JSON.parse(readFileSync(file, 'utf8')) as LoopDelay
  const tell = (line: string) => process.stdout.write(`${line}\n`)
  tell(`${rounded(done.seconds)} s, ${options.records} inspections pushed, answered: ${JSON.stringify(done.answered)}`)
  tell(
    `under all of it timers came ${rounded(p50)} ms late at p50, ${rounded(p99)} ms at p99, ${rounded(most)} ms at most`,
  )
  tell(
    `${blocks.length} pieces of work held the loop for more than ${goalMs} ms: the promise of none is ${blocks.length === 0 ? 'met' : 'NOT met'}`,
  )
  for (const { at, ms, ran = [] } of blocks.toSorted((a, b) => b.ms - a.ms).slice(0, mostTold))
    tell(`  ${rounded(ms)} ms after ${rounded(at / 1_000)} s${ran.map(stack => `\n    ${stack}`).join('')}`)
} finally {
  issuer.close()
  await service.stop()
  rmSync(folder, { recursive: true, force: true })
}
