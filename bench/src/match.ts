import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { openDatabase, type Database } from '@e360/kit/database/database'
import { kitMigrations } from '@e360/kit/department'
import { migrate } from '@e360/kit/database/migrate'
import type { MatchSubject } from '@e360/identity/match/types'
import { department } from '../../subgraphs/enterprise/src/main.ts'
import { decideSubjects } from '../../subgraphs/enterprise/src/match/decideSubjects.ts'
import { matchSubjects } from '../../subgraphs/enterprise/src/match/matchSubjects.ts'
import { matchRepository } from '../../subgraphs/enterprise/src/match/repository.ts'
import { damageMix } from './match/mix.ts'
import { fillRegister } from './search/register.ts'

/*
 * How many subjects a second the register matches, with the damage mix of the labelled file, on one core of this machine:
 *   npm run bench:match -- [--companies 68000] [--subjects 20000] [--database register.sqlite] [--out file.json]
 * A register once filled stays in $E360_BENCH_DIR (the temporary folder where it is not set); a given one is brought up to date.
 */

const { values: options } = parseArgs({
  options: {
    companies: { type: 'string', default: '68000' },
    subjects: { type: 'string', default: '20000' },
    database: { type: 'string' },
    out: { type: 'string' },
  },
})
const seed = 22
const atATime = 500

const registerFile = async (): Promise<string> => {
  if (options.database !== undefined) return options.database
  const folder = path.join(process.env.E360_BENCH_DIR ?? os.tmpdir(), 'e360-bench-match')
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, `register-${options.companies}.sqlite`)
  const filling = `${file}.filling`
  if (existsSync(filling) || !existsSync(file)) {
    rmSync(file, { force: true })
    writeFileSync(filling, '')
    const database = openDatabase(file)
    await fillRegister(database, Number(options.companies))
    await database.close()
    rmSync(filling)
  }
  return file
}

const measure = async (
  subjects: readonly MatchSubject[],
  match: (part: readonly MatchSubject[]) => Promise<unknown>,
) => {
  const pushes: number[] = []
  const begun = performance.now()
  const before = process.cpuUsage()
  for (let start = 0; start < subjects.length; start += atATime) {
    const push = performance.now()
    await match(subjects.slice(start, start + atATime))
    pushes.push(Math.round(performance.now() - push))
  }
  const { user, system } = process.cpuUsage(before)
  const seconds = (performance.now() - begun) / 1_000
  return {
    perSecond: Math.round(subjects.length / seconds),
    perCpuSecond: Math.round((subjects.length / (user + system)) * 1e6),
    firstPushMs: pushes[0],
    slowestOtherPushMs: Math.max(...pushes.slice(1)),
  }
}

const someCompanies = async ({ read }: Database) => {
  const orgCodes = await read('enterprise').orderBy('id').pluck<string[]>('org_code')
  const step = Math.max(1, Math.floor(orgCodes.length / 20_000))
  const entries = await matchRepository(read).entries(orgCodes.filter((_, index) => index % step === 0))
  return { companies: orgCodes.length, entries: [...entries.values()] }
}

const database = openDatabase(await registerFile())
await migrate(database, [...kitMigrations, ...department.migrations])
const { companies, entries } = await someCompanies(database)
const subjects = damageMix(entries, Number(options.subjects), seed)
const clean = entries.slice(0, subjects.length).map(({ names, codes, orgCode, address, district }) => ({
  name: names[0]!,
  code: codes[0] ?? orgCode,
  address,
  district,
}))
const results = {
  'damage mix': await measure(subjects, part => matchSubjects(database.read, part)),
  'damage mix again': await measure(subjects, part => matchSubjects(database.read, part)),
  'sound code and very name, by the port': await measure(clean, part => decideSubjects(database.read, part)),
}
await database.close()

process.stdout.write(`${companies} companies, ${subjects.length} subjects, ${atATime} at a time\n`)
for (const [title, result] of Object.entries(results))
  process.stdout.write(
    `  ${title.padEnd(40)} ${result.perSecond} a second, ${result.perCpuSecond} a CPU second; first ${result.firstPushMs} ms, slowest other ${result.slowestOtherPushMs} ms\n`,
  )
process.stdout.write(`  peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`)
if (options.out)
  writeFileSync(
    options.out,
    `${JSON.stringify({ at: new Date().toISOString(), node: process.version, cpus: os.cpus().length, load: os.loadavg(), companies, results }, null, 2)}\n`,
  )
