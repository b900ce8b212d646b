import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import iconv from 'iconv-lite'
import { codesOf } from '../subgraphs/enterprise/testing/register.ts'
import { freshFolder, whenOver } from './support/folder.ts'
import { e360, type Ended } from './support/process.ts'
import { openRows } from './support/rows.ts'

let folder: string
const run = (...args: string[]): Promise<Ended> => e360(args, { E360_DATA_DIR: path.join(folder, 'data') }, folder)
const file = (name: string, content: string | Uint8Array) => writeFile(path.join(folder, name), content)
const result = async (): Promise<Record<string, string>[]> =>
  parse(await readFile(path.join(folder, 'out.csv')), { columns: true })

const register = [
  ['重庆渝昂轴承有限公司', codesOf(1).uscc, '渝中区'],
  ['重庆阡陌检测有限公司', codesOf(2).uscc, '渝中区'],
  ['重庆栎浍玎机械有限公司', codesOf(3).uscc, '永川区'],
]
const header = ['企业名称', '统一社会信用代码', '所属区县']
const csv = (rows: string[][]) => [header, ...rows].map(row => `${row.join(',')}\n`).join('')

beforeAll(async () => {
  folder = await freshFolder()
  await file('register.csv', csv(register))
  expect(await run('import', 'enterprises', 'register.csv')).toMatchObject({ code: 0 })
})

test('two registers are compared row by row, the totals add up to both, and the register stays as it was', async () => {
  const rows = openRows(path.join(folder, 'data'))
  whenOver(rows.close)
  const written = await rows.written()
  const [first, second] = register as [string[], string[]]
  await file(
    'other.csv',
    iconv.encode(csv([first, ['重庆某某检测有限公司', ...second.slice(1)], ['=1+1公司', '', '万州区']]), 'gb18030'),
  )
  const ended = await run('compare', 'other.csv', '--out', 'out.csv')
  expect(ended).toMatchObject({ code: 2, stderr: expect.stringContaining('比对登记库：3 条') })
  expect(ended.stdout).toContain('核对：登记库 1 + 1 + 0 + 0 + 1 + 0 = 3；文件 1 + 1 + 0 + 0 + 0 + 1 = 3，')
  expect(ended.stdout.replaceAll(/ +/g, ' ')).toContain(
    '500103 渝中区 登记库 1 1 0 0 0 0 2\n500103 渝中区 文件 1 1 0 0 0 0 2\n',
  )
  const lines = await result()
  expect(lines.map(line => [line.side, line.class, line.file_name, line.register_names])).toEqual([
    ['file', 'matched', first[0], first[0]],
    ['file', 'code only', '重庆某某检测有限公司', second[0]],
    ['file', 'unreadable', "'=1+1公司", ''],
    ['register', 'matched', first[0], first[0]],
    ['register', 'code only', '重庆某某检测有限公司', second[0]],
    ['register', 'orphan', '', '重庆栎浍玎机械有限公司'],
  ])
  expect(await rows.written()).toBe(written)
})

test('a workbook with another system’s headers is compared by a mapping file; all rows compared ends with 0', async () => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('名册')
  sheet.addRows([['户名', '信用号'], ...register.map(([name, code]) => [name, code])])
  await file('other.xlsx', new Uint8Array(await book.xlsx.writeBuffer()))
  await file('other.yaml', 'type: enterprises\ncolumns:\n  ent_name: 户名\n  uscc: 信用号\n')
  const ended = await run('compare', 'other.xlsx', '--mapping', 'other.yaml', '--out', 'out.csv')
  expect(ended).toMatchObject({ code: 0, stdout: expect.stringContaining('文件 3 + 0 + 0 + 0 + 0 + 0 = 3') })
  expect((await result()).map(line => line.class)).toEqual(Array(6).fill('matched'))
})

test('a file that cannot be compared, and a register that is not there, are told in a sentence', async () => {
  await file('strange.csv', '产品,数量\n轴承,1\n')
  expect(await run('compare', 'strange.csv', '--out', 'none.csv')).toMatchObject({
    code: 1,
    stderr: '“strange.csv”中没有企业名称、统一社会信用代码、组织机构代码或注册号列，读到的表头有：产品、数量\n',
  })
  const elsewhere = await e360(['compare', 'register.csv', '--out', 'none.csv'], { E360_DATA_DIR: 'nowhere' }, folder)
  expect(elsewhere).toMatchObject({ code: 1, stderr: expect.stringContaining('数据库文件不存在') })
  await expect(readFile(path.join(folder, 'none.csv'))).rejects.toThrow('ENOENT')
})
