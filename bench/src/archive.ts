import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { followedCursors } from '@e360/kit/changes/follower'
import { writingCacheKilobytes, type Database } from '@e360/kit/database/database'
import { checkpointPages } from '@e360/kit/database/sqliteClient'
import { openDepartment, type RunningDepartment } from '@e360/kit/department'
import { createLog } from '@e360/kit/log'
import { department } from '../../subgraphs/archive/src/main.ts'
import { eventsPerCompany, feedsOf } from './archive/feeds.ts'
import { promisesOf } from './archive/promises.ts'
import { asked, questionsFor, type ArchiveQuestion } from './archive/questions.ts'
import { percentile, rounded } from './figures.ts'
import { machineFacts } from './machine.ts'

/*
 * What following a change costs the archive, and how fast it answers:
 *   npm run bench:archive -- [--companies 10000,100000] [--questions 300] [--database mysql://…]
 * A filled archive stays in $E360_BENCH_DIR (the temporary folder where it is not set) for the next run on SQLite.
 */

const { values: options } = parseArgs({
  options: {
    companies: { type: 'string', default: '10000,100000' },
    questions: { type: 'string', default: '300' },
    /** an empty database of a server; a SQLite file where left out */
    database: { type: 'string' },
  },
})

/** How many changes of any companies are followed on top of what is filled. */
const laterChanges = 20_000

const filling = { cacheKilobytes: 1_048_576, checkpointPages: 524_288 }
const serving = { cacheKilobytes: writingCacheKilobytes, checkpointPages }

const reader = { sub: 'bench', roles: ['analyst'] as const, systems: [] }

const measure = async (companies: number) => {
  const file = path.join(process.env.E360_BENCH_DIR ?? os.tmpdir(), `e360-bench-archive-${companies}.sqlite`)
  const { register, filling: told, later } = feedsOf(companies)
  let until = 0
  const archive = await openDepartment(department, options.database ?? file, {
    match: async () => [],
    register,
    departments: {},
    told: { filling: told, later: (after, ...more) => later(until)(after, ...more) },
    log: createLog({ service: 'bench', level: 'error' }),
  })
  await writeWith(archive.database, filling)
  const filled = await drain(archive)
  await writeWith(archive.database, serving)
  until = laterChanges + ((await followedCursors(archive.database.read)).later ?? 0)
  const following = await drain(archive)
  const kinds = []
  for (const question of questionsFor(companies)) kinds.push(await measureKind(archive.execute, question))
  await archive.close()
  return { companies, events: companies * eventsPerCompany, filled, following, kinds }
}

/** Lets the archive take all that is there, and look at every company that it touched. */
const drain = async ({ followers, database }: RunningDepartment) => {
  const begun = performance.now()
  const before = process.cpuUsage()
  const already = await taken(database)
  for (const follower of followers) await follower.drain()
  const { user, system } = process.cpuUsage(before)
  const changes = (await taken(database)) - already
  return {
    changes,
    seconds: rounded((performance.now() - begun) / 1_000),
    cpuMicrosecondsAChange: changes === 0 ? 0 : rounded((user + system) / changes),
  }
}

/** Filling writes pages of every index all over the file: with room for them each goes there once. */
const writeWith = async ({ dialect, transaction }: Database, settings: typeof serving): Promise<void> => {
  if (dialect !== 'sqlite') return
  await transaction(trx => trx.raw(`PRAGMA cache_size = -${settings.cacheKilobytes}`))
  await transaction(trx => trx.raw(`PRAGMA wal_autocheckpoint = ${settings.checkpointPages}`))
}

const taken = async ({ read }: Database): Promise<number> =>
  Object.values(await followedCursors(read)).reduce((sum, cursor) => sum + cursor, 0)

const measureKind = async (
  execute: Awaited<ReturnType<typeof openDepartment>>['execute'],
  question: ArchiveQuestion,
) => {
  const ask = async (query: string) => {
    const begun = performance.now()
    const before = process.cpuUsage()
    const { errors } = await execute({ query }, { caller: reader })
    if (errors) throw errors[0]!
    const { user, system } = process.cpuUsage(before)
    return { ms: performance.now() - begun, cpuMs: (user + system) / 1_000 }
  }
  for (const query of asked(question, 20, 1)) await ask(query)
  const answers: Awaited<ReturnType<typeof ask>>[] = []
  for (const query of asked(question, Number(options.questions), 2)) answers.push(await ask(query))
  const at = (share: number, what: 'ms' | 'cpuMs') =>
    rounded(
      percentile(
        answers.map(answer => answer[what]),
        share,
      ),
    )
  return {
    name: question.name,
    p50: at(0.5, 'ms'),
    p99: at(0.99, 'ms'),
    /** of this process: what p99 would be without the waiting for others */
    cpuP99: at(0.99, 'cpuMs'),
    limit: question.limit,
  }
}

const machine = machineFacts()
const sizes = []
for (const companies of options.companies.split(',')) sizes.push(await measure(Number(companies)))
process.stdout.write(`${JSON.stringify({ machine, sizes }, null, 2)}\n`)
for (const line of promisesOf(sizes)) process.stderr.write(`${line}\n`)
