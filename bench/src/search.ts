import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { openDatabase, type Database } from '@e360/kit/database/database'
import { migrate } from '@e360/kit/database/migrate'
import { startMariadb } from '@e360/kit/testing/mariadb'
import { createConnection } from 'mysql2/promise'
import { searchTables } from '../../subgraphs/enterprise/migrations/030-search.ts'
import { enterpriseLoaders } from '../../subgraphs/enterprise/src/loaders.ts'
import { openRepository } from '../../subgraphs/enterprise/src/repository.ts'
import { searchEnterprises } from '../../subgraphs/enterprise/src/search/search.ts'
import { questionsAbout, type Kind } from './search/questions.ts'
import { fillRegister } from './search/register.ts'
import { measureSizes } from './search/size.ts'

/*
 * How fast the search box is, how large its index is and how long it takes to build:
 *   npm run bench:search -- [--companies 100000] [--queries 1000] [--only sqlite,mysql] [--out file.json]
 * A register once filled stays in $E360_BENCH_DIR (the temporary folder where it is not set) for the next run on SQLite.
 */

const { values: options } = parseArgs({
  options: {
    companies: { type: 'string', default: '100000' },
    queries: { type: 'string', default: '1000' },
    only: { type: 'string', default: 'sqlite,mysql' },
    out: { type: 'string' },
  },
})
const companies = Number(options.companies)
const queries = Number(options.queries)

const tell = (line: string) => void process.stderr.write(`${line}\n`)
const seconds = (since: number) => Math.round((performance.now() - since) / 100) / 10

const measure = async (database: Database) => {
  const begun = performance.now()
  await migrate(database, [searchTables])
  const buildSeconds = seconds(begun)
  tell(
    `${database.dialect}: index built in ${buildSeconds} s, peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
  )
  const sizes = await measureSizes(database)
  const kinds = []
  for (const kind of await questionsAbout(database, queries)) kinds.push(await measureKind(database, kind))
  return {
    database: database.dialect,
    companies,
    buildSeconds,
    ...sizes,
    ratio: Math.round((sizes.index / sizes.names) * 100) / 100,
    kinds,
  }
}

const measureKind = async (database: Database, { name, limits, questions }: Kind) => {
  const register = openRepository(database)
  const ask = async ({ text, regionCode }: Kind['questions'][number]) => {
    const begun = performance.now()
    const before = process.cpuUsage()
    const page = await searchEnterprises(database.read, enterpriseLoaders(register), text, regionCode, { first: 20 })
    const ms = performance.now() - begun
    const { user, system } = process.cpuUsage(before)
    return { ms, cpuMs: (user + system) / 1_000, text, hits: Number(page.totalCount) }
  }
  for (const question of questions.slice(0, 50)) await ask(question)
  const answers: Awaited<ReturnType<typeof ask>>[] = []
  for (const question of questions) answers.push(await ask(question))
  const at = (share: number, what: 'ms' | 'cpuMs' = 'ms') => {
    const sorted = answers.map(answer => answer[what]).sort((a, b) => a - b)
    return Math.round(sorted[Math.floor(share * (sorted.length - 1))]! * 100) / 100
  }
  return {
    name,
    p50: at(0.5),
    p99: at(0.99),
    max: at(1),
    /** of this process: what p99 would be on an idle machine, without the waiting */
    cpuP99: at(0.99, 'cpuMs'),
    limit: limits?.[database.dialect] ?? null,
    withHits: answers.filter(({ hits }) => hits > 0).length / answers.length,
    slowest: answers
      .toSorted((a, b) => b.cpuMs - a.cpuMs)
      .slice(0, 5)
      .map(({ text, ms, cpuMs, hits }) => `${text}: ${Math.round(cpuMs)} ms CPU, ${Math.round(ms)} ms, ${hits} hits`),
  }
}

const onSqlite = async () => {
  const folder = path.join(process.env.E360_BENCH_DIR ?? os.tmpdir(), 'e360-bench-search')
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, `register-${companies}.sqlite`)
  const filling = `${file}.filling`
  if (existsSync(filling) || !existsSync(file)) {
    rmSync(file, { force: true })
    writeFileSync(filling, '')
    const database = openDatabase(file)
    await fillRegister(database, companies)
    await database.close()
    rmSync(filling)
  }
  const database = openDatabase(file)
  await forgetIndex(database)
  try {
    return await measure(database)
  } finally {
    await database.close()
  }
}

const forgetIndex = async ({ read }: Database) => {
  await read.schema.dropTableIfExists('search_company')
  await read.schema.dropTableIfExists('search_posting')
  await read.schema.dropTableIfExists('bench_name')
  await read('migration').where('name', searchTables.name).delete()
}

const onMariadb = async () => {
  const server = await startMariadb()
  try {
    const connection = await createConnection(server.url)
    await connection.query('SET GLOBAL innodb_buffer_pool_size = 2147483648')
    await connection.query('CREATE DATABASE bench')
    await connection.end()
    const database = openDatabase(`${server.url}/bench`)
    try {
      await fillRegister(database, companies)
      return await measure(database)
    } finally {
      await database.close()
    }
  } finally {
    await server.stop()
  }
}

const results = []
for (const [name, run] of Object.entries({ sqlite: onSqlite, mysql: onMariadb }))
  if (options.only.split(',').includes(name)) {
    const result = await run()
    results.push(result)
    process.stdout.write(
      `${name}, ${companies} companies: built in ${result.buildSeconds} s; index ${Math.round(result.index / 1e6)} MB, ${result.ratio} × the names\n`,
    )
    for (const kind of result.kinds)
      process.stdout.write(
        `  ${kind.name.padEnd(44)} p50 ${kind.p50.toFixed(1)}  p99 ${kind.p99.toFixed(1)}  max ${kind.max.toFixed(1)} ms, CPU p99 ${kind.cpuP99.toFixed(1)}${kind.limit === null ? '' : `  (${kind.p99 <= kind.limit ? 'within' : 'OVER'} ${kind.limit})`}  ${Math.round(kind.withHits * 100)} % found\n`,
      )
  }
const report = {
  at: new Date().toISOString(),
  node: process.version,
  cpus: os.cpus().length,
  load: os.loadavg(),
  results,
}
if (options.out) writeFileSync(options.out, `${JSON.stringify(report, null, 2)}\n`)
