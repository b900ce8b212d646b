import { expect, test } from '@jest/globals'
import ExcelJS from 'exceljs'
import { parseMapping } from './mapping.ts'
import { readRecords } from './records.ts'
import { collect, refusal, sent } from './testing/sent.ts'
import type { Column } from './columns.ts'

const columns: readonly Column[] = [
  { field: 'ent_name', headers: ['企业名称', '（标称）生产单位名称', '单位名称'], kind: 'text', required: true },
  { field: 'ent_code', headers: ['统一社会信用代码', '组织机构代码'], kind: 'text', several: 'first' },
  { field: 'inspected_on', headers: ['检查日期'], kind: 'date' },
  {
    field: 'conclusion',
    headers: ['检查结论'],
    kind: 'choice',
    choices: { 合格: 'PASSED', 不合格: 'FAILED', '/': 'PASSED' },
  },
  { field: 'findings', headers: ['不合格项目'], kind: 'list' },
  { field: 'fine_wan', headers: ['罚款金额(万元)'], kind: 'wan' },
  { field: 'capital_raw', headers: ['注册资本'], kind: 'capital' },
  { field: 'score', headers: ['得分'], kind: 'number' },
  { field: 'valid_until', headers: ['有效期至'], kind: 'date', absent: ['长期'] },
  { field: 'system', headers: [], kind: 'text' },
]

const recordsOf = async (text: string | Uint8Array, yaml?: string) => {
  const read = await readRecords({ source: sent(text), columns, ...(yaml ? { mapping: parseMapping(yaml) } : {}) })
  return { ...read, records: await collect(read.records) }
}
const refused = (text: string, yaml?: string) => refusal(recordsOf(text, yaml))

test.each([
  'ent_name',
  'Ent Name',
  '企业名称',
  '*企业名称：',
  '（标称）生产单位名称',
  '(标称)生产单位名称',
  '标称生产单位名称',
  ' 单 位 名 称 ',
])('the header %j is recognised', async header => {
  expect((await recordsOf(`${header},x\n甲公司,1\n`)).records[0]!.fields).toEqual({ ent_name: '甲公司' })
})

test('every kind of cell becomes its value; what is blank or a dash is absent; the cells stay word for word', async () => {
  const { records, used, ignored } = await recordsOf(
    '企业名称,检查日期,检查结论,不合格项目,罚款金额(万元),注册资本,得分,有效期至,备注\n' +
      ' 甲公司 ,2004年6月24日,不 合 格,铅；镉,2.5,3180(万),95.5,长期,x\n' +
      '乙公司,/,/,/,—,,无,2025-01-01,\n',
  )
  expect(records[0]).toEqual({
    line: 2,
    fields: {
      ent_name: '甲公司',
      inspected_on: '2004-06-24',
      conclusion: 'FAILED',
      findings: ['铅', '镉'],
      fine_wan: '2500000',
      capital_raw: { amount: '3180000000', currency: 'CNY' },
      score: 95.5,
    },
    written: {
      ent_name: ' 甲公司 ',
      inspected_on: '2004年6月24日',
      conclusion: '不 合 格',
      findings: '铅；镉',
      fine_wan: '2.5',
      capital_raw: '3180(万)',
      score: '95.5',
      valid_until: '长期',
    },
    errors: [],
    cells: [' 甲公司 ', '2004年6月24日', '不 合 格', '铅；镉', '2.5', '3180(万)', '95.5', '长期', 'x'],
  })
  expect(records[1]!.fields).toEqual({ ent_name: '乙公司', conclusion: 'PASSED', valid_until: '2025-01-01' })
  expect(used[0]).toEqual({ field: 'ent_name', headers: ['企业名称'] })
  expect(ignored).toEqual(['备注'])
})

test('a row with bad cells carries an error for each, by its header, and the next row is read', async () => {
  const { records } = await recordsOf('企业名称,检查日期,检查结论\n,2023-02-30,中等\n乙公司,2023-02-28,合格\n')
  expect(records[0]!.errors).toEqual([
    { field: 'ent_name', column: '企业名称', code: 'REQUIRED', message: '此项必填，不能为空' },
    {
      field: 'inspected_on',
      column: '检查日期',
      code: 'INVALID_DATE',
      message: '“2023-02-30”不是存在的日期，请核对年、月、日',
    },
    {
      field: 'conclusion',
      column: '检查结论',
      code: 'UNKNOWN_CHOICE',
      message: expect.stringContaining('不认识“中等”，可用的有'),
    },
  ])
  expect(records[1]).toMatchObject({ line: 3, errors: [], fields: { conclusion: 'PASSED' } })
})

test('a row that cannot be read carries one error without a field', async () => {
  const { records } = await recordsOf('企业名称,得分\n"甲"公司,1\n乙公司,2\n')
  expect(records[0]).toMatchObject({
    fields: {},
    errors: [{ field: '', column: '', code: 'QUOTE_NOT_CLOSED' }],
    cells: ['"甲"公司,1'],
  })
  expect(records[1]!.errors).toEqual([])
})

test('a damaged character rejects a row only where the column is in use', async () => {
  const { records } = await recordsOf('企业名称,备注\n甲\uFFFD公司,x\n乙公司,\uFFFD\n')
  expect(records.map(record => record.errors.map(error => error.code))).toEqual([['UNREADABLE_CHARACTER'], []])
})

test('a missing required column is named together with the headers that were found', async () => {
  expect(await refused('名字,检查日期\n甲,2020-01-01\n')).toBe(
    'BAD_USER_INPUT: 缺少必需的列：企业名称（ent_name）。读到的表头有：名字、检查日期。请补上这些列，或用映射文件说明它们是哪一列；如果读到的表头是乱码，请把文件另存为 UTF-8 编码',
  )
})

test('two columns that mean the same are an error that names both', async () => {
  expect(await refused('企业名称,得分,单位名称\n甲,1,乙\n')).toContain(
    '第 1 列“企业名称”和第 3 列“单位名称”都表示“企业名称（ent_name）”',
  )
})

test('where the vocabulary says so, the first of several columns that is not blank counts, in its order', async () => {
  const { records } = await recordsOf(
    '企业名称,组织机构代码,统一社会信用代码\n甲,62205291-3,91500113622052913C\n乙,62205291-3,\n',
  )
  expect(records.map(record => record.fields['ent_code'])).toEqual(['91500113622052913C', '62205291-3'])
})

test('a unit in the header counts, one in the cell counts more', async () => {
  const { records } = await recordsOf('企业名称,罚款金额（元）,注册资本（万元）\n甲,3000,500\n乙,0.3万元,500元\n')
  expect(records.map(record => [record.fields['fine_wan'], record.fields['capital_raw']])).toEqual([
    ['300000', { amount: '500000000', currency: 'CNY' }],
    ['300000', { amount: '50000', currency: 'CNY' }],
  ])
})

test('a header below title rows is found', async () => {
  const { records, headers } = await recordsOf(
    '2021年产品质量监督抽查不合格名单,,\n发布日期：2021-03-25,,\n企业名称,得分,\n甲公司,1,\n',
  )
  expect(headers).toEqual(['企业名称', '得分'])
  expect(records).toMatchObject([{ line: 4, fields: { ent_name: '甲公司', score: 1 } }])
})

test('a workbook becomes the same records as a text file', async () => {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('a')
  sheet.addRows([
    ['企业名称', '检查日期', '罚款金额(万元)'],
    ['甲公司', new Date('2004-06-24'), 2.5],
    ['乙公司', { formula: 'TODAY()' }, 1],
  ])
  const { records } = await recordsOf(new Uint8Array(await workbook.xlsx.writeBuffer()))
  expect(records[0]!.fields).toEqual({ ent_name: '甲公司', inspected_on: '2004-06-24', fine_wan: '2500000' })
  expect(records[1]!.errors).toMatchObject([{ field: 'inspected_on', code: 'FORMULA_WITHOUT_RESULT' }])
})

test('a mapping reads a foreign layout: other headers, first of several, joined, constants, values, dates, units', async () => {
  const { records, ignored } = await recordsOf(
    '厂家,旧名,代码A,代码B,日期,判定,项目,扣分,罚款\n甲公司,,62205291,3,24/06/2004,OK,铅,5,3000\n,乙公司,,,25/06/2004,NG,镉,,\n',
    `
system: 通报
columns:
  ent_name: [厂家, 旧名, 别名]
  ent_code: { join: [代码A, 代码B], with: "-" }
  inspected_on: 日期
  conclusion: 判定
  findings: 项目
  fine_wan: 罚款
constants: { score: "60" }
values: { conclusion: { ok: 合格, NG: FAILED }, findings: { 铅: 铅超标 } }
dates: { inspected_on: DD/MM/YYYY }
units: { fine_wan: 元 }
`,
  )
  expect(records.map(record => [record.fields, record.errors])).toEqual([
    [
      {
        ent_name: '甲公司',
        ent_code: '62205291-3',
        inspected_on: '2004-06-24',
        conclusion: 'PASSED',
        findings: ['铅超标'],
        fine_wan: '300000',
        score: 60,
        system: '通报',
      },
      [],
    ],
    [
      {
        ent_name: '乙公司',
        inspected_on: '2004-06-25',
        conclusion: 'FAILED',
        findings: ['镉'],
        score: 60,
        system: '通报',
      },
      [],
    ],
  ])
  expect(records[0]!.written).toMatchObject({ ent_code: '62205291-3', conclusion: 'OK' })
  expect(records[0]!.written).not.toHaveProperty('score')
  expect(ignored).toEqual(['扣分'])
})

test('what the mapping does not speak of is recognised by header, unless it says null', async () => {
  const text = '厂家,得分,检查日期\n甲公司,1,2020-01-01\n'
  expect((await recordsOf(text, 'columns: {ent_name: 厂家}')).records[0]!.fields).toEqual({
    ent_name: '甲公司',
    score: 1,
    inspected_on: '2020-01-01',
  })
  expect((await recordsOf(text, 'columns: {ent_name: 厂家, score: null}')).records[0]!.fields).toEqual({
    ent_name: '甲公司',
    inspected_on: '2020-01-01',
  })
})

test.each([
  ['columns: {ent_nam: 厂家}', '“columns.ent_nam”有误：没有字段“ent_nam”，可用的有 ent_name'],
  ['columns: {ent_name: 厂商}', '“columns.ent_name”要用表头“厂商”，但文件里没有；读到的表头有：厂家、日期'],
  ['columns: {ent_name: {join: [厂家, 厂商]}}', '要用表头“厂商”'],
  ['{columns: {ent_name: 厂家}, constants: {conclusion: 中等}}', '“constants.conclusion”有误：不认识“中等”'],
  ['{columns: {ent_name: 厂家}, constants: {ent_name: 甲}}', '请只保留一处'],
  ['{columns: {ent_name: 厂家}, units: {score: 元}}', '不是金额'],
  ['{columns: {ent_name: 厂家}, separators: {score: "；"}}', '不是多项内容'],
  ['{columns: {ent_name: 厂家}, dates: {score: YYYY-MM-DD}}', '不是日期'],
])('the mapping %s is refused, and the sentence names the place', async (yaml, said) => {
  expect(await refused('厂家,日期\n甲,2020-01-01\n', yaml)).toContain(said)
})

test('a field that a constant gives need not be in the file', async () => {
  expect((await recordsOf('得分,x\n1,2\n', 'constants: {ent_name: 甲公司}')).records[0]!.fields).toEqual({
    ent_name: '甲公司',
    score: 1,
  })
})

test('a vocabulary that gives one header two meanings is a mistake of ours', async () => {
  const double: Column[] = [
    { field: 'a', headers: ['名称'], kind: 'text' },
    { field: 'b', headers: ['（名称）'], kind: 'text' },
  ]
  await expect(readRecords({ source: sent('名称\n1\n'), columns: double })).rejects.toThrow(
    'Columns a and b both declare',
  )
})
