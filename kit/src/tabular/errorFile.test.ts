import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import { openErrorFile } from './errorFile.ts'
import { refusal } from './testing/sent.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'e360-errors-'))
afterAll(() => rmSync(folder, { recursive: true }))

const rejected = {
  line: 7,
  errors: [{ column: '检查日期', code: 'INVALID_DATE', message: '不是存在的日期' }],
  cells: ['甲公司', '2023-02-30'],
}
const open = (file: string) => openErrorFile(file, ['企业名称', '检查日期'])
const refused = (file: string) => refusal(Promise.resolve().then(() => open(file).write(rejected)))

test('without a rejected row there is no file', () => {
  const file = path.join(folder, 'none.csv')
  const errors = open(file)
  errors.close()
  expect([errors.count(), existsSync(file)]).toEqual([0, false])
})

test('a rejected row stands with its line, columns, codes, reasons and cells, readable at once', () => {
  const file = path.join(folder, 'some.csv')
  const errors = open(file)
  errors.write(rejected)
  errors.write({
    line: 9,
    errors: [rejected.errors[0]!, { column: '企业名称', code: 'REQUIRED', message: '此项必填' }],
    cells: ['', '一\n二'],
  })
  const text = readFileSync(file, 'utf8')
  expect(text.startsWith('\uFEFF错误行号,错误列,错误代码,错误原因,企业名称,检查日期\r\n')).toBe(true)
  expect(parse(text, { bom: true }).slice(1)).toEqual([
    ['7', '检查日期', 'INVALID_DATE', '不是存在的日期', '甲公司', '2023-02-30'],
    ['9', '检查日期；企业名称', 'INVALID_DATE；REQUIRED', '不是存在的日期；此项必填', '', '一\n二'],
  ])
  expect(text).toContain('"一\n二"')
  errors.close()
  expect(errors.count()).toBe(2)
})

test.each(['=cmd()', '+1', '-1', '@x', '\tx', '\rx'])('the cell %j cannot be evaluated by a spreadsheet', cell => {
  const file = path.join(folder, 'formula.csv')
  const errors = open(file)
  errors.write({ ...rejected, cells: [cell, 'b'] })
  errors.close()
  expect(parse(readFileSync(file), { bom: true })[1]![4]).toBe(`'${cell}`)
})

test('a place that cannot be written to is told before a single row is read', async () => {
  expect(await refusal(Promise.resolve().then(() => open(path.join(folder, 'nowhere', 'errors.csv'))))).toContain(
    '无法写入',
  )
})

test('the errors of an earlier run do not outlive the next one', () => {
  const file = path.join(folder, 'again.csv')
  open(file).write(rejected)
  open(file).close()
  expect(existsSync(file)).toBe(false)
})

test('a file that is no error file is never overwritten, and a folder that is not there is told', async () => {
  const file = path.join(folder, '企业.csv')
  writeFileSync(file, 'ent_name\n甲\n')
  expect(await refused(file)).toBe('BAD_USER_INPUT: “企业.csv”已存在且不是错误清单，请换一个文件名')
  expect(readFileSync(file, 'utf8')).toBe('ent_name\n甲\n')
  expect(await refused(folder)).toContain('已存在且不是错误清单')
  expect(await refused(path.join(folder, 'nowhere', 'errors.csv'))).toContain('无法写入错误清单“errors.csv”')
})
