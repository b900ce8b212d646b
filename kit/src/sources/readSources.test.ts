import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { makeTestFolder } from '../testing/folder.ts'
import { readSources } from './readSources.ts'

let folder: string
beforeEach(async () => {
  folder = await makeTestFolder('sources')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const types = { inspection: ['inspections'], credit: ['penalties'] }
const pull = `kind: pull
system: 甲
type: inspections
connection: LEGACY_URL
table: t
key: id
mapping: { columns: { conclusion: jg } }
`

test('an absent folder describes no source', async () => {
  expect(await readSources(path.join(folder, 'none'), types)).toEqual({ sources: [], faults: [] })
})

test('a type that one file stores and another reads in place is refused by name, and the first stays', async () => {
  const live = pull.replace('kind: pull', 'kind: live').replace('system: 甲', 'system: 乙')
  const watermark = 'watermark: { column: t }\n'
  await writeFile(path.join(folder, 'a.yaml'), pull)
  await writeFile(path.join(folder, 'b.yaml'), live + watermark)
  await writeFile(path.join(folder, 'c.yaml'), live.replace('inspections', 'penalties'))
  const { sources, faults } = await readSources(folder, types)
  expect(sources.map(({ file }) => file)).toEqual(['a.yaml'])
  expect(faults.map(({ message }) => message)).toEqual([
    '来源文件“b.yaml”的“kind”有误：“inspections”在“a.yaml”（甲）中已存放，同一类记录只能全部现取或全部存放',
    '来源文件“c.yaml”缺少“watermark”：应为 {column: 更新时间或递增编号的列, overlap: 时长或编号差}，例如 {column: gxsj, overlap: 5m}',
  ])
})

test('a source belongs to the department that takes its type, and a drop folder lies beside the file', async () => {
  await writeFile(path.join(folder, 'b.yaml'), pull)
  await writeFile(path.join(folder, 'a.yml'), 'kind: file\nsystem: 乙\ntype: penalties\nfolder: inbox\n')
  await writeFile(path.join(folder, 'c.yaml'), 'kind: push\nsystem: 丙\ndepartment: credit\nfreshFor: 2h\n')
  const { sources, faults } = await readSources(folder, types)
  expect(faults).toEqual([])
  expect(sources.map(({ file, department }) => `${file} ${department}`)).toEqual([
    'a.yml credit',
    'b.yaml inspection',
    'c.yaml credit',
  ])
  expect(sources[0]!.source).toMatchObject({ folder: path.join(folder, 'inbox'), every: 60_000 })
})

const wrongs: [string, string][] = [
  [pull.replace('kind: pull', 'kind: pul'), '来源文件“a.yaml”的“kind”有误：应为 push、file、pull、http 或 live'],
  [pull.replace('table: t\n', ''), '来源文件“a.yaml”缺少“table”：应为表或视图的名称'],
  [`${pull}tabel: t`, '来源文件“a.yaml”不认识“tabel”'],
  [
    pull.replace('LEGACY_URL', 'mysql://root:secret@db/x'),
    '来源文件“a.yaml”的“connection”有误：应为保存连接串的环境变量的名称，例如 LEGACY_DATABASE_URL；不要把口令写进文件',
  ],
  [`${pull}every: 5 minutes`, '来源文件“a.yaml”的“every”有误：应为时长，例如 30s、5m、2h、1d'],
  [
    `${pull}limits: { queriesPerMinute: 0 }`,
    '来源文件“a.yaml”的“limits.queriesPerMinute”有误：应为正整数，pull：{queriesPerMinute: 1 到 60000, rowsPerQuery: 1 到 10000, secondsPerQuery: 1 到 600}，http：{requestsPerMinute: 1 到 60000, secondsPerRequest: 1 到 600}',
  ],
  [
    pull.replace('{ conclusion: jg }', '7'),
    '来源文件“a.yaml”的“mapping.columns”有误：应为 字段: 表头，或 [表头, 表头]，或 {join: [表头, 表头]}',
  ],
  [
    pull.replace('inspections', 'inspektions'),
    '来源文件“a.yaml”的“type”有误：没有类型“inspektions”，可用的有 inspections、penalties',
  ],
  [
    'kind: push\nsystem: 丙\ndepartment: nobody\n',
    '来源文件“a.yaml”的“department”有误：没有部门“nobody”，可用的有 inspection、credit',
  ],
  ['kind: [', '来源文件“a.yaml”第 1 行不是正确的 YAML，请检查缩进、冒号后的空格和引号'],
  ['[]', '来源文件“a.yaml”应为 YAML 的键值表，例如 kind: pull，见 docs/sources.md'],
  ['', '来源文件“a.yaml”应为 YAML 的键值表，例如 kind: pull，见 docs/sources.md'],
]

test.each(wrongs)('a wrong file is told of by file and key, and harms no other: %j', async (yaml, message) => {
  await writeFile(path.join(folder, 'a.yaml'), yaml)
  await writeFile(path.join(folder, 'b.yaml'), pull)
  const { sources, faults } = await readSources(folder, types)
  expect(faults).toEqual([{ file: 'a.yaml', message }])
  expect(sources.map(({ file }) => file)).toEqual(['b.yaml'])
})

test('two files of one system are not taken for one', async () => {
  await writeFile(path.join(folder, 'a.yaml'), pull)
  await writeFile(path.join(folder, 'b.yaml'), pull)
  const { faults } = await readSources(folder, types)
  expect(faults).toEqual([{ file: 'b.yaml', message: '来源文件“b.yaml”的“system”有误：“甲”已在“a.yaml”中' }])
})

test('a folder that is called like a file is told of, and harms no other', async () => {
  await mkdir(path.join(folder, 'a.yaml'))
  await writeFile(path.join(folder, 'b.yaml'), pull)
  const { sources, faults } = await readSources(folder, types)
  expect(sources.map(({ file }) => file)).toEqual(['b.yaml'])
  expect(faults).toEqual([
    { file: 'a.yaml', message: '来源文件“a.yaml”无法读取，请检查它是不是文件、有没有读取的权限' },
  ])
})
