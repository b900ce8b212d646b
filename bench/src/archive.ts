import { existsSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { openDepartment } from '@e360/kit/department'
import { createLog } from '@e360/kit/log'
import { department } from '../../subgraphs/archive/src/main.ts'
import { eventsPerCompany, feedsOf } from './archive/feeds.ts'
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

const reader = { sub: 'bench', roles: ['analyst'] as const, systems: [] }

const measure = async (companies: number) => {
  const file = path.join(process.env.E360_BENCH_DIR ?? os.tmpdir(), `e360-bench-archive-${companies}.sqlite`)
  const filled = options.database === undefined && existsSync(file)
  const { register, told } = feedsOf(companies)
  const archive = await openDepartment(department, options.database ?? file, {
    match: async () => [],
    register,
    departments: {},
    told: { made: told },
    log: createLog({ service: 'bench', level: 'error' }),
  })
  const begun = performance.now()
  const before = process.cpuUsage()
  let applied = 0
  for (const follower of archive.followers) applied += await follower.drain()
  const { user, system } = process.cpuUsage(before)
  const following = {
    changes: applied,
    seconds: rounded((performance.now() - begun) / 1_000),
    cpuMicrosecondsAChange: rounded((user + system) / applied),
  }
  const kinds = []
  for (const question of questionsFor(companies)) kinds.push(await measureKind(archive.execute, question))
  await archive.close()
  return { companies, events: companies * eventsPerCompany, following: filled ? 'filled before' : following, kinds }
}

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
