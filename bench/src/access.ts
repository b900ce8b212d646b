import { writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { prepareCity, sampleOrgCodes } from './city.ts'
import { cpuMsOf } from './cpu.ts'
import { median, rounded } from './figures.ts'
import { startIssuer } from './issuer.ts'
import { startGenerator } from './load.ts'
import { machineFacts } from './machine.ts'
import { freePorts, startService } from './service.ts'

// What the access rules cost: List100, an answer of some 1,400 fields, of an embedded server with them and of one without (`E360_ACCESS=off`, which
// production refuses, so that neither of the two is in production mode): npm run bench:access -- [--out file.json]
const { values: options } = parseArgs({ options: { out: { type: 'string' } } })
const machine = machineFacts()
const mostMs = 1
const rounds = 5
const secondsEach = 4
const warmUpSeconds = 12

const city = await prepareCity(process.env['E360_BENCH_DIR'] ?? path.join(os.tmpdir(), 'e360-bench'), 5_000, false)
const orgCodes = await sampleOrgCodes(city)
const issuer = await startIssuer()
const generator = startGenerator()

const start = async (access: 'on' | 'off') => {
  const [port] = (await freePorts(1)) as [number]
  const environment = {
    ...issuer.environment,
    NODE_ENV: 'test',
    E360_ACCESS: access,
    E360_DATA_DIR: city.folder,
    PORT: String(port),
  }
  const script = new URL('../../cli/e360.js', import.meta.url)
  const { pid, stop } = await startService(
    { name: `access-${access}`, script, args: ['start'], environment, port },
    city.folder,
  )
  const token = access === 'on' ? issuer.token : null
  const asked = { protocol: 'graphql', operation: 'List100', connections: 10, orgCodes } as const
  const origin = `http://127.0.0.1:${port}`
  /** @returns queries a second, and processor time of each */
  const ask = async (amount: number, seed: number) => {
    const before = cpuMsOf([pid])
    const { queries, seconds, failures } = await generator.run({ ...asked, origin, token, amount, seed })
    if (failures > 0) throw new Error(`${failures} of ${queries} queries failed with access ${access}`)
    return { rate: queries / seconds, cpuMs: (cpuMsOf([pid]) - before) / queries, seconds }
  }
  return { ask, stop, rate: 20, cpuMs: [] as number[] }
}

const servers = [await start('on'), await start('off')] as const
for (const server of servers)
  for (let spent = 0; spent < warmUpSeconds;) {
    const { rate, seconds } = await server.ask(Math.ceil(server.rate), 0)
    server.rate = rate
    spent += seconds
  }
for (let seed = 1; seed <= rounds; seed++)
  for (const server of servers) server.cpuMs.push((await server.ask(Math.ceil(server.rate * secondsEach), seed)).cpuMs)

const [withRules, without] = servers.map(({ cpuMs }) => median(cpuMs)) as [number, number]
const cost = rounded(withRules - without)
process.stdout.write(
  `List100, CPU ms a query: ${rounded(withRules)} with access rules, ${rounded(without)} without\n` +
    `goal: authorization of its answer at most ${mostMs} ms: ${cost} ms, ${cost <= mostMs ? 'reached' : 'MISSED'}\n`,
)
if (options.out) {
  const [withRulesMs, withoutMs] = servers.map(({ cpuMs }) => cpuMs.map(rounded))
  const figures = { withRulesMs, withoutMs, costMs: cost, mostMs }
  writeFileSync(options.out, `${JSON.stringify({ at: new Date().toISOString(), machine, figures }, null, 2)}\n`)
}
await Promise.all(servers.map(({ stop }) => stop()))
generator.close()
issuer.close()
