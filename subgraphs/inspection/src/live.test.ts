import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise'
import { createLog } from '@e360/kit/log'
import { openBodyReader } from '@e360/kit/live/bodyReader'
import { requireLive } from '@e360/kit/records/importer'
import { runSource } from '@e360/kit/sources/runSource'
import { realClock } from '@e360/kit/sources/schedule'
import { parseSource, type LiveSource } from '@e360/kit/sources/sourceFile'
import { describeOnMysql } from '@e360/kit/testing/databases'
import { callerWith, matchByName, openForTest, type TestDepartment } from '@e360/kit/testing/openForTest'
import { sendTo } from '@e360/kit/testing/sendTo'
import { department } from './main.ts'

const officer = callerWith('officer')
const steward = callerWith('steward')
const system = '稽查系统'
const queriesPerMinute = 600

const source = parseSource(
  `kind: live
system: ${system}
type: inspections
connection: LEGACY
table: t_jc
key: bh
watermark: { column: gxsj, overlap: 1h }
limits: { queriesPerMinute: ${queriesPerMinute}, rowsPerQuery: 500 }
mapping:
  columns: { ent_name: qymc, kind: lx, inspected_on: rq, conclusion: jg, findings: wt, agency: dw }
  values: { kind: { '1': ROUTINE } }
lookups: { agency: { table: dm_dw, code: dm, name: mc } }
`,
  'live.yaml',
) as LiveSource

interface Shown {
  unlinkedInspections: {
    totalCount: number
    nodes: { conclusion: string; findings: string[] | null; agency: string | null }[]
  }
}

describeOnMysql('a live source of inspections', ({ freshUrl }) => {
  let legacy: Connection
  let connection: string
  let url: string
  let inspection: TestDepartment
  let end: () => Promise<void>

  const ports = () => ({ clock: realClock, named: () => connection, errors: '/nowhere' })
  const run = () => runSource(source, inspection, { ...ports(), signal: new AbortController().signal })
  const readInPlace = () => {
    const importer = inspection.importers['inspections']!
    const log = createLog({ service: 'test', level: 'silent' })
    const { database } = inspection
    const reader = openBodyReader(source, {
      ...ports(),
      importer: { ...importer, live: requireLive(importer) },
      database,
      log,
    })
    inspection.live.add('INSPECTION', system, reader.read)
    end = reader.close
  }
  beforeEach(async () => {
    url = await freshUrl()
    connection = url
    legacy = await createConnection({ uri: url, multipleStatements: true })
    await legacy.query(`ALTER DATABASE CHARACTER SET gbk; CREATE TABLE dm_dw (dm CHAR(1) PRIMARY KEY, mc VARCHAR(20)); INSERT INTO dm_dw VALUES ('A', '市质检院');
      CREATE TABLE t_jc (bh INT PRIMARY KEY, qymc VARCHAR(50), lx CHAR(1), rq DATE, jg VARCHAR(10), wt VARCHAR(50), dw CHAR(1), gxsj DATETIME, KEY (gxsj));
      INSERT INTO t_jc SELECT seq, CONCAT('企业', seq), '1', '2026-03-01', '不合格', CONCAT('问题', seq), 'A', NOW() FROM seq_1_to_30;
      SET GLOBAL log_output = 'TABLE'; SET GLOBAL general_log = 1; TRUNCATE mysql.general_log`)
    inspection = await openForTest(department, matchByName({}))
    readInPlace()
    expect(await run()).toMatchObject({ rows: 30, rejected: 0, error: null })
  })
  afterEach(async () => {
    await end()
    await inspection.close()
    await legacy.query('SET GLOBAL general_log = 0')
    await legacy.end()
  })

  const asked = async (like: string): Promise<{ count: number; seconds: number }> => {
    const name = new URL(url).pathname.slice(1)
    const [[row]] = await legacy.query<RowDataPacket[]>(
      `SELECT COUNT(*) AS count, COALESCE(TIMESTAMPDIFF(MICROSECOND, MIN(event_time), MAX(event_time)) / 1e6, 0) AS seconds
       FROM mysql.general_log WHERE command_type IN ('Query', 'Connect') AND argument LIKE ?
       AND thread_id IN (SELECT thread_id FROM mysql.general_log WHERE command_type = 'Connect' AND argument LIKE ?)
       AND thread_id <> CONNECTION_ID()`,
      [like, `%${name}%`],
    )
    return { count: Number(row!['count']), seconds: Number(row!['seconds']) }
  }
  const show = (fields: string, first = 30) =>
    inspection.execute(
      { query: `{ unlinkedInspections(first: ${first}) { totalCount nodes { ${fields} } } }` },
      { caller: officer },
    ) as unknown as Promise<{
      data: Shown
      errors?: readonly { path: readonly unknown[]; extensions: { code: string } }[]
    }>

  test('what finds and tells a record is stored, its body is read where it lies: a statement a page, and changes are seen at once', async () => {
    expect(await inspection.database.read('inspection').distinct().pluck('findings')).toEqual([null])
    const before = (await asked('SELECT `bh`%')).count
    await show('id conclusion inspectedOn')
    expect((await asked('SELECT `bh`%')).count).toBe(before)
    const { data } = await show('conclusion findings agency')
    expect(data.unlinkedInspections.nodes).toHaveLength(30)
    expect(data.unlinkedInspections.nodes[0]).toEqual({ conclusion: 'FAILED', findings: ['问题1'], agency: '市质检院' })
    expect((await asked('SELECT `bh`%')).count).toBe(before + 1)

    await legacy.query(`UPDATE t_jc SET wt = '已整改', jg = '合格', gxsj = NOW() WHERE bh = 1`)
    const later = await show('conclusion findings')
    expect(later.data.unlinkedInspections.nodes[0]).toEqual({ conclusion: 'FAILED', findings: ['已整改'] })
    await run()
    expect((await show('conclusion')).data.unlinkedInspections.nodes[0]).toEqual({ conclusion: 'PASSED' })
  })

  test('where nobody can be asked bodies are unavailable, never none; the index still counts, and the feed says what is missing', async () => {
    await end()
    connection = url.replace(/:\d+\//, ':1/')
    readInPlace()
    const { data, errors } = await show('conclusion findings', 2)
    expect(data.unlinkedInspections).toEqual({
      totalCount: 30,
      nodes: [1, 2].map(() => ({ conclusion: 'FAILED', findings: null })),
    })
    expect(errors?.map(({ path, extensions }) => [path.join('.'), extensions.code])).toEqual(
      [0, 1].map(at => [`unlinkedInspections.nodes.${at}.findings`, 'SECTION_UNAVAILABLE']),
    )
    expect(await run()).toMatchObject({ error: expect.stringContaining('连接不上数据库') })
    const feed = { method: 'GET', path: '/changes', query: { limit: '1' }, caller: steward } as const
    const { lines } = await sendTo<{ record: { conclusion: string; findings: null }; unavailable: string[] }>(
      inspection.door,
      feed,
    )
    expect(lines[0]).toMatchObject({ record: { conclusion: 'FAILED', findings: null } })
    expect(lines[0]!.unavailable).toContain('findings')

    connection = url
    expect((await show('findings', 1)).data.unlinkedInspections.nodes[0]!.findings).toEqual(['问题1'])
    // nobody reads in place any more: the file was taken away, or cannot be read
    inspection.live.miss('INSPECTION', system)
    expect((await show('findings', 1)).errors).toMatchObject([{ extensions: { code: 'SECTION_UNAVAILABLE' } }])
  })

  test('a record that is gone there, or no longer fits the mapping, is unavailable alone', async () => {
    await legacy.query(`DELETE FROM t_jc WHERE bh = 1; UPDATE t_jc SET dw = 'X' WHERE bh = 2`)
    const { data, errors } = await show('findings', 30)
    expect(errors).toHaveLength(2)
    expect(data.unlinkedInspections.nodes.filter(({ findings }) => findings !== null)).toHaveLength(28)
  })

  test('the body of a record whose key another company got is unavailable until the index follows', async () => {
    await legacy.query(`UPDATE t_jc SET qymc = '别家企业', wt = '别家的问题', gxsj = NOW() WHERE bh = 1`)
    const { data, errors } = await show('findings source { recordedName }', 2)
    expect(data.unlinkedInspections.nodes).toEqual([
      { findings: null, source: { recordedName: '企业1' } },
      { findings: ['问题10'], source: { recordedName: '企业10' } },
    ])
    expect(errors).toMatchObject([
      { path: ['unlinkedInspections', 'nodes', 0, 'findings'], extensions: { code: 'SECTION_UNAVAILABLE' } },
    ])
    await run()
    expect((await show('findings source { recordedName }')).data.unlinkedInspections.nodes).toContainEqual({
      findings: ['别家的问题'],
      source: { recordedName: '别家企业' },
    })
  })

  test('what is read in place is not pushed', async () => {
    const receipts = await inspection.ask<{ pushInspections: { outcome: string; errors: { message: string }[] }[] }>(
      officer,
      'mutation ($of: [InspectionInput!]!) { pushInspections(records: $of) { outcome errors { message } } }',
      { of: [{ source: { system: '移动执法', recordId: '1' }, kind: 'ROUTINE', conclusion: 'PASSED' }] },
    )
    expect(receipts.pushInspections).toEqual([
      { outcome: 'REJECTED', errors: [{ message: `这一类记录由来源系统“${system}”现取，不接受推送` }] },
    ])
  })

  test('ten times as many questions as the ceiling allows are answered, and the server is never asked more than that', async () => {
    const ids = (await show('id')).data.unlinkedInspections.nodes.map(each => (each as unknown as { id: string }).id)
    const query = 'query ($id: ID!) { inspection(id: $id) { findings } }'
    for (let wave = 0; wave < 40; wave++) {
      const answers = await Promise.all(
        Array.from({ length: 15 }, (_, at) =>
          inspection.execute({ query, variables: { id: ids[(wave + at) % ids.length] } }, { caller: officer }),
        ),
      )
      expect(answers.filter(({ errors }) => errors)).toEqual([])
    }
    const { count, seconds } = await asked('%')
    const burst = queriesPerMinute / 10
    expect(count).toBeGreaterThan(40)
    expect(count).toBeLessThanOrEqual(burst + (seconds / 60) * queriesPerMinute + 1)
  })
})
