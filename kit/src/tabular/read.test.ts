import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import * as fc from 'fast-check'
import iconv from 'iconv-lite'
import { delimitedRows } from './delimited.ts'
import { decodeText } from './encoding.ts'
import { readTable } from './read.ts'
import { collect, refusal, sent } from './testing/sent.ts'
import type { TableSource } from './read.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'e360-read-'))
})
afterAll(() => rm(folder, { recursive: true }))

const tableOf = async (source: TableSource) => {
  const table = await readTable(source)
  return { headers: table.headers, rows: await collect(table.rows) }
}
const cellsOf = async (content: string | Uint8Array, pieces?: number) =>
  (await tableOf(sent(content, pieces))).rows.map(row => row.cells)

const file = async (name: string, content: string | Uint8Array) => {
  await writeFile(path.join(folder, name), content)
  return { path: path.join(folder, name) }
}

test('rows keep the line on which they begin, also behind cells with line breaks and blank lines', async () => {
  const { headers, rows } = await tableOf(sent('名称,备注\r\n甲,"一\r\n二"\r\n\r\n乙,"说""好"""\r\n'))
  expect(headers).toEqual(['名称', '备注'])
  expect(rows).toEqual([
    { line: 2, cells: ['甲', '一\r\n二'] },
    { line: 5, cells: ['乙', '说"好"'] },
  ])
})

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom('重', '庆', '㐀', 'a', ',', ';', '"', '\n', '\t', '。', '1', ' ', 'é') }),
  fc.constantFrom('', '"', '""', ',', '=1+1', '有限公司', '\r\n', '91500118203790903T'),
)
const rowsOfThree = fc.array(fc.tuple(fc.constantFrom('甲', 'b'), cell, cell), { minLength: 1, maxLength: 12 })

/** More than is awaited before encoding and delimiter are decided, so that what follows is taken piece by piece. */
const padding = Array.from({ length: 16 }, (_, index) => ['重庆市永川区'.repeat(400), `${index}`, 'b'])

/** The last 200 bytes in pieces, all before them at once. */
const endInPieces = (content: Uint8Array, size: number): TableSource => {
  const stream = async function* () {
    const from = Math.max(0, content.length - 200)
    yield content.subarray(0, from)
    for (let at = from; at < content.length; at += size) yield content.subarray(at, at + size)
  }
  return { stream: stream() }
}

test('whatever a CSV writer writes is read back, in UTF-8 and GB18030, however it is cut into pieces', async () => {
  await fc.assert(
    fc.asyncProperty(
      rowsOfThree,
      fc.constantFrom('utf8', 'gb18030', 'utf8 with mark', 'utf16'),
      fc.constantFrom(',', ';', '\t'),
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom('\n', '\r\n'),
      async (rows, encoding, delimiter, pieces, end) => {
        const text = stringify([['名称', '备注', '说明'], ...padding, ...rows], {
          delimiter,
          record_delimiter: end,
          quoted_match: /[\r\n]/,
        })
        const bytes = {
          utf8: () => Buffer.from(text),
          gb18030: () => iconv.encode(text, 'gb18030'),
          'utf8 with mark': () => Buffer.from(`\uFEFF${text}`),
          utf16: () => iconv.encode(text, 'utf-16'),
        }[encoding]()
        const { rows: found } = await tableOf(endInPieces(bytes, pieces))
        expect(found.slice(padding.length).map(row => row.cells)).toEqual(rows)
      },
    ),
    { numRuns: 300 },
  )
})

test('a row means what csv-parse says it means', async () => {
  const honest = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(honest, async rows => {
      const text = stringify([['名称', '备注'], ...rows.map(row => ['甲', ...row])])
      expect(await cellsOf(text.replace('名称,备注', '名称,备注,说明'))).toEqual(
        parse(text, { relax_column_count: true }).slice(1),
      )
    }),
  )
})

test('what is broken is found broken alike, however the file is cut into pieces', async () => {
  const before = Buffer.from(`a,b,c\n${padding.map(row => row.join()).join('\n')}\n`)
  const broken = fc.string({ unit: fc.constantFrom('"', '"', ',', '\n', '\r', '甲', 'b'), maxLength: 30 })
  await fc.assert(
    fc.asyncProperty(broken, fc.integer({ min: 1, max: 7 }), async (text, pieces) => {
      const content = Buffer.concat([before, Buffer.from(text)])
      const { rows } = await tableOf(endInPieces(content, pieces))
      const whole = await tableOf(sent(content, content.length))
      expect(rows.slice(padding.length)).toEqual(whole.rows.slice(padding.length))
    }),
    { numRuns: 300 },
  )
})

test('GB18030 is recognised even where the first Chinese byte comes after two megabytes of ASCII', async () => {
  const ascii = 'id,name\n' + '1,plain ascii text\n'.repeat(110_000)
  const cells = await cellsOf(Buffer.concat([Buffer.from(ascii), iconv.encode('2,重庆市永川区㐀𠮷\n', 'gb18030')]))
  expect(cells.at(-1)).toEqual(['2', '重庆市永川区㐀𠮷'])
})

test('the characters that GB 18030-2022 moved have their new numbers', async () => {
  expect(
    await cellsOf(Buffer.concat([iconv.encode('名称,备注\n重庆,', 'gb18030'), Buffer.from([0xfe, 0x59, 0x0a])])),
  ).toEqual([['重庆', '\u9FB4']])
})

test('two characters of GB18030 that are valid UTF-8 too are read as Chinese', async () => {
  expect(await cellsOf(Buffer.concat([Buffer.from('a,b\n1,'), Buffer.from([0xcd, 0xa8, 0xc2, 0xb7])]))).toEqual([
    ['1', '通路'],
  ])
})

test('a character of UTF-8 that is cut where the encoding is decided is whole again', async () => {
  const word = 'é.'.repeat(30_000)
  const [row] = await cellsOf(`a,b\n1,${word}\n`, 65_537)
  expect(row![1] === word).toBe(true)
})

test('a few damaged bytes do not make UTF-8 something else', async () => {
  const text = Buffer.from('名称,备注\n' + '重庆市永川区水泵厂,好\n'.repeat(50))
  expect((await cellsOf(Buffer.concat([text, Buffer.from([0x31, 0x2c, 0xe9, 0x87, 0x0a])]))).at(-1)).toEqual([
    '1',
    '\uFFFD',
  ])
})

test.each(['utf8', 'gb18030'])(
  'who sends slowly in %s, and does not say so, is read as soon as there is no doubt',
  async encoding => {
    const text = '企业名称,检查情况\n重庆市永川区水泵厂,合格，已按要求整改\n'
    let asked = 0
    const slowly = async function* () {
      for (const piece of [text, text]) {
        asked += 1
        yield iconv.encode(piece, encoding)
      }
    }
    const read = decodeText(slowly())
    expect(await read.next()).toEqual({ done: false, value: text })
    expect(asked).toBe(1)
    expect((await read.next()).value).toBe(text)
  },
)

test('the charset that came with the bytes is believed', async () => {
  const { stream } = sent(iconv.encode('名,b\n路,1\n', 'gb18030')) as { stream: AsyncIterable<Uint8Array> }
  expect((await readTable({ stream, contentType: 'text/csv; charset=GBK' })).headers).toEqual(['名', 'b'])
})

test.each([
  ['a stray quote', '"甲"乙,1'],
  ['a quote that is never closed', '"甲,1'],
])('%s costs its own row and no other', async (_, bad) => {
  const { rows } = await tableOf(sent(`a,b\n1,2\n${bad}\n3,4\n5,6\n`))
  expect(rows.map(row => row.fault?.code ?? row.cells.join())).toEqual(['1,2', 'QUOTE_NOT_CLOSED', '3,4', '5,6'])
  expect(rows.map(row => row.line)).toEqual([2, 3, 4, 5])
})

test('a quote that is closed only by that of a later row costs these two rows at most', async () => {
  const { rows } = await tableOf(sent('a,b\n"1,2\n3,4\n"5",6\n7,8\n', 3))
  expect(rows.map(row => row.fault?.code ?? row.cells.join())).toEqual(['QUOTE_NOT_CLOSED', '3,4', '5,6', '7,8'])
})

test('a row of 1,000 columns is refused alone', async () => {
  const { rows } = await tableOf(sent(`a,b\n1,2\n${'x,'.repeat(999)}x\n3,4\n`))
  expect(rows.map(row => row.fault?.message ?? row.cells.join())).toEqual([
    '1,2',
    expect.stringContaining('1000 个单元格'),
    '3,4',
  ])
  expect(rows[1]!.cells).toHaveLength(512)
})

test('a row with one cell too many is refused, one with too few ends in blanks', async () => {
  const { rows } = await tableOf(sent('a,b,c\n1,2,3,4\n1,2,3,,\n1\n'))
  expect(rows.map(row => row.fault?.code ?? row.cells.join())).toEqual(['TOO_MANY_CELLS', '1,2,3', '1'])
})

test('a row in the middle of which the file ends is refused', async () => {
  const { rows } = await tableOf(sent('a,b,c\n1,2,3\n1,2'))
  expect(rows.map(row => row.fault?.code ?? row.cells.join())).toEqual(['1,2,3', 'TRUNCATED_ROW'])
})

test('a cell over 1 MB is refused with its row, quoted or not, and the rest is read', async () => {
  const { rows } = await tableOf(sent(`a,b\n1,${'x'.repeat(1_100_000)}\n2,"${'y'.repeat(1_100_000)}"\n3,4\n`))
  expect(rows.map(row => row.fault?.code ?? row.cells.join())).toEqual(['CELL_TOO_LARGE', 'CELL_TOO_LARGE', '3,4'])
  expect(rows.every(row => row.cells.join().length <= 1_000)).toBe(true)
})

test.each(['\r\n', '\r', '\n'])(
  'a line of 9 MB that ends in %j is skipped, also where the file is cut at its end',
  async end => {
    const before = `a,b${end}1,`
    const content = `${before}${'x'.repeat(8_999_999 - before.length)}${end}3,4${end}`
    const { rows } = await tableOf(sent(content, 1_125_000))
    expect(rows.map(row => [row.line, row.fault?.code ?? row.cells.join()])).toEqual([
      [2, 'ROW_TOO_LARGE'],
      [3, '3,4'],
    ])
  },
)

test('rows are read only as fast as they are taken', async () => {
  let given = 0
  const endless = async function* () {
    yield Buffer.from('a,b\n')
    for (;;) {
      given += 1
      yield Buffer.from('1,2\n'.repeat(4_000))
    }
  }
  const table = await readTable({ stream: endless() })
  const rows = table.rows[Symbol.asyncIterator]()
  for (let count = 0; count < 5_000; count += 1) await rows.next()
  expect(given).toBeLessThan(8)
  await table.close()
})

test('an unknown file, a directory and an empty file are refused with what to do', async () => {
  expect(await refusal(readTable({ path: path.join(folder, '没有.csv') }))).toBe(
    'BAD_USER_INPUT: 找不到文件“没有.csv”，请检查文件名和所在的目录',
  )
  expect(await refusal(readTable({ path: folder }))).toContain('是目录')
  expect(await refusal(readTable(await file('空.csv', '')))).toBe(
    'BAD_USER_INPUT: “空.csv”是空的，请检查是否选对了文件',
  )
  expect(await refusal(readTable(await file('空白.csv', '\uFEFF \r\n\r\n')))).toContain('没有任何内容')
  expect(await refusal(readTable(sent('')))).toContain('是空的')
})

test.each([
  ['旧.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]), '.xls'],
  ['压缩.csv', gzipSync('a,b\n1,2\n'), '请先解压'],
  ['程序', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 0, 0, 1]), '不是表格文件'],
  ['网页.xls', '<html><table><tr><td>名称</td></tr></table></html>', '网页'],
  ['损坏.xlsx', Buffer.from('PK\x03\x04 and then nothing of use'), '已损坏'],
])('%s is no table, and the sentence says so', async (name, content, said) => {
  const sentence = await refusal(readTable(await file(name, content)))
  expect(sentence).toMatch(/^BAD_USER_INPUT: /)
  expect(sentence).toContain(said)
})

test('a zero byte that slipped into a small file stays in its cell', async () => {
  const { rows } = await tableOf(sent('a,b\n1,2\n3\0,4\n5,6\n'))
  expect(rows.map(row => row.cells)).toEqual([
    ['1', '2'],
    ['3\0', '4'],
    ['5', '6'],
  ])
})

test.each([
  ['shift_jis', '株式会社の検査結果は不合格でした。東京都千代田区'],
  ['windows-1251', 'Название предприятия и его адрес, результат проверки'],
])(
  'a file in %s is refused as text in no encoding known here, though its headers are ASCII',
  async (encoding, text) => {
    const content = iconv.encode(`ent_name,b\n${`${text.replaceAll(',', '')},1\n`.repeat(20)}`, encoding)
    expect(await refusal(readTable(sent(content)))).toBe(
      'BAD_USER_INPUT: 无法识别文件的文字编码，请另存为 UTF-8 编码的 CSV（或 XLSX）后重试',
    )
  },
)

test('traditional characters and rare ones in GB18030 are still Chinese', async () => {
  const text = '重慶騰山機電有限公司㐀𠮷過氧化值以脂肪計拉伸負荷'
  expect((await cellsOf(iconv.encode(`ent_name,b\n${`${text},1\n`.repeat(20)}`, 'gb18030')))[0]).toEqual([text, '1'])
})

test('a header of more than 512 columns is refused', async () => {
  expect(
    await refusal(readTable(sent(`${Array.from({ length: 1_000 }, (_, index) => `列${index}`).join()}\n1,2\n`))),
  ).toContain('1000 个单元格，最多 512 个')
})

test('the rows that an open quote held back come some at a time', async () => {
  const sizes: number[] = []
  for await (const rows of delimitedRows(pieceByPiece(`"${'a,b\n'.repeat(50_000)}`), ',')) sizes.push(rows.length)
  expect([Math.max(...sizes), sizes.reduce((sum, size) => sum + size)]).toEqual([500, 50_000])
})

async function* pieceByPiece(text: string) {
  for (let at = 0; at < text.length; at += 65_536) yield text.slice(at, at + 65_536)
}
