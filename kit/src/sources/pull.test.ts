import { readFile, rm } from 'node:fs/promises'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createConnection, type Connection } from 'mysql2/promise'
import { describeOnMysql } from '../testing/databases.ts'
import { makeTestFolder } from '../testing/folder.ts'
import { openNotesDepartment, runSourceOf, sourcePortsOf, stillClock } from '../testing/noteSources.ts'
import { storedNotes } from '../testing/notes.ts'
import { runSource } from './runSource.ts'
import { readRun } from './sourceRuns.ts'
import type { TableSource } from './sourceFile.ts'

const pulled = (more = '') =>
  runSourceOf(`
kind: pull
system: 稽查系统
type: notes
every: 1m
connection: LEGACY_DATABASE_URL
table: t_jcjl
key: jl_bh
watermark: { column: gxsj, overlap: 5m }
limits: { queriesPerMinute: 600, rowsPerQuery: 100 }
mapping:
  columns: { ent_name: qymc, text: jg_dm }
lookups: { text: { table: dm_jg, code: dm, name: mc } }
${more}`) as TableSource

describeOnMysql('A department’s own tables', databases => {
  let legacy: Connection
  let folder: string
  let clock: ReturnType<typeof stillClock>
  let variables: Record<string, string>
  let department: Awaited<ReturnType<typeof openNotesDepartment>>

  beforeEach(async () => {
    folder = await makeTestFolder('pull')
    const url = await databases.freshUrl()
    variables = { LEGACY_DATABASE_URL: url }
    clock = stillClock()
    department = await openNotesDepartment(await databases.open())
    legacy = await createConnection({ uri: url, multipleStatements: true })
    await legacy.query(`
      CREATE TABLE dm_jg (dm CHAR(2) PRIMARY KEY, mc VARCHAR(20)) CHARSET gbk;
      INSERT INTO dm_jg VALUES ('01', '合格'), ('02', '不合格');
      CREATE TABLE t_jcjl (jl_bh BIGINT PRIMARY KEY, qymc VARCHAR(100), jg_dm CHAR(2), gxsj DATETIME(3), KEY (gxsj)) CHARSET gbk;
      INSERT INTO t_jcjl VALUES (1, '甲厂', '01', '2026-01-05 08:00:00'), (2, '乙厂', '02', '2026-01-05 09:00:00');`)
  })
  afterEach(async () => {
    await legacy.end()
    await rm(folder, { recursive: true, force: true })
  })

  const run = (source = pulled()) => runSource(source, department, sourcePortsOf(folder, clock, variables))
  const texts = async () =>
    (await storedNotes(department.database)).flatMap(({ recordId, text, linkState }) =>
      linkState === 'WITHDRAWN' ? [] : [`${recordId} ${text}`],
    )

  test('are read with their own table, column and code names; a change there is here after the next run', async () => {
    expect(await run()).toEqual({ rows: 2, rejected: 0, error: null })
    expect(await texts()).toEqual(['1 合格', '2 不合格'])

    await legacy.query(`UPDATE t_jcjl SET jg_dm = '02', gxsj = '2026-01-06 10:00:00' WHERE jl_bh = 1;
      INSERT INTO t_jcjl VALUES (3, '丙厂', '01', '2026-01-06 10:00:00')`)
    expect(await run()).toEqual({ rows: 3, rejected: 0, error: null })
    expect(await texts()).toEqual(['1 不合格', '2 不合格', '3 合格'])
    expect(await readRun(department.database, '稽查系统')).toMatchObject({
      rows: 3,
      lastError: null,
      watermark: '2026-01-06 10:00:00.000',
      nextAt: clock.now() + 60_000,
    })
  })

  test('are read as often as the file says, however long a run takes', async () => {
    const began = clock.now()
    const source = pulled()
    source.limits.queriesPerMinute = 12
    expect(await run(source)).toMatchObject({ error: null })
    expect(clock.now()).toBeGreaterThan(began)
    expect(await readRun(department.database, '稽查系统')).toMatchObject({ nextAt: began + 60_000 })
  })

  test('are read some way back, so that what was committed late is not missed', async () => {
    await run()
    await legacy.query(`INSERT INTO t_jcjl VALUES (3, '丙厂', '01', '2026-01-05 08:56:00')`)
    await run()
    expect(await texts()).toContain('3 合格')
  })

  test('may have come all at once without holding up what is new, or asking more than allowed', async () => {
    await legacy.query(`INSERT INTO t_jcjl SELECT seq, '戊厂', '01', '2026-01-05 09:00:00' FROM seq_100_to_2099`)
    const source = pulled()
    expect(await run(source)).toMatchObject({ rows: 2_002 })
    source.limits.queriesPerMinute = 60
    source.every = 5_000
    await legacy.query(`INSERT INTO t_jcjl VALUES (3, '丙厂', '01', '2026-01-05 09:00:30')`)
    const began = clock.now()
    expect(await run(source)).toMatchObject({ error: null })
    expect(await texts()).toContain('3 合格')
    expect(clock.now() - began).toBeLessThanOrEqual(10_000)
  })

  test('are all taken, however late within the overlap they were committed and however little of it a run may read', async () => {
    let now = Date.parse('2026-01-05T10:00:00Z')
    const step = fc.record({
      passed: fc.integer({ min: 0, max: 120 }),
      late: fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 6 }),
      every: fc.constantFrom(0, 60_000),
    })
    let key = 1_000
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async steps => {
        const source = pulled()
        source.limits = { ...source.limits, queriesPerMinute: 12, rowsPerQuery: 3 }
        const written: string[] = []
        now += 600_000
        for (const { passed, late, every } of steps) {
          now += passed * 1_000
          for (const seconds of late) {
            const at = new Date(now - seconds * 1_000).toISOString().replace('T', ' ').slice(0, 19)
            written.push(`${key} 合格`)
            await legacy.query(`INSERT INTO t_jcjl VALUES (${key++}, '丙厂', '01', '${at}')`)
          }
          expect(await run({ ...source, every })).toMatchObject({ error: null })
        }
        for (let more = 0; more < written.length + 4; more += 1) await run(source)
        expect(await texts()).toEqual(expect.arrayContaining(written))
      }),
      { numRuns: 8 },
    )
  })

  test('may have rows without a watermark, which are read once more without holding up what is new', async () => {
    const source = pulled()
    source.limits = { ...source.limits, rowsPerQuery: 2 }
    source.every = 0
    await legacy.query(`INSERT INTO t_jcjl SELECT seq, '戊厂', '01', NULL FROM seq_100_to_104`)
    expect(await run(source)).toMatchObject({ rows: 7, error: null })
    await legacy.query(`INSERT INTO t_jcjl VALUES (3, '丙厂', '01', '2026-01-05 10:00:00'), (105, '丙厂', '01', NULL)`)
    await run(source)
    expect(await texts()).toContain('3 合格')
    for (let again = 0; again < 6; again += 1) expect(await run(source)).toMatchObject({ error: null })
    expect(await texts()).toContain('105 合格')
  })

  test('may hold a slip of the year 2099 without hiding what comes meanwhile', async () => {
    await legacy.query(`INSERT INTO t_jcjl VALUES (9, '丙厂', '01', '2099-01-01')`)
    await run()
    await legacy.query(`INSERT INTO t_jcjl VALUES (10, '丁厂', '01', NOW(3))`)
    await run()
    expect(await texts()).toContain('10 合格')
  })

  test('may have any number of rows of one moment, and keys that sort as numbers', async () => {
    await legacy.query(`INSERT INTO t_jcjl SELECT seq, '戊厂', '01', '2026-01-05 09:00:00' FROM seq_100_to_1199`)
    expect(await run()).toEqual({ rows: 1_102, rejected: 0, error: null })
    expect(await texts()).toHaveLength(1_102)
  })

  test('give bad rows to an error file, and the good ones are taken', async () => {
    await legacy.query(
      `INSERT INTO t_jcjl VALUES (3, '丙厂', '77', '2026-01-05 10:00:00'), (4, '丙厂', NULL, '2026-01-05 10:00:00')`,
    )
    expect(await run()).toEqual({ rows: 4, rejected: 2, error: null })
    const written = await readFile(`${folder}/稽查系统.errors.csv`, 'utf8')
    expect(written).toContain('代码表“dm_jg”中没有代码“77”')
    expect(written).toContain('此项必填')
  })

  test('keep their keys as they are written, blanks and all: what is still there is not taken back', async () => {
    await legacy.query(`ALTER TABLE t_jcjl MODIFY jl_bh VARCHAR(20);
      UPDATE t_jcjl SET jl_bh = 'A1 ' WHERE jl_bh = '1'; UPDATE t_jcjl SET jl_bh = ' B2' WHERE jl_bh = '2'`)
    await run(pulled('tombstones: { every: 1d, most: 10 }'))
    expect(await texts()).toEqual([' B2 不合格', 'A1  合格'])
  })

  test('take back what vanished there, unless suspiciously much vanished at once', async () => {
    const scanning = pulled('tombstones: { every: 1d, most: 1 }')
    await legacy.query(`INSERT INTO t_jcjl VALUES (10, '丙厂', '01', '2026-01-05 10:00:00')`)
    await run(scanning)
    await legacy.query('DELETE FROM t_jcjl WHERE jl_bh = 2')
    await run(scanning)
    expect(await texts()).toEqual(['1 合格', '10 合格', '2 不合格'])
    clock.advance(86_400_000)
    await run(scanning)
    expect(await texts()).toEqual(['1 合格', '10 合格'])

    await legacy.query('DELETE FROM t_jcjl')
    clock.advance(86_400_000)
    expect(await run(scanning)).toEqual({ error: expect.stringContaining('超过 1 条，未撤回任何记录') })
    expect(await texts()).toEqual(['1 合格', '10 合格'])
  })

  test('that are just being filled anew take back nothing, however few they are', async () => {
    const scanning = pulled('tombstones: { every: 1d }')
    await legacy.query(`INSERT INTO t_jcjl SELECT seq, '戊厂', '01', '2026-01-05 09:00:00' FROM seq_100_to_149`)
    await run(scanning)
    await legacy.query('CREATE TABLE aside SELECT * FROM t_jcjl; TRUNCATE t_jcjl')
    for (const again of [0, 20]) {
      await legacy.query(`REPLACE INTO t_jcjl SELECT * FROM aside LIMIT ${again}`)
      clock.advance(86_400_000)
      const error = `现有 52 条记录中有 ${52 - again} 条对方已没有，超过百分之 50`
      expect(await run(scanning)).toEqual({ error: expect.stringContaining(error) })
    }
    expect(await texts()).toHaveLength(52)
    expect(await run(pulled('tombstones: { every: 1d, percent: 70 }'))).toMatchObject({ error: null })
    expect(await texts()).toHaveLength(20)
  })

  test('may have keys longer than a float holds, and a view a key twice: what is there is not taken back', async () => {
    await legacy.query(`CREATE TABLE lang (bh DECIMAL(20, 0) PRIMARY KEY, qymc VARCHAR(100), jg_dm CHAR(2), gxsj DATETIME(3)) CHARSET gbk;
      INSERT INTO lang SELECT 1234567890123456000 + seq, '戊厂', '01', '2026-01-05 09:00:00' FROM seq_1_to_300;
      CREATE VIEW v_jcjl AS SELECT bh AS jl_bh, qymc, jg_dm, gxsj FROM lang UNION ALL SELECT bh, qymc, jg_dm, gxsj FROM lang`)
    const source = { ...pulled('tombstones: { every: 1d }'), table: 'v_jcjl' }
    expect(await run(source)).toMatchObject({ error: null })
    expect(await texts()).toHaveLength(300)
    await legacy.query('DELETE FROM lang WHERE bh = 1234567890123456007')
    clock.advance(86_400_000)
    expect(await run(source)).toMatchObject({ error: null })
    expect((await texts()).filter(text => text.startsWith('12345678901234560'))).toHaveLength(98)
    expect(await texts()).toHaveLength(299)
  })

  test('without a key are rejected: by its content a row would be another record whenever it changes', async () => {
    await legacy.query(`ALTER TABLE t_jcjl DROP PRIMARY KEY, MODIFY jl_bh BIGINT;
      INSERT INTO t_jcjl VALUES (NULL, '丙厂', '01', '2026-01-05 10:00:00')`)
    expect(await run()).toEqual({ rows: 3, rejected: 1, error: null })
    expect(await texts()).toEqual(['1 合格', '2 不合格'])
  })

  test('are taken again as they were when they are there again, whenever they were written', async () => {
    const scanning = pulled('tombstones: { every: 1d, most: 10 }')
    await run(scanning)
    await legacy.query('CREATE TABLE aside SELECT * FROM t_jcjl; DELETE FROM t_jcjl')
    clock.advance(86_400_000)
    await run(scanning)
    expect(await texts()).toEqual([])

    await legacy.query('INSERT INTO t_jcjl SELECT * FROM aside')
    await run(scanning)
    expect(await texts()).toEqual(['2 不合格'])
    clock.advance(86_400_000)
    await run(scanning)
    await run(scanning)
    expect(await texts()).toEqual(['1 合格', '2 不合格'])
  })

  test('are taken again from an older copy, whatever version was there before', async () => {
    const scanning = pulled('tombstones: { every: 1d, most: 10 }')
    scanning.mapping.columns['version'] = { first: ['bb'] }
    await legacy.query('ALTER TABLE t_jcjl ADD bb INT NOT NULL DEFAULT 7')
    expect(await run(scanning)).toMatchObject({ rows: 2, rejected: 0, error: null })
    await legacy.query('CREATE TABLE aside SELECT * FROM t_jcjl; DELETE FROM t_jcjl')
    clock.advance(86_400_000)
    await run(scanning)
    expect(await texts()).toEqual([])

    await legacy.query('UPDATE aside SET bb = 6; INSERT INTO t_jcjl SELECT * FROM aside')
    clock.advance(86_400_000)
    await run(scanning)
    await run(scanning)
    expect(await texts()).toEqual(['1 合格', '2 不合格'])
  })

  test('whose watermark becomes a number are told of, and read anew once the file says so', async () => {
    await run()
    await legacy.query(`ALTER TABLE t_jcjl DROP KEY gxsj, DROP gxsj, ADD gxsj SMALLINT NOT NULL DEFAULT 7;
      INSERT INTO t_jcjl VALUES (3, '丙厂', '01', 8)`)
    expect(await run()).toEqual({ error: expect.stringContaining('水位列“gxsj”原来是时间，现在的列类型是整数') })
    const counted = { ...pulled(), watermark: { column: 'gxsj', overlap: { numbers: 1_000 } } }
    expect(await run(counted)).toMatchObject({ rows: 3, error: null })
    await legacy.query(`UPDATE t_jcjl SET jg_dm = '02', gxsj = 9 WHERE jl_bh = 3`)
    expect(await run(counted)).toMatchObject({ error: null })
    expect(await texts()).toEqual(['1 合格', '2 不合格', '3 不合格'])
    await legacy.query('ALTER TABLE t_jcjl DROP gxsj, ADD gxsj DATETIME NOT NULL DEFAULT NOW()')
    expect(await run(counted)).toEqual({ error: expect.stringContaining('原来是整数，现在的列类型是时间') })
    expect(await run()).toMatchObject({ rows: 3, error: null })
  })

  test('are read anew when the mapping is put right', async () => {
    const wrong = pulled()
    await run({ ...wrong, lookups: {} })
    expect(await texts()).toEqual(['1 01', '2 02'])
    await run(wrong)
    expect(await texts()).toEqual(['1 合格', '2 不合格'])
  })

  const wrongs: [string, (source: TableSource) => TableSource, string][] = [
    ['a column that vanished', s => ({ ...s, watermark: { column: 'gone' } }), '没有列“gone”'],
    ['a table that vanished', s => ({ ...s, table: 'gone' }), '.gone”，请检查 table'],
    [
      'a field that is none',
      s => ({ ...s, mapping: { ...s.mapping, columns: { ...s.mapping.columns, sonne: { first: ['qymc'] } } } }),
      '没有字段“sonne”',
    ],
    ['a variable that is not set', s => ({ ...s, connection: 'NOT_SET' }), '没有设置环境变量 NOT_SET'],
    ['a password that fails', s => ({ ...s, connection: 'WRONG' }), '数据库拒绝登录，请检查环境变量 WRONG'],
    ['a server that is gone', s => ({ ...s, connection: 'GONE' }), '连接不上数据库'],
    [
      'a required column that is not mapped',
      s => ({ ...s, lookups: {}, mapping: { ...s.mapping, columns: { ent_name: { first: ['qymc'] } } } }),
      '缺少必需的列：内容（text）',
    ],
    ['a watermark that is no time', s => ({ ...s, watermark: { column: 'qymc' } }), '既不是时间也不是整数'],
  ]
  test.each(wrongs)(
    'tell of %s in their state, are asked more seldom, and harm no other source',
    async (_, wrong, sentence) => {
      const url = new URL(variables['LEGACY_DATABASE_URL']!)
      variables['WRONG'] = Object.assign(new URL(url), { username: 'nobody', password: 'secret-word' }).href
      variables['GONE'] = Object.assign(new URL(url), { port: '1' }).href
      const broken = { ...wrong(pulled()), system: '坏' }
      await run(broken)
      expect(await run(broken)).toEqual({ error: expect.stringContaining(sentence) })
      const state = (await readRun(department.database, '坏'))!
      expect(state.lastError).not.toContain('secret-word')
      expect(state).toMatchObject({ lastError: expect.stringContaining(sentence), leaseOwner: null })
      expect(state.nextAt - clock.now()).toBeGreaterThanOrEqual(120_000)
      expect(await run()).toMatchObject({ rows: 2, error: null })
    },
  )

  test('get no more queries in any minute than allowed, also under ten times the load from ten runners and restarts', async () => {
    await legacy.query(`INSERT INTO t_jcjl SELECT seq, '戊厂', '01', '2026-01-05 09:00:00' FROM seq_100_to_1199`)
    await legacy.query(`CREATE USER reader IDENTIFIED BY 'r'; GRANT SELECT ON *.* TO reader;
      SET GLOBAL log_output = 'TABLE'; SET GLOBAL general_log = 1`)
    variables['LEGACY_DATABASE_URL'] = Object.assign(new URL(variables['LEGACY_DATABASE_URL']!), {
      username: 'reader',
      password: 'r',
    }).href
    const source = pulled()
    source.limits = { ...source.limits, queriesPerMinute: 12, rowsPerQuery: 10 }
    const began = clock.now()
    for (let restart = 0; restart < 2; restart++) {
      const runners = Array.from({ length: 10 }, () =>
        runSource(source, department, sourcePortsOf(folder, clock, variables)),
      )
      expect((await Promise.all(runners)).filter(outcome => outcome !== null)).toContainEqual(
        expect.objectContaining({ error: null }),
      )
    }
    await legacy.query('SET GLOBAL general_log = 0')
    const [rows] = await legacy.query(
      `SELECT COUNT(*) AS sent FROM mysql.general_log WHERE user_host LIKE 'reader%' AND command_type NOT IN ('Connect', 'Quit')`,
    )
    const [{ sent }] = rows as [{ sent: number }]
    expect(await texts()).toHaveLength(1_102)
    expect(sent).toBeGreaterThan(120)
    expect(sent).toBeLessThanOrEqual(12 * Math.ceil((clock.now() - began) / 60_000))
  })
})
