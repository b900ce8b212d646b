import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startMariadb } from '@e360/kit/testing/mariadb'
import { createConnection, type RowDataPacket } from 'mysql2/promise'
import { percentile, rounded } from './figures.ts'
import { startIssuer } from './issuer.ts'
import { measuredRun } from './measuredRun.ts'
import { freePorts, startService } from './service.ts'
import { mostInAnyMinute } from './sources/mostInAnyMinute.ts'
import { legacyTables, sourceFiles, sourceUser } from './sources/legacy.ts'
import { aligned } from './table.ts'

/*
 * How soon a change in a department's own MariaDB is in the 360 view, and how much that server is asked:
 *   npm run bench:sources -- [--records 5000] [--changes 40] [--every 1] [--ceiling 120] [--burst 100]
 * One table is pulled, another is read in place. Changes come at random moments of the poll interval. Then, under a low ceiling, ten times as many
 * records as there were are written at once, while ten readers ask for what is read in place, for `--burst` seconds: the server's own log tells what
 * it was asked.
 */

const { values: options } = parseArgs({
  options: {
    records: { type: 'string', default: '5000' },
    changes: { type: 'string', default: '40' },
    every: { type: 'string', default: '1' },
    ceiling: { type: 'string', default: '120' },
    burst: { type: 'string', default: '100' },
  },
})
const every = Number(options.every)
const ceiling = Number(options.ceiling)
const records = Number(options.records)
const company = '重庆虚构锅炉有限公司'
const lookEveryMs = 20
const readers = 10
/** more than all that asks while changes are looked for */
const highCeiling = 6_000

interface View {
  inspections: { nodes: { conclusion: string }[] }
  certificates: { nodes: { number: string; status: string; scope: string | null }[] }
}
const query = `{ enterprise(name: "${company}") {
  inspections(first: 1) { nodes { conclusion } } certificates(first: 5) { nodes { number status scope } } } }`

const issuer = await startIssuer()
const folder = mkdtempSync(path.join(os.tmpdir(), 'e360-bench-sources-'))
const server = await startMariadb(folder)
const legacy = await createConnection({ uri: server.url, multipleStatements: true })
const [port] = (await freePorts(1)) as [number]
const environment = {
  ...issuer.environment,
  E360_DATA_DIR: path.join(folder, 'data'),
  E360_SOURCES: path.join(folder, 'sources'),
  E360_LOG_LEVEL: 'error',
  E360_LIMIT_RATE: String(1e12),
  LEGACY_URL: Object.assign(new URL(server.url), { username: sourceUser, password: '', pathname: '/legacy' }).href,
  PORT: String(port),
}
const script = new URL('../../cli/e360.js', import.meta.url)

const view = async (): Promise<View> => {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${issuer.token}` },
    body: JSON.stringify({ query }),
  })
  const { data, errors } = (await response.json()) as { data: { enterprise: View } | null; errors?: unknown }
  if (!data?.enterprise.inspections || !data.enterprise.certificates) throw new Error(JSON.stringify(errors))
  return data.enterprise
}

/** @returns ms from the commit there until the view shows it */
const seenAfter = async (sql: string, shows: (view: View) => boolean): Promise<number> => {
  await legacy.query(sql)
  const committed = performance.now()
  while (!shows(await view())) await pause(lookEveryMs)
  return performance.now() - committed
}

const changes = async () => {
  const pulled: number[] = []
  const index: number[] = []
  const body: number[] = []
  for (let change = 0; change < Number(options.changes); change += 1) {
    await pause(Math.random() * every * 1_000)
    const [code, conclusion] = change % 2 === 0 ? ['02', 'FAILED'] : ['01', 'PASSED']
    const row = `UPDATE t_jcjl SET jg_dm = '${code}', gxsj = NOW(6) WHERE jl_bh = 1`
    pulled.push(await seenAfter(row, ({ inspections }) => inspections.nodes[0]?.conclusion === conclusion))
    const [day, status] = change % 2 === 0 ? ['2020-01-01', 'EXPIRED'] : ['2999-01-01', 'VALID']
    const date = `UPDATE t_zs SET yxq = '${day}', gxsj = NOW(6) WHERE zsbh = 'TS1'`
    index.push(await seenAfter(date, ({ certificates }) => certificates.nodes[0]?.status === status))
    const scope = `锅炉制造${change}`
    const words = `UPDATE t_zs SET fw = '${scope}', gxsj = NOW(6) WHERE zsbh = 'TS1'`
    body.push(await seenAfter(words, ({ certificates }) => certificates.nodes[0]?.scope === scope))
  }
  return { pulled, index, body }
}

/** @returns the most queries that the server had in any minute, by source, as its own log tells */
const burst = async () => {
  await legacy.query(`SET GLOBAL log_output = 'TABLE'; SET GLOBAL general_log = 1`)
  await legacy.query(`INSERT INTO legacy.t_jcjl SELECT seq, CONCAT('重庆虚构', seq MOD 100, '有限公司'), '1', '2026-03-01', '01', NOW(6)
    FROM seq_1000000_to_${1_000_000 + 10 * records}`)
  const end = performance.now() + Number(options.burst) * 1_000
  let answered = 0
  let without = 0
  const read = async () => {
    while (performance.now() < end) {
      const { certificates } = await view()
      if (certificates.nodes[0]?.scope === null) without += 1
      answered += 1
    }
  }
  await Promise.all(Array.from({ length: readers }, read))
  await legacy.query('SET GLOBAL general_log = 0')
  const [asked] = await legacy.query<RowDataPacket[]>(
    `SELECT UNIX_TIMESTAMP(event_time) AS at, CAST(argument AS CHAR) AS statement FROM mysql.general_log
     WHERE command_type IN ('Query', 'Execute') AND user_host LIKE '%${sourceUser}%' ORDER BY event_time`,
  )
  const of = (table: string) =>
    mostInAnyMinute(asked.filter(({ statement }) => String(statement).includes(table)).map(({ at }) => Number(at)))
  return { pulled: of('t_jcjl'), live: of('t_zs'), answered, without }
}

/** Serves with sources of such a ceiling while the work is done. */
const served = async <Result>(ceilingOfSources: number, work: () => Promise<Result>): Promise<Result> => {
  for (const [name, text] of Object.entries(sourceFiles(every, ceilingOfSources)))
    writeFileSync(path.join(environment.E360_SOURCES, name), text)
  const service = await startService({ name: 'server', script, args: ['start'], environment, port }, folder)
  try {
    for (;;) {
      const now = await view().catch(() => null)
      if (now?.inspections.nodes.length === 1 && now.certificates.nodes.length === 1) break
      await pause(100)
    }
    return await work()
  } finally {
    await service.stop()
  }
}

try {
  await legacy.query(legacyTables(company, records))
  mkdirSync(environment.E360_SOURCES)
  const register = path.join(folder, '登记.csv')
  writeFileSync(register, `企业名称,组织机构代码,所属区县\n${company},PDY00001-6,渝中区\n`)
  await measuredRun(script, ['import', 'enterprises', register], environment, folder)
  const { pulled, index, body } = await served(highCeiling, changes)
  const asked = await served(ceiling, burst)
  const within = every * 1_000 + 1_000
  const seen = (what: string, times: readonly number[]) => {
    const most = Math.max(...times)
    return [
      what,
      `${rounded(percentile(times, 0.5))} ms`,
      `${rounded(most)} ms`,
      `at most ${within} ms`,
      most <= within ? 'yes' : 'NO',
    ]
  }
  const ceilinged = (what: string, most: number) => [
    what,
    '',
    String(most),
    `at most ${ceiling}`,
    most <= ceiling ? 'yes' : 'NO',
  ]
  process.stdout.write(
    `${aligned([
      ['goals', 'p50', 'most', 'promised', 'kept'],
      seen('pulled: change seen after', pulled),
      seen('live: change of the index seen after', index),
      seen('live: change of a body seen after', body),
      ceilinged('pulled: queries in any minute of a ten-fold burst', asked.pulled),
      ceilinged('live: queries in any minute of a ten-fold burst', asked.live),
    ])}\n${asked.answered} views were answered meanwhile, ${asked.without} without what is read in place\n`,
  )
} finally {
  await legacy.end()
  await server.stop()
  issuer.close()
  rmSync(folder, { recursive: true, force: true })
}
