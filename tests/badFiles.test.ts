import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, expect, test } from '@jest/globals'
import iconv from 'iconv-lite'
import { freshFolder, whenOver } from './support/folder.ts'
import { e360, type Ended } from './support/process.ts'
import { openRows, type Rows } from './support/rows.ts'

let folder: string
let rows: Rows

const imports = (...args: string[]): Promise<Ended> =>
  e360(['import', ...args], { E360_DATA_DIR: path.join(folder, 'data') }, folder)
const file = (name: string, content: string | Uint8Array) => writeFile(path.join(folder, name), content)

const good = '重庆阡陌检测有限公司,91500113622052913C'
const cells = (count: number) => Array.from({ length: count }, (_, index) => `c${index}`).join(',')

const live = `kind: live
system: 许可系统
type: certificates
connection: LEGACY_URL
table: t_zs
key: zsbh
watermark: { column: gxsj, overlap: 5m }
limits: { queriesPerMinute: 60, rowsPerQuery: 100 }
mapping: { columns: { ent_name: czr, family: lb, number: zsbh }, constants: { status: VALID } }
`

beforeAll(async () => {
  folder = await freshFolder()
  await mkdir(path.join(folder, 'sources'))
  await file('sources/live.yaml', live)
  await file('good.csv', `企业名称,统一社会信用代码\n${good}\n`)
  expect(await imports('enterprises', 'good.csv')).toMatchObject({ code: 0 })
  rows = openRows(path.join(folder, 'data'))
  whenOver(rows.close)
})

/** What is wrong with a file as a whole: a sentence that says what to do, exit code 1, and nothing is written. */
const unusable: [title: string, args: string[], sentence: string | RegExp, content?: string | Uint8Array][] = [
  ['a file that is not there', ['enterprises', 'nowhere.csv'], '找不到文件“nowhere.csv”，请检查文件名和所在的目录'],
  ['an empty file', ['enterprises', 'empty.csv'], '“empty.csv”是空的，请检查是否选对了文件', ''],
  [
    'a foreign encoding',
    ['enterprises', 'foreign.csv'],
    /^缺少必需的列：企业名称.*如果读到的表头是乱码，请把文件另存为 UTF-8 编码$/,
    iconv.encode('企業名,コード\n東京テスト,1\n', 'shift_jis'),
  ],
  [
    'a picture',
    ['enterprises', 'picture.csv'],
    '“picture.csv”不是表格文件，请导入 CSV 或 XLSX 表格',
    Uint8Array.from({ length: 4_096 }, (_, index) => (index * 7) % 256),
  ],
  [
    'a workbook that was cut short',
    ['enterprises', 'cut.xlsx'],
    '文件已损坏或不完整，请用 Excel 打开后重新另存为 .xlsx 再导入',
    Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(100)]),
  ],
  [
    'missing columns',
    ['inspections', 'missing.csv'],
    /^缺少必需的列：检查类型（kind）、检查结论（conclusion）。读到的表头有：企业名称、检查日期。请补上这些列/,
    '企业名称,检查日期\n甲公司,2020-01-01\n',
  ],
  [
    'a header of 1,000 columns',
    ['enterprises', 'wide.csv'],
    '第 1 行的表头无法读取：这一行有 1000 个单元格，最多 512 个，请检查分隔符和引号',
    `企业名称,${cells(999)}\n${good}\n`,
  ],
  ['a type that is none', ['companies', 'good.csv'], /^不能导入“companies”，可以导入的类型有：.*enterprises/],
  [
    'records of a type that is read in place',
    ['certificates', 'good.csv'],
    '“certificates”由来源系统“许可系统”现取（live.yaml），不能导入：同一类记录只能全部现取或全部存放',
  ],
  [
    'a mapping that is not there',
    ['enterprises', 'good.csv', '--mapping', 'nowhere.yaml'],
    /^找不到映射文件“nowhere.yaml”/,
  ],
  [
    'a mapping for another type',
    ['enterprises', 'good.csv', '--mapping', 'other.yaml'],
    '映射文件用于“inspections”，而这张表是“enterprises”，请换用对应的映射文件',
    'type: inspections\n',
  ],
]

test('a file that cannot be used is refused in a sentence, and nothing is written', async () => {
  const before = await rows.written()
  for (const [, args, , content] of unusable) if (content !== undefined) await file(args.at(-1)!, content)
  const queue = [...unusable]
  const refused: [string, unknown][] = []
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [title, args, sentence] = next
      const { code, stdout, stderr } = await imports(...args)
      const said = typeof sentence === 'string' ? stderr.trim() === sentence : sentence.test(stderr.trim())
      refused.push([title, said ? { code, stdout } : { code, stdout, stderr }])
    }
  }
  await Promise.all([work(), work()])
  expect(Object.fromEntries(refused)).toEqual(
    Object.fromEntries(unusable.map(([title]) => [title, { code: 1, stdout: '' }])),
  )
  expect(await rows.written()).toBe(before)
})

test('a bad row is rejected alone, with its line, its column and the reason; the good ones are taken', async () => {
  await file(
    'rows.csv',
    [
      '记录编号,企业名称,统一社会信用代码,检查类型,检查日期,公布日期,检查结论',
      `1,${good},日常巡查,2021年2月28日,,合格`,
      `2,${good},日常巡查,2021-02-30,,合格`,
      `3,${good},日常巡查,=TODAY(),,合格`,
      `4,${good},日常巡查,2021-02-28,,合格,${cells(993)}`,
      `5,${good},踏青,2021-02-28,,合格`,
      `6,${good},日常巡查,2021-02-28,2021-01-01,合格`,
      `7,${good},日常巡查,2021-02-28,,`,
    ].join('\n'),
  )
  const { code, stdout } = await imports('inspections', 'rows.csv', '--errors', 'rejected.csv')
  expect(code).toBe(2)
  expect(stdout).toContain('共 7 行：新建 1，更新 0，未变 0，旧版本未采用 0，已撤回 0，拒绝 6\n关联：已关联 1，')
  expect(stdout).toContain('被拒绝的行及原因见 rejected.csv，改正后可直接再次导入')
  expect(await rows.of('inspection', 'inspection', 'record_id', 'inspected_on')).toEqual([
    { record_id: '1', inspected_on: '2021-02-28' },
  ])
  const rejected = (await readFile(path.join(folder, 'rejected.csv'), 'utf8')).split('\r\n').slice(1, -1)
  expect(rejected.map(line => line.split(',').slice(0, 4))).toEqual([
    ['3', '检查日期', 'INVALID_DATE', '“2021-02-30”不是存在的日期，请核对年、月、日'],
    ['4', '检查日期', 'FORMULA', '“=TODAY()”是公式，不是内容，请在表格中改为数值或文字后重新导出'],
    ['5', '', 'TOO_MANY_CELLS', '这一行有 1000 个单元格，最多 512 个，请检查分隔符和引号'],
    ['6', '检查类型', 'UNKNOWN_CHOICE', expect.stringContaining('不认识“踏青”，可用的有')],
    ['7', '公布日期', 'DATE_ORDER', '公布日期 2021-01-01 早于检查日期 2021-02-28'],
    ['8', '检查结论', 'REQUIRED', '此项必填，不能为空'],
  ])
})

test('a record with the code of one company and the name of another is linked to neither', async () => {
  await file('second.csv', '企业名称,组织机构代码\n重庆青衿商贸有限公司,551385082\n')
  expect(await imports('enterprises', 'second.csv')).toMatchObject({ code: 0 })
  await file(
    'torn.csv',
    '记录编号,企业名称,组织机构代码,检查类型,检查结论\nT,重庆青衿商贸有限公司,62205291-3,日常巡查,合格\n',
  )
  const { code, stdout } = await imports('inspections', 'torn.csv')
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('关联：已关联 0，待审核 1，') })
  expect(await rows.of('inspection', 'inspection', 'record_id', 'org_code', 'link_state')).toContainEqual({
    record_id: 'T',
    org_code: null,
    link_state: 'IN_REVIEW',
  })
})
