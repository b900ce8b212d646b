import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { startMariadb } from '@e360/kit/testing/mariadb'
import { expect } from '@jest/globals'
import { createConnection } from 'mysql2/promise'
import { freshFolder, whenOver } from './support/folder.ts'
import { testOnMariadb } from './support/mariadb.ts'
import { e360, type Environment } from './support/process.ts'
import { startEmbedded } from './support/product.ts'
import { openRows } from './support/rows.ts'
import { until } from './support/until.ts'

const company = '重庆虚构锅炉有限公司'
const patience = 60_000

const common = `connection: LEGACY_URL
every: 1s
freshFor: 1h
limits: { queriesPerMinute: 600, rowsPerQuery: 100 }
`
const pulled = `kind: pull
system: 稽查系统
type: inspections
${common}table: t_jcjl
key: jl_bh
watermark: { column: gxsj, overlap: 5m }
mapping:
  columns: { ent_name: qymc, kind: jclx, inspected_on: jcrq, conclusion: jg }
  values: { kind: { '1': ROUTINE } }
`
const live = `kind: live
system: 许可系统
type: certificates
${common}table: t_zs
key: zsbh
watermark: { column: gxsj, overlap: 5m }
mapping:
  columns: { ent_name: czr, family: lb, number: zsbh, scope: fw, issuer: fzjg, valid_until: yxq }
  values: { family: { '3': SPECIAL_EQUIPMENT } }
  constants: { status: VALID }
`

interface Card {
  enterprise: {
    inspections: { nodes: { conclusion: string }[] } | null
    certificates: { totalCount: number; nodes: { number: string; status: string; scope: string | null }[] } | null
  }
}
const card = {
  query: `{ enterprise(name: "${company}") {
    inspections { nodes { conclusion } }
    certificates { totalCount nodes { number status scope } } } }`,
}

testOnMariadb(
  'a legacy system is served by pull and in place; what changes there is seen, and neither side’s death loses anything or reads as none',
  async () => {
    const server = await startMariadb()
    whenOver(server.stop)
    const ask = async (sql: string) => {
      const connection = await createConnection({ uri: server.url, multipleStatements: true })
      await connection.query(sql)
      await connection.end()
    }
    await ask(`CREATE DATABASE legacy CHARACTER SET gbk; USE legacy;
      CREATE TABLE t_jcjl (jl_bh INT PRIMARY KEY, qymc VARCHAR(100), jclx CHAR(1), jcrq DATE, jg VARCHAR(10), gxsj DATETIME, KEY (gxsj));
      CREATE TABLE t_zs (zsbh VARCHAR(20) PRIMARY KEY, czr VARCHAR(100), lb CHAR(1), fw VARCHAR(100), fzjg VARCHAR(100), yxq DATE, gxsj DATETIME, KEY (gxsj));
      INSERT INTO t_jcjl VALUES (1, '${company}', '1', '2026-03-01', '合格', NOW());
      INSERT INTO t_zs VALUES ('TS1', '${company}', '3', '锅炉制造', '市局', '2999-01-01', NOW())`)
    const folder = await freshFolder()
    const environment: Environment = {
      E360_DATA_DIR: path.join(folder, 'data'),
      E360_SOURCES: path.join(folder, 'sources'),
      LEGACY_URL: `${server.url}/legacy`,
    }
    await mkdir(path.join(folder, 'sources'))
    const write = (name: string, text: string) => writeFile(path.join(folder, 'sources', name), text)
    await write('a.yaml', pulled)
    await write('b.yaml', live)
    await write('c.yaml', live.replace('system: 许可系统', 'system: 稽查二').replace('certificates', 'inspections'))
    const register = path.join(folder, '登记.csv')
    await writeFile(register, `企业名称,组织机构代码,所属区县\n${company},PDY00001-6,渝中区\n`)
    await e360(['import', 'enterprises', register], environment)

    const first = await startEmbedded(environment)
    const { stderr } = await e360(['sources'], environment)
    expect(stderr).toContain('来源文件“c.yaml”的“kind”有误：“inspections”在“a.yaml”（稽查系统）中已存放')
    const whole = await until(
      () => first.ask<Card>(card),
      ({ data }) => data?.enterprise.certificates?.totalCount === 1 && data.enterprise.inspections?.nodes.length === 1,
      patience,
    )
    expect(whole).toMatchObject({
      data: {
        enterprise: {
          inspections: { nodes: [{ conclusion: 'PASSED' }] },
          certificates: { totalCount: 1, nodes: [{ number: 'TS1', status: 'VALID', scope: '锅炉制造' }] },
        },
      },
      errors: [],
    })
    const openCertificates = async () =>
      (await first.ask<Card>({ ...card, token: undefined })).data!.enterprise.certificates
    expect(await openCertificates()).toEqual(whole.data!.enterprise.certificates)
    const rows = openRows(String(environment.E360_DATA_DIR))
    whenOver(rows.close)
    expect(await rows.of('certification', 'certificate', 'number', 'scope', 'issuer')).toEqual([
      { number: 'TS1', scope: null, issuer: null },
    ])

    await ask(`USE legacy; UPDATE t_zs SET fw = '锅炉制造、安装', yxq = '2020-01-01', gxsj = NOW();
      UPDATE t_jcjl SET jg = '不合格', gxsj = NOW()`)
    const atOnce = await first.ask<Card>(card)
    expect(atOnce.data!.enterprise.certificates!.nodes[0]!.scope).toBe('锅炉制造、安装')
    await until(
      () => first.ask<Card>(card),
      ({ data }) =>
        data?.enterprise.certificates?.nodes[0]?.status === 'EXPIRED' &&
        data.enterprise.inspections?.nodes[0]?.conclusion === 'FAILED',
      patience,
    )

    // what is no more valid is nobody's in public, wherever it lies
    expect(await openCertificates()).toEqual({ totalCount: 0, nodes: [] })
    await server.kill()
    const without = await first.ask<Card>(card)
    expect(without.data!.enterprise).toEqual({
      inspections: { nodes: [{ conclusion: 'FAILED' }] },
      certificates: { totalCount: 1, nodes: [{ number: 'TS1', status: 'EXPIRED', scope: null }] },
    })
    const place = ['enterprise', 'certificates', 'nodes', 0, 'scope']
    expect(without.errors).toMatchObject([{ path: place, extensions: { code: 'SECTION_UNAVAILABLE' } }])
    expect(without.sections).toMatchObject({
      certification: { status: 'UNAVAILABLE', paths: [place] },
      inspection: { status: 'OK' },
    })
    first.process.send('SIGKILL')
    await first.process.ended
    await server.again()
    await ask(`USE legacy; INSERT INTO t_zs VALUES ('TS2', '${company}', '3', '压力容器', '市局', '2999-01-01', NOW())`)

    const second = await startEmbedded(environment)
    const back = await until(
      () => second.ask<Card>(card),
      ({ data }) => data?.enterprise.certificates?.totalCount === 2,
      patience,
    )
    expect(back.errors).toEqual([])
    expect(back.data!.enterprise.certificates!.nodes.map(({ scope }) => String(scope)).toSorted()).toEqual([
      '压力容器',
      '锅炉制造、安装',
    ])
    expect((await second.stop()).code).toBe(0)
  },
  240_000,
)
