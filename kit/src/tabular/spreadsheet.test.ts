import { expect, test } from '@jest/globals'
import { readRecords } from './records.ts'
import { collect, sent } from './testing/sent.ts'
import type { Column } from './columns.ts'

const columns: Column[] = [
  { field: 'ent_name', headers: ['企业名称'], kind: 'text', required: true },
  { field: 'ent_code', headers: ['组织机构代码'], kind: 'text' },
  { field: 'inspected_on', headers: ['检查日期'], kind: 'date' },
  { field: 'score', headers: ['得分'], kind: 'number' },
]

const recordsOf = async (text: string) => collect((await readRecords({ source: sent(text), columns })).records)

test('a formula that a text file carries rejects its row; ="text" is how spreadsheets keep leading zeros', async () => {
  const records = await recordsOf('企业名称,组织机构代码\n"=HYPERLINK(""x"")",1\n甲,=A1\n"=""乙公司""","=""00123"""\n')
  expect(records.map(record => record.errors)).toEqual([
    [expect.objectContaining({ field: 'ent_name', code: 'FORMULA' })],
    [expect.objectContaining({ column: '组织机构代码', message: expect.stringContaining('“=A1”是公式') })],
    [],
  ])
  expect(records[2]!.fields).toEqual({ ent_name: '乙公司', ent_code: '00123' })
})

test('the apostrophe that the error file puts before a cell is not read back', async () => {
  const records = await recordsOf("企业名称,检查日期,得分\n甲公司,'-,'-3\n乙公司,'=1+1,\n")
  expect(records[0]).toMatchObject({
    fields: { ent_name: '甲公司', score: -3 },
    written: { inspected_on: '-' },
    errors: [],
  })
  expect(records[1]!.errors).toMatchObject([{ field: 'inspected_on', code: 'FORMULA' }])
})
