import { createHash } from 'node:crypto'
import { expect, test } from '@jest/globals'
import ExcelJS from 'exceljs'
import { readTable } from './read.ts'
import { collect, refusal, sent } from './testing/sent.ts'
import { workbookParts, zipOf } from './testing/zipOf.ts'

const header =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>名称</t></is></c><c r="B1" t="inlineStr"><is><t>值</t></is></c></row>'
const sheetOf = (cell: string) => `${header}<row r="2"><c r="A2" t="inlineStr"><is><t>甲</t></is></c>${cell}</row>`

const read = async (content: Buffer) => {
  const table = await readTable(sent(content, 16_384, '样例.xlsx'))
  return { ...table, rows: await collect(table.rows) }
}
const cellOf = async (parts: Parameters<typeof workbookParts>[0]) => {
  const [row] = (await read(zipOf(workbookParts(parts)))).rows
  return { text: row!.cells[1], fault: row!.cellFaults?.get(1)?.code }
}

const written = async (fill: (workbook: ExcelJS.Workbook) => void) => {
  const workbook = new ExcelJS.Workbook()
  fill(workbook)
  return read(Buffer.from(await workbook.xlsx.writeBuffer()))
}

test('a workbook is read as people see it: dates, codes, leading zeros, the saved result of a formula', async () => {
  const { headers, rows } = await written(workbook => {
    const sheet = workbook.addWorksheet('名单')
    sheet.addRow(['名称', '日期', '时刻', '代码', '注册号', '数', '公式', '富文本', '比例'])
    sheet.addRow([
      '甲',
      new Date('2004-06-24'),
      new Date('2004-06-24T15:30:00Z'),
      '91500118203790903T',
      123,
      1234.5,
      { formula: '1+1', result: 2 },
      { richText: [{ text: '重' }, { text: '庆' }] },
      0.955,
    ])
    const row = sheet.getRow(2)
    row.getCell(2).numFmt = 'yyyy"年"m"月"d"日"'
    row.getCell(3).numFmt = 'yyyy-mm-dd hh:mm'
    row.getCell(5).numFmt = '000000'
    row.getCell(6).numFmt = '#,##0.00'
    row.getCell(9).numFmt = '0.0%'
  })
  expect(headers).toEqual(['名称', '日期', '时刻', '代码', '注册号', '数', '公式', '富文本', '比例'])
  expect(rows).toEqual([
    {
      line: 2,
      cells: [
        '甲',
        '2004-06-24',
        '2004-06-24 15:30:00',
        '91500118203790903T',
        '000123',
        '1234.5',
        '2',
        '重庆',
        '95.5%',
      ],
    },
  ])
})

test('a text that begins with = + - @ is text', async () => {
  const { rows } = await written(workbook =>
    workbook.addWorksheet('a').addRows([
      ['甲', '乙', '丙', '丁'],
      ['=1+1', '+86', '-', '@x'],
    ]),
  )
  expect(rows[0]!.cells).toEqual(['=1+1', '+86', '-', '@x'])
})

test('the first visible sheet that has rows is read, further ones are named', async () => {
  const { headers, otherSheets } = await written(workbook => {
    workbook.addWorksheet('隐藏', { state: 'hidden' }).addRow(['隐藏'])
    workbook.addWorksheet('空')
    workbook.addWorksheet('数据').addRows([['名称'], ['甲']])
    workbook.addWorksheet('说明').addRow(['请看'])
  })
  expect({ headers, otherSheets }).toEqual({ headers: ['名称'], otherSheets: ['说明'] })
})

test.each([
  ['parts with an XML prefix', { prefix: 'x:' }],
  ['a sheet under another name', { sheetName: 'xl/worksheets/Sheet1.xml' }],
  ['a sheet in another folder', { sheetName: 'xl/data.xml' }],
])('%s are read like any other', async (_, variation) => {
  const { prefix = '' } = variation as { prefix?: string }
  const rows = sheetOf('<c r="B2" s="1"><v>38162</v></c>').replaceAll(/<(\/?)(\w)/g, `<$1${prefix}$2`)
  expect(await cellOf({ rows, formats: ['yyyy/m/d'], ...variation })).toEqual({ text: '2004-06-24' })
})

test.each([
  ['a date of 1900, whose 29 February never was', '<c r="B2" s="1"><v>59</v></c>', 'yyyy-m-d', '1900-02-28'],
  ['a month', '<c r="B2" s="1"><v>38139</v></c>', 'yyyy&quot;年&quot;m&quot;月&quot;;@', '2004-06'],
  ['a date in a Chinese locale', '<c r="B2" s="1"><v>38162</v></c>', '[$-804]yyyy/m/d;@', '2004-06-24'],
  ['a number with a colour and a quoted d', '<c r="B2" s="1"><v>5</v></c>', '[Red]0&quot;day&quot;', '5'],
  ['a long code as number', '<c r="B2"><v>500000000123456</v></c>', '0', '500000000123456'],
  ['a float with noise', '<c r="B2"><v>0.30000000000000004</v></c>', '0', '0.3'],
  ['a small number', '<c r="B2"><v>1.5E-7</v></c>', '0', '0.00000015'],
  ['a logical value', '<c r="B2" t="b"><v>1</v></c>', '0', 'TRUE'],
  ['a formula with a text result', '<c r="B2" t="str"><f>A2</f><v>甲&amp;乙</v></c>', '0', '甲&乙'],
  [
    'escapes and character numbers',
    '<c r="B2" t="inlineStr"><is><t>&#x7532;_x000A_&lt;_x005F_x000A_</t></is></c>',
    '0',
    '甲\n<_x000A_',
  ],
  [
    'reading aids over the text',
    '<c r="B2" t="inlineStr"><is><t>重庆</t><rPh><t>chongqing</t></rPh></is></c>',
    '0',
    '重庆',
  ],
  ['CDATA', '<c r="B2" t="inlineStr"><is><t><![CDATA[a<b]]></t></is></c>', '0', 'a<b'],
])('%s', async (_, cell, format, text) => {
  expect(await cellOf({ rows: sheetOf(cell), formats: [format] })).toEqual({ text })
})

test('dates of a workbook that counts from 1904 are the same days', async () => {
  const rows = sheetOf('<c r="B2" s="1"><v>36700</v></c>')
  expect(await cellOf({ rows, formats: ['yyyy-m-d'], workbookProperties: '<workbookPr date1904="1"/>' })).toEqual({
    text: '2004-06-24',
  })
})

test('shared strings are found by number, whatever stands around them', async () => {
  const sharedStrings =
    '<si><t>零</t></si><si><r><t>重</t></r><r><t xml:space="preserve">庆 </t></r><rPh><t>x</t></rPh></si>'
  expect(await cellOf({ rows: sheetOf('<c r="B2" t="s"><v>1</v></c>'), sharedStrings })).toEqual({ text: '重庆 ' })
})

test('shared strings beyond what stays in memory are found again, in any order', async () => {
  const count = 3_000
  const text = (index: number) => createHash('shake256', { outputLength: 10_000 }).update(`${index}`).digest('hex')
  const sharedStrings = Array.from({ length: count }, (_, index) => `<si><t>${text(index)}</t></si>`).join('')
  const rows = Array.from({ length: count }, (_, at) => `<row><c t="s"><v>${(at * 1_009) % count}</v></c></row>`).join(
    '',
  )
  const table = await readTable(sent(zipOf(workbookParts({ rows: `${header}${rows}`, sharedStrings })), 1_000_000))
  let at = 0
  for await (const { cells } of table.rows) {
    if (cells[0] !== text((at * 1_009) % count)) throw new Error(`row ${at} is ${cells[0]!.slice(0, 10)}`)
    at += 1
  }
  expect(at).toBe(count)
})

test.each([
  ['a formula that was never calculated', '<c r="B2"><f>NOW()</f></c>', 'FORMULA_WITHOUT_RESULT'],
  ['a formula error', '<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', 'FORMULA_WITHOUT_RESULT'],
  ['a code whose last digits Excel lost', '<c r="B2"><v>9.15001182037909E+17</v></c>', 'LOST_DIGITS'],
])('%s is a fault of its cell', async (_, cell, code) => {
  expect((await cellOf({ rows: sheetOf(cell) })).fault).toBe(code)
})

test('a cell in column 1,000 costs its own row', async () => {
  const { rows } = await read(
    zipOf(
      workbookParts({
        rows: `${header}<row r="2"><c r="ALL2"><v>1</v></c></row><row r="3"><c r="A3"><v>2</v></c></row>`,
      }),
    ),
  )
  expect(rows.map(row => row.fault?.code ?? row.cells.join())).toEqual(['TOO_MANY_CELLS', '2'])
})

test('a workbook that unpacks beyond reason is refused before it fills the memory', async () => {
  const bomb = zipOf(workbookParts({ rows: `${header}${' '.repeat(130_000_000)}` }))
  expect(bomb.length).toBeLessThan(200_000)
  expect(await refusal(read(bomb))).toBe('BAD_USER_INPUT: 文件解压后过大，请另存为 CSV 或分成几个文件再导入')
})

test.each([
  [
    'shared strings',
    { rows: sheetOf('<c r="B2" t="s"><v>0</v></c>'), sharedStrings: `<si><t>${'x'.repeat(130_000_000)}</t></si>` },
  ],
  ['styles', { rows: sheetOf(''), formats: ['0'.repeat(9_000_000)] }],
])('so is one whose %s do', async (_, parts) => {
  expect(await refusal(read(zipOf(workbookParts(parts))))).toMatch(/^BAD_USER_INPUT: /)
})

test('a document type is refused: it could define entities that grow', async () => {
  const parts = workbookParts({ rows: header })
  const sheet = parts['xl/workbook.xml'].replace('?>', '?><!DOCTYPE x [<!ENTITY a "aa">]>')
  expect(await refusal(read(zipOf({ ...parts, 'xl/workbook.xml': sheet })))).toContain('XML 有误')
})

test.each([
  ['a document of another kind', zipOf({ 'word/document.xml': '<x/>' }), '不是 .xlsx 工作簿'],
  ['a workbook without rows', zipOf(workbookParts({ rows: '' })), '没有任何内容'],
  ['half a workbook', zipOf(workbookParts({ rows: header })).subarray(0, 900), '已损坏'],
])('%s is refused', async (_, content, said) => {
  expect(await refusal(read(content))).toContain(said)
})
