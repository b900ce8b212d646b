import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { demoSystems } from '../../cli/src/demo/systems.ts'
import { prepareCity, sampleOrgCodes } from './city.ts'
import { cpuMsOf } from './cpu.ts'
import { rounded } from './figures.ts'
import { startIssuer } from './issuer.ts'
import { machineFacts } from './machine.ts'
import { forgetPeak, memoryOf } from './memory.ts'
import { liveBusyDay } from './loop/busyDay.ts'
import { crowds } from './loop/crowds.ts'
import { crowdedDoors } from './loop/doors.ts'
import type { Largest } from './loop/largest.ts'
import { hostileRequests } from './loop/hostile.ts'
import { largestReads } from './loop/largestReads.ts'
import { describeSources, largestFiles } from './loop/largestFiles.ts'
import { largestRequests } from './loop/largestRequests.ts'
import { largestWrites } from './loop/largestWrites.ts'
import type { LoopDelay } from './loop/probe.ts'
import { reportOf, type Sent } from './loop/report.ts'
import type { Target } from './loop/target.ts'
import { freePorts, startService } from './service.ts'

/*
 * How long the event loop of the embedded product is held up, from readiness on: while everything happens at once, and by each request that is
 * as large as it may be, sent alone.
 *   npm run bench:loop -- [--companies 100000] [--records 100000] [--only busy,reads,writes,files,crowds,hostile] [--match REGEXP] [--profile] [--out file.json]
 * `hostile` are requests that nobody should send; `--match` takes those of a name. `--profile` tells what ran during each piece, at some cost. The city stays in $E360_BENCH_DIR, and grows by what is pushed.
 */

const { values: options } = parseArgs({
  options: {
    companies: { type: 'string', default: '100000' },
    records: { type: 'string', default: '100000' },
    only: { type: 'string', default: 'busy,reads,writes,files,crowds,hostile' },
    match: { type: 'string', default: '' },
    profile: { type: 'boolean', default: false },
    out: { type: 'string' },
  },
})

const idleSeconds = 5
const named = new RegExp(options.match)
const groups = options.only.split(',')
const machine = machineFacts()

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
const sources = path.join(folder, 'sources')
const inbox = path.join(folder, 'inbox')
describeSources(sources, inbox)
const [port] = (await freePorts(1)) as [number]
const service = await startService(
  {
    name: 'server',
    script: new URL('../../cli/e360.js', import.meta.url),
    args: ['start'],
    imports: [new URL('./loop/probe.ts', import.meta.url)],
    environment: {
      ...issuer.environment,
      E360_DATA_DIR: city.folder,
      E360_DEMO_SIZE: options.companies,
      E360_LOG_LEVEL: 'error',
      E360_LIMIT_RATE: String(1e12),
      E360_SOURCES: sources,
      BENCH_LOOP_FILE: file,
      ...(options.profile && { BENCH_LOOP_PROFILE: 'on' }),
      PORT: String(port),
    },
    port,
  },
  folder,
)

const now = () => performance.timeOrigin + performance.now()

/** Waits until those who follow have caught up: until the server does next to nothing. */
const quiet = async (): Promise<void> => {
  for (let before = cpuMsOf([service.pid]), calm = 0; calm < 2;) {
    await pause(200)
    const after = cpuMsOf([service.pid])
    calm = after - before <= 20 ? calm + 1 : 0
    before = after
  }
}

/** Sends one kind of largest request, and waits for what follows it. */
const sendAll = async ({ name, times, send }: Largest): Promise<Sent> => {
  const from = now()
  const took: number[] = []
  forgetPeak(service.pid)
  const beforeMb = memoryOf(service.pid, 'VmRSS')
  for (let time = 0; time < times; time += 1) {
    const begun = now()
    await send(time).catch((error: unknown) => tell(`${name}: ${String(error).slice(0, 400)}`))
    took.push(now() - begun)
  }
  await quiet()
  return { name, from, to: now(), took, memoryMb: [beforeMb, memoryOf(service.pid, 'VmHWM')] }
}

const tell = (line: string) => process.stdout.write(`${line}\n`)

try {
  const url = `http://127.0.0.1:${port}`
  while (!(await fetch(`${url}/health`).then(({ ok }) => ok))) await pause(100)
  process.kill(service.pid, 'SIGUSR2')
  const target: Target = {
    url,
    token: issuer.token,
    analyst: await issuer.tokenFor({ roles: ['analyst', 'steward'] }),
    auditor: await issuer.tokenFor({ roles: ['auditor'] }),
    system: await issuer.tokenFor({
      roles: ['system'],
      department: 'inspection',
      systems: [...demoSystems.inspection],
    }),
    licences: await issuer.tokenFor({ roles: ['system'], department: 'certification', systems: ['cq-loop'] }),
    credit: await issuer.tokenFor({ roles: ['system'], department: 'credit', systems: ['cq-loop'] }),
    orgCodes,
    folder: city.folder,
    companies,
    records: Number(options.records),
    inbox,
  }
  const sent: Sent[] = []
  const begun = now()
  await quiet()
  const idleFrom = cpuMsOf([service.pid])
  await pause(idleSeconds * 1_000)
  tell(`${rounded((cpuMsOf([service.pid]) - idleFrom) / idleSeconds)} ms of processor a second while nobody asks`)
  sent.push({ name: 'nothing, after ready', from: begun, to: now(), took: [] })
  for (const largest of [
    ...largestReads(target),
    ...largestWrites(target),
    ...largestRequests(target),
    ...largestFiles(target),
    ...crowds(target),
    ...crowdedDoors(target),
    ...hostileRequests(target),
  ])
    if (groups.includes(largest.group) && named.test(largest.name)) sent.push(await sendAll(largest))
  const from = now()
  if (groups.includes('busy')) {
    const done = await liveBusyDay(target)
    tell(`a busy day: ${rounded(done.seconds)} s, ${options.records} inspections, ${JSON.stringify(done.answered)}`)
    sent.push({ name: 'a busy day', from, to: now(), took: [] })
  }
  process.kill(service.pid, 'SIGUSR2')
  while (!existsSync(file)) await pause(100)
  await pause(500)
  const report = reportOf(JSON.parse(readFileSync(file, 'utf8')) as LoopDelay, sent)
  tell(report.text)
  if (options.out) {
    const work = { companies, records: target.records }
    writeFileSync(
      options.out,
      `${JSON.stringify({ at: new Date().toISOString(), machine, work, ...report.figures }, null, 2)}\n`,
    )
  }
} finally {
  issuer.close()
  await service.stop()
  rmSync(folder, { recursive: true, force: true })
}
