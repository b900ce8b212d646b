import { mkdirSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { prepareCity, sampleOrgCodes, type City } from './city.ts'
import { contenders, startContender, type RunningContender } from './contenders.ts'
import { startIssuer } from './issuer.ts'
import { startGenerator } from './load.ts'
import { machineFacts } from './machine.ts'
import { readOptions, type Options } from './options.ts'
import { ratiosOf } from './ratios.ts'
import { measureImport } from './registerImport.ts'
import { measureRounds, type Cell } from './rounds.ts'
import { sameAnswers } from './sameAnswers.ts'
import { goalsTable, tablesOf } from './table.ts'

const tell = (line: string) => void process.stderr.write(`${line}\n`)

interface Measured {
  cells: Cell[]
  answersCompared: number
  /** seconds from start to ready, by contender */
  ready: Record<string, number>
}

/** Starts what is to be measured, compares the answers, measures, and stops everything again. */
const measure = async (options: Options, city: City): Promise<Measured> => {
  const orgCodes = await sampleOrgCodes(city)
  const issuer = await startIssuer()
  const generator = startGenerator()
  const running: RunningContender[] = []
  try {
    for (const contender of contenders.filter(({ name }) => options.only.includes(name))) {
      tell(`starting ${contender.name}: ${contender.title}`)
      const environment = { ...issuer.environment, E360_DATA_DIR: city.folder }
      running.push(await startContender(contender, environment, city.folder))
    }
    const answersCompared = await sameAnswers(running, orgCodes, issuer.token)
    tell(`${answersCompared} answers of each are equal; warming up`)
    const plan = { rounds: options.rounds, seconds: options.seconds, warmUpSeconds: options.warmUp }
    const cells = await measureRounds(running, generator, { orgCodes, token: issuer.token }, plan, tell)
    const ready = Object.fromEntries(running.map(({ name, readySeconds }) => [name, readySeconds]))
    return { cells, answersCompared, ready }
  } finally {
    await Promise.all(running.map(contender => contender.stop()))
    generator.close()
    issuer.close()
  }
}

const write = (name: string, report: object): void => {
  const file = new URL(`../results/${name}.json`, import.meta.url)
  mkdirSync(new URL('.', file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`)
  tell(`written to bench/results/${name}.json`)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

const options = readOptions(process.argv.slice(2))
const machine = machineFacts()
const startedAt = new Date().toISOString()
const folder = process.env['E360_BENCH_DIR'] ?? path.join(os.tmpdir(), 'e360-bench')
const registerImport = options.only.includes('import') ? await measureImport(folder) : null
const city = await prepareCity(folder, options.companies, options.fresh)
const { cells, answersCompared, ready } = await measure(options, city)
const ratios = ratiosOf(cells)

process.stdout.write(`${tablesOf(cells, ratios)}\n\n${goalsTable(ratios)}\n`)
const { companies, load } = city
const started = Object.entries(ready).map(([name, seconds]) => `${name} ${seconds} s`)
process.stdout.write(
  `\nstart to ready, the slowest process of each: ${started.join(', ')}\ndemo load of ${companies} companies: ${load.seconds} s, peak ${load.peakRssMb} MB (${load.on})\n` +
    `import of the real register: ${registerImport ? `${registerImport.seconds} s, peak ${registerImport.peakRssMb} MB` : 'not measured'}\n`,
)
const { rounds, seconds, warmUp, note } = options
write(options.out ?? `local-${startedAt.slice(0, 19).replaceAll(':', '')}`, {
  date: startedAt.slice(0, 10),
  machine,
  ...(note !== undefined && { note }),
  work: { companies, rounds, seconds, warmUp, answersCompared },
  ready,
  demoLoad: load,
  registerImport,
  cells,
  ratios,
})
const failures = cells.reduce((sum, cell) => sum + cell.failures, 0)
if (failures > 0) {
  tell(`${failures} queries failed: the figures of their contenders do not count`)
  process.exitCode = 1
}
