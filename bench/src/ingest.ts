import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { parseArgs } from 'node:util'
import { startMariadb } from '@e360/kit/testing/mariadb'
import { createConnection } from 'mysql2/promise'
import { request } from 'undici'
import { demoCity } from '../../cli/src/demo/city.ts'
import { readManifests } from '../../cli/src/doors.ts'
import { openDatabase, type Database } from '@e360/kit/database/database'
import { cpuMsOf } from './cpu.ts'
import { rounded } from './figures.ts'
import { idleLag, lagDuring } from './ingest/lag.ts'
import { promisesTable } from './ingest/promises.ts'
import { startIssuer } from './issuer.ts'
import { machineFacts } from './machine.ts'
import { measuredRun } from './measuredRun.ts'
import { memoryOf } from './memory.ts'
import { freePorts, startService } from './service.ts'

/*
 * How fast inspections come in through POST /ingest, with everything that follows them at work in the same process:
 *   npm run bench:ingest -- [--records 100000] [--times 10] [--companies 20000] [--only sqlite,mysql] [--out file.json]
 * First so many records, then so many times as many (0: not), to see that memory does not grow with the body. How far the archive is behind
 * meanwhile, and how long one record takes to it when nothing else happens, is told besides.
 */

const { values: options } = parseArgs({
  options: {
    records: { type: 'string', default: '100000' },
    times: { type: 'string', default: '10' },
    companies: { type: 'string', default: '20000' },
    only: { type: 'string', default: 'sqlite,mysql' },
    out: { type: 'string' },
  },
})
const city = { size: Number(options.companies), seed: 360, today: '2026-11-22' }
const issuer = await startIssuer()
const singleRecords = 100
const folder = mkdtempSync(path.join(process.env.E360_BENCH_DIR ?? os.tmpdir(), 'e360-bench-ingest-'))

/** Inspections of companies of the city, with record ids of their own. */
function* inspections(count: number, prefix: string): Generator<string> {
  const all = [...demoCity(city).inspections()]
  for (let index = 0; index < count; index += 1) {
    const record = all[index % all.length]!
    yield `${JSON.stringify({ ...record, source: { ...record.source, recordId: `${prefix}${index}` } })}\n`
  }
}

const push = async (url: string, pid: number, count: number, prefix: string) => {
  const before = { rssMb: memoryOf(pid, 'VmRSS'), cpuMs: cpuMsOf([pid]), at: performance.now() }
  const { statusCode, body } = await request(`${url}/ingest/inspections`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson', authorization: `Bearer ${issuer.token}` },
    body: Readable.from(inspections(count, prefix), { objectMode: false, highWaterMark: 65_536 }),
  })
  let created = 0
  let rest = ''
  for await (const piece of body.setEncoding('utf8') as AsyncIterable<string>) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop()!
    created += lines.filter(line => line.includes('"outcome":"CREATED"')).length
  }
  if (statusCode !== 200 || created !== count) throw new Error(`${statusCode}: ${created} of ${count} were created`)
  const seconds = (performance.now() - before.at) / 1_000
  const cpuMs = cpuMsOf([pid]) - before.cpuMs
  return {
    records: count,
    perSecond: Math.round(count / seconds),
    /** processor time of the whole server, those who follow the department included */
    cpuMicrosecondsARecord: Math.round((cpuMs * 1_000) / count),
    rssBeforeMb: before.rssMb,
    peakRssMb: memoryOf(pid, 'VmHWM'),
  }
}

const measure = async (name: string, databases: Readonly<Record<string, string>>) => {
  const [port] = (await freePorts(1)) as [number]
  const environment = {
    ...issuer.environment,
    ...databases,
    E360_DATA_DIR: path.join(folder, name),
    E360_DEMO_SIZE: String(city.size),
    E360_LOG_LEVEL: 'error',
    PORT: String(port),
  }
  await measuredRun(new URL('./loadCity.ts', import.meta.url), [], environment, folder)
  const urlOf = (department: string) =>
    databases[`${department.toUpperCase()}_DATABASE_URL`] ?? path.join(folder, name, `${department}.sqlite`)
  const followed: Database[] = []
  const script = new URL('../../cli/e360.js', import.meta.url)
  const service = await startService({ name, script, args: ['start'], environment, port }, folder)
  try {
    const url = `http://127.0.0.1:${port}`
    await push(url, service.pid, 2_000, 'warm-')
    const records = Number(options.records)
    const archive = {
      department: 'inspection',
      told: openDatabase(urlOf('inspection')),
      follower: openDatabase(urlOf('archive')),
    }
    followed.push(archive.told, archive.follower)
    const once = await lagDuring(archive, push(url, service.pid, records, 'once-'))
    const idleLagMs = await idleLag(
      archive,
      () => push(url, service.pid, 1, `idle-${performance.now()}-`),
      singleRecords,
    )
    const often = options.times === '0' ? null : await push(url, service.pid, records * Number(options.times), 'often-')
    return {
      database: name,
      companies: city.size,
      once: { ...once.result, archiveLagMs: once.lagMs },
      idleLagMs,
      often,
    }
  } finally {
    await Promise.all(followed.map(database => database.close()))
    await service.stop()
  }
}

const onMariadb = async () => {
  const server = await startMariadb(folder)
  try {
    const connection = await createConnection(server.url)
    await connection.query('SET GLOBAL innodb_buffer_pool_size = 1073741824')
    const names = readManifests().map(({ name }) => name)
    for (const name of names) await connection.query(`CREATE DATABASE ${name}`)
    await connection.end()
    const urls = names.map(name => [`${name.toUpperCase()}_DATABASE_URL`, `${server.url}/${name}`])
    return await measure('mysql', Object.fromEntries(urls) as Record<string, string>)
  } finally {
    await server.stop()
  }
}

const results: Awaited<ReturnType<typeof measure>>[] = []
try {
  for (const [name, run] of Object.entries({ sqlite: () => measure('sqlite', {}), mysql: onMariadb })) {
    if (!options.only.split(',').includes(name)) continue
    const result = await run()
    results.push(result)
    for (const { records, perSecond, cpuMicrosecondsARecord, rssBeforeMb, peakRssMb } of [
      result.once,
      ...(result.often ? [result.often] : []),
    ])
      process.stdout.write(
        `${name}: ${records} inspections, ${perSecond} a second, ${cpuMicrosecondsARecord} µs of processor each; memory ${rssBeforeMb} → ${peakRssMb} MB\n`,
      )
  }
  process.stdout.write(`${promisesTable(results)}\n`)
} finally {
  issuer.close()
  rmSync(folder, { recursive: true, force: true })
}
const report = { at: new Date().toISOString(), machine: machineFacts(), loadAfter: rounded(os.loadavg()[0]!), results }
if (options.out) writeFileSync(options.out, `${JSON.stringify(report, null, 2)}\n`)
