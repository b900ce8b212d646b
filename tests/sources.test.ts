import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { startMariadb } from '@e360/kit/testing/mariadb'
import { newId } from '@e360/kit/id'
import { expect } from '@jest/globals'
import { createConnection } from 'mysql2/promise'
import { freshFolder, whenOver } from './support/folder.ts'
import { testOnMariadb } from './support/mariadb.ts'
import { e360, type Environment } from './support/process.ts'
import { startEmbedded } from './support/product.ts'
import { openRows } from './support/rows.ts'
import { until } from './support/until.ts'

const records = 5_000

/** A server that plays a department's own system, with its own names of tables, columns and codes. */
const legacySystem = async () => {
  const given = process.env.E360_TEST_MYSQL_URL
  const server = given ? { url: given, stop: () => Promise.resolve() } : await startMariadb()
  const name = `legacy_${newId().toLowerCase()}`
  const connection = await createConnection({ uri: server.url, multipleStatements: true })
  whenOver(async () => {
    await connection.query(`DROP DATABASE ${name}`)
    await connection.end()
    await server.stop()
  })
  await connection.query(`CREATE DATABASE ${name} CHARACTER SET gbk; USE ${name};
    CREATE TABLE dm_jg (dm CHAR(2) PRIMARY KEY, mc VARCHAR(20));
    INSERT INTO dm_jg VALUES ('01', '合格'), ('02', '不合格');
    CREATE TABLE t_jcjl (jl_bh BIGINT PRIMARY KEY, qymc VARCHAR(100), jclx CHAR(1), jcrq DATE, jg_dm CHAR(2), gxsj DATETIME, KEY (gxsj));
    INSERT INTO t_jcjl SELECT seq, CONCAT('重庆虚构', seq MOD 100, '有限公司'), '1', '2026-03-01', '01', '2026-03-02' FROM seq_1_to_${records}`)
  return {
    url: Object.assign(new URL(server.url), { pathname: `/${name}` }).href,
    query: (sql: string) => connection.query(sql),
  }
}

const pulled = (system: string, connection: string) => `kind: pull
system: ${system}
type: inspections
owner: 稽查局
freshFor: 1h
every: 1s
connection: ${connection}
table: t_jcjl
key: jl_bh
watermark: { column: gxsj, overlap: 5m }
limits: { queriesPerMinute: 6000, rowsPerQuery: 250 }
mapping:
  columns: { ent_name: qymc, kind: jclx, inspected_on: jcrq, conclusion: jg_dm }
  values: { kind: { '1': ROUTINE } }
lookups: { conclusion: { table: dm_jg, code: dm, name: mc } }
`

const dropped = `kind: file
system: 抽检系统
type: inspections
folder: inbox
quietFor: 1s
every: 1s
`

testOnMariadb(
  'a change in a department’s own system is in the 360 view after the next run, and killing either side loses nothing',
  async () => {
    const legacy = await legacySystem()
    const folder = await freshFolder()
    const environment: Environment = {
      E360_DATA_DIR: path.join(folder, 'data'),
      E360_SOURCES: path.join(folder, 'sources'),
      LEGACY_URL: legacy.url,
      WRONG_URL: legacy.url.replace(/\/\/[^@]*@/, '//nobody:wrong-word@'),
    }
    await mkdir(path.join(folder, 'sources', 'inbox'), { recursive: true })
    const write = (name: string, text: string) => writeFile(path.join(folder, 'sources', name), text)
    await write('legacy.yaml', pulled('稽查系统', 'LEGACY_URL'))
    await write('wrong.yaml', pulled('坏口令', 'WRONG_URL'))
    await write('drop.yaml', dropped)
    await write('broken.yaml', 'kind: pull\nsystem: 坏文件\n')
    await write(
      'inbox/一.csv',
      '企业名称,检查类型,检查结论\n重庆虚构1有限公司,日常检查,不合格\n重庆虚构1有限公司,日常检查,不知道\n',
    )
    const register = path.join(folder, '登记.csv')
    await writeFile(register, '企业名称,组织机构代码,所属区县\n重庆虚构1有限公司,PDY00001-6,渝中区\n')
    await e360(['import', 'enterprises', register], environment)

    const first = await startEmbedded(environment)
    const rows = openRows(String(environment.E360_DATA_DIR))
    whenOver(rows.close)
    const taken = () => rows.of('inspection', 'inspection', 'system', 'record_id')
    await until(taken, found => found.length > 500, 60_000)
    first.process.send('SIGKILL')
    await first.process.ended
    expect((await taken()).length).toBeLessThan(records)

    const second = await startEmbedded(environment)
    const standings = async () => {
      const { stdout, stderr } = await e360(['sources', '--json'], environment)
      expect(stderr).toContain('来源文件“broken.yaml”缺少“type”')
      return JSON.parse(stdout) as { system: string; status: string; lastError: string | null }[]
    }
    const [sessions] = await legacy.query('SELECT id FROM information_schema.processlist WHERE id <> CONNECTION_ID()')
    for (const { id } of sessions as { id: number }[]) await legacy.query(`KILL ${id}`).catch(() => undefined)
    await until(taken, found => found.length === records + 1, 120_000)
    expect(new Set((await taken()).map(({ record_id }) => record_id)).size).toBe(records + 1)

    await legacy.query(`UPDATE t_jcjl SET jg_dm = '02', gxsj = NOW() WHERE jl_bh = 1`)
    const summary = { query: '{ enterprise(name: "重庆虚构1有限公司") { inspectionSummary { total failed } } }' }
    const seen = await until(
      () => second.ask<{ enterprise: { inspectionSummary: { total: number; failed: number } } }>(summary),
      ({ data }) => data?.enterprise.inspectionSummary.failed === 2,
      60_000,
    )
    expect(seen.data!.enterprise.inspectionSummary).toEqual({ total: records / 100 + 1, failed: 2 })

    const all = new Map(
      (await until(standings, found => found.every(each => each.status !== 'RUNNING'), 30_000)).map(each => [
        each.system,
        each,
      ]),
    )
    expect(all.get('稽查系统')).toMatchObject({
      kind: 'PULL',
      department: 'inspection',
      owner: '稽查局',
      status: 'OK',
      rejected: 0,
    })
    expect(all.get('抽检系统')).toMatchObject({ kind: 'FILE', status: 'OK', lastError: null })
    expect(all.get('坏口令')).toMatchObject({ status: 'FAILED', lastSuccessAt: null })
    expect(all.get('坏口令')!.lastError).toMatch(/^数据库拒绝登录.*WRONG_URL/)
    const steward = await second.token({ role: 'steward' })
    const query = '{ sources { system department kind owner status lastError } }'
    const shown = await until(
      () => second.ask<{ sources: { system: string }[] }>({ query, token: steward }),
      ({ data }) => data?.sources.length === all.size,
      30_000,
    )
    for (const source of shown.data!.sources) expect(all.get(source.system)).toMatchObject(source)
    // 坏口令 promises fresh data and never gave any
    const { sections } = await second.ask(summary)
    expect(sections['inspection']).toMatchObject({ status: 'STALE', asOf: expect.stringMatching(/Z$/) })
    expect((await second.stop()).code).toBe(0)

    await legacy.query(`UPDATE t_jcjl SET jg_dm = '99', gxsj = NOW() WHERE jl_bh = 2`)
    const run = await e360(['sources', 'run', '稽查系统'], environment)
    expect(run).toMatchObject({ code: 2, stdout: expect.stringMatching(/“稽查系统”读取 \d+ 行，拒绝 1 行/) })
    expect(await e360(['sources', 'run', '坏口令'], environment)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('“坏口令”运行失败：数据库拒绝登录'),
    })
  },
  240_000,
)
