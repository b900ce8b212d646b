import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from '@jest/globals'
import { codesOf } from '../subgraphs/enterprise/testing/register.ts'
import { freshFolder } from './support/folder.ts'
import { e360 } from './support/process.ts'
import { startEmbedded } from './support/product.ts'
import { until } from './support/until.ts'

test('the quality of a register is told by district, as a table and as reports; what is no region or day is refused', async () => {
  const folder = await freshFolder()
  const run = (...args: string[]) => e360(args, { E360_DATA_DIR: path.join(folder, 'data') }, folder)
  const rows = [1, 2].map(n => `重庆阡陌${n}号检测有限公司,${codesOf(n).uscc},50010${n}`)
  await writeFile(path.join(folder, 'register.csv'), ['企业名称,统一社会信用代码,行政区划代码', ...rows, ''].join('\n'))
  expect(await run('import', 'enterprises', 'register.csv')).toMatchObject({ code: 0 })

  const table = await run('quality', '--region', '500102')
  expect(table).toMatchObject({ code: 0, stderr: '检查登记库：1 条\n' })
  expect(table.stdout.replaceAll(/ +/g, ' ')).toMatch(
    /\n500102 涪陵区 1 0\.2500 1\.0000 1\.0000 1\.0000 0\.5000 10\n全部 1 /,
  )
  expect(table.stdout).toContain('没有法定代表人（负责人）')

  const json = await run('quality', '--json', '--on', '2030-01-01')
  const reports = JSON.parse(json.stdout) as { regionCode: string; dimension: string; defects: number }[]
  expect(reports.map(({ regionCode }) => regionCode)).toEqual([...Array(5).fill('500101'), ...Array(5).fill('500102')])
  expect(reports.find(({ dimension }) => dimension === 'TIMELINESS')).toMatchObject({
    department: 'enterprise',
    on: '2030-01-01',
    score: 0,
    checked: 2,
    defects: 2,
    examples: [{ system: 'import', field: 'source', rule: 'TOLD_WITHOUT_TIME' }, { rule: 'STALE' }],
  })

  expect(await run('quality', '--region', '渝中')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('不是行政区划代码'),
  })
  expect(await run('quality', '--on', '2026-02-30')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('不是日期'),
  })
})

test('departments report their quality to the archive, whose answer agrees with the command line, for those whom it concerns', async () => {
  const folder = await freshFolder()
  const environment = { E360_DATA_DIR: path.join(folder, 'data') }
  const run = (...args: string[]) => e360(args, environment, folder)
  const product = await startEmbedded(environment)
  const steward = await product.token({ role: 'steward' })
  const name = '重庆阡陌1号检测有限公司'
  await product.ask({
    query: 'mutation ($of: [EnterpriseInput!]!) { pushEnterprises(records: $of) { outcome } }',
    variables: {
      of: [{ source: { system: '登记', recordId: '1' }, name, uscc: codesOf(1).uscc, regionCode: '500101' }],
    },
    token: steward,
  })
  await product.ask({
    query: 'mutation ($of: [InspectionInput!]!) { pushInspections(records: $of) { outcome } }',
    variables: {
      of: [name, '谁也不知道的公司'].map((enterpriseName, at) => ({
        source: { system: '抽查', recordId: String(at), enterpriseName },
        kind: 'ROUTINE',
        inspectedOn: '2026-01-05',
        conclusion: 'PASSED',
      })),
    },
  })
  expect(await run('quality', '--refresh')).toMatchObject({ code: 0 })
  const written = JSON.parse((await run('quality', '--json')).stdout) as { department: string }[]
  expect(new Set(written.map(({ department }) => department))).toEqual(new Set(['enterprise', 'inspection']))

  const fields =
    'department regionCode on dimension score checked defects examples { system recordId field rule value }'
  const asked = async (token: string, filter = '') =>
    (
      await product.ask<{ dataQuality: { department: string }[] | null }>({
        query: `{ dataQuality${filter} { ${fields} } }`,
        token,
      })
    ).data?.dataQuality
  const shown = await until(
    () => asked(steward),
    found => found?.length === written.length,
    30_000,
  )
  expect(shown).toEqual(written)
  const provider = await product.token({ role: 'provider', department: 'inspection' })
  const own = written.filter(({ department }) => department === 'inspection')
  expect(await asked(provider)).toEqual(own)
  expect(await asked(steward, '(department: "inspection", regionCode: "500101")')).toEqual(own.slice(0, 5))
  expect(await asked(steward, '(on: "2020-01-01")')).toEqual([])
  expect(await asked(steward, '(regionCode: "999999")')).toBeNull()
  expect(await product.ask({ query: '{ dataQuality { score } }' })).toMatchObject({
    errors: [{ extensions: { code: 'FORBIDDEN' } }],
  })
}, 240_000)
