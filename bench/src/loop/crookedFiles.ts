import { randomBytes } from 'node:crypto'
import { workbookParts, zipOf } from '@e360/kit/tabular/testing/zipOf'

type Content = () => Iterable<string | Uint8Array>

const header = ['记录编号', '企业名称', '检查类型', '检查日期', '检查结论', '不合格项目']
const csvHeader = `${header.join(',')}\n`
const sheetHeader = `<row>${header.map(text => inline(text)).join('')}</row>`

function inline(text: string): string {
  return `<c t="inlineStr"><is><t>${text}</t></is></c>`
}

function* repeated(head: string, piece: string, count: number): Generator<string> {
  yield head
  const together = Math.max(1, Math.floor(1_000_000 / piece.length))
  for (let index = 0; index < count; index += together) yield piece.repeat(Math.min(together, count - index))
}

const workbook =
  (rows: () => string, sharedStrings?: () => string): Content =>
  () => [zipOf(workbookParts({ rows: sheetHeader + rows(), ...(sharedStrings && { sharedStrings: sharedStrings() }) }))]

/** A workbook of which one part is another one. */
const withPart =
  (name: string, part: () => string): Content =>
  () => [zipOf({ ...workbookParts({ rows: sheetHeader }), [name]: part() })]

const counted = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join('')

const sharedCells = (count: number, index: (at: number) => number) =>
  counted(count / 100, row => `<row>${counted(100, at => `<c t="s"><v>${index(row * 100 + at)}</v></c>`)}</row>`)

const damaged = (bytes: Uint8Array): Uint8Array => {
  bytes.set(randomBytes(64), Math.floor(bytes.length / 3))
  return bytes
}
const manyRows = () => counted(50_000, index => `<row>${inline(`x${index}`)}</row>`)

/** Tables that nobody should drop: their ending, and what is in them. */
export const crookedFiles: readonly (readonly [name: string, ending: 'csv' | 'xlsx', content: Content])[] = [
  ['a bomb', 'xlsx', workbook(() => ' '.repeat(300_000_000))],
  ['1,000,000 empty rows', 'xlsx', workbook(() => '<row/>'.repeat(1_000_000))],
  [
    '100,000 rows of one blank cell far away',
    'xlsx',
    workbook(() => '<row><c r="SR1" t="inlineStr"><is><t> </t></is></c></row>'.repeat(100_000)),
  ],
  ['a cell of 30 MB', 'xlsx', workbook(() => `<row>${inline('检'.repeat(10_000_000))}</row>`)],
  [
    '100,000 shared texts in any order',
    'xlsx',
    workbook(
      () => sharedCells(50_000, at => (at * 7_919) % 100_000),
      () => counted(100_000, index => `<si><t>${index} ${randomBytes(400).toString('base64')}</t></si>`),
    ),
  ],
  [
    'rows of 512 shared texts of 1 MB',
    'xlsx',
    workbook(
      () => `<row>${'<c t="s"><v>0</v></c>'.repeat(500)}</row>`.repeat(20),
      () => `<si><t>${'x'.repeat(1_000_000)}</t></si>`,
    ),
  ],
  [
    'rows of 6 shared texts of 1 MB',
    'xlsx',
    workbook(
      () => `<row>${'<c t="s"><v>0</v></c>'.repeat(6)}</row>`.repeat(500),
      () => `<si><t>${'x;'.repeat(500_000)}</t></si>`,
    ),
  ],
  [
    '10,000 rows of 16,384 columns',
    'xlsx',
    workbook(() => `<row>${'<c><v>1</v></c>'.repeat(16_384)}</row>`.repeat(1_000)),
  ],
  ['a tag of signs', 'xlsx', workbook(() => `<row a="${'>'.repeat(8_000_000)}"></row>`)],
  ['a tag without an end', 'xlsx', workbook(() => `<row a="${' '.repeat(50_000_000)}`)],
  ['a comment of 50 MB', 'xlsx', workbook(() => `<!--${'x'.repeat(50_000_000)}--><row/>`)],
  [
    '5,000 sheets',
    'xlsx',
    () => {
      const parts = workbookParts({ rows: '<row/>'.repeat(5_000) })
      return [
        zipOf({
          ...parts,
          'xl/workbook.xml': parts['xl/workbook.xml'].replace(/<sheet [^>]*\/>/, sheet => sheet.repeat(5_000)),
        }),
      ]
    },
  ],
  [
    '1,000,000 sheets',
    'xlsx',
    withPart('xl/workbook.xml', () => `<workbook>${'<sheet id="rId1"/>'.repeat(1_000_000)}</workbook>`),
  ],
  [
    '10,000 sheets of 10,000 relations',
    'xlsx',
    () => [
      zipOf({
        ...workbookParts({ rows: sheetHeader }),
        'xl/workbook.xml': `<workbook>${'<sheet id="rIdx"/>'.repeat(10_000)}</workbook>`,
        'xl/_rels/workbook.xml.rels': `<R>${counted(10_000, index => `<Relationship Id="rId${index}" Type="worksheet" Target="a/b"/>`)}</R>`,
      }),
    ],
  ],
  [
    '1,000,000 formats',
    'xlsx',
    withPart(
      'xl/styles.xml',
      () => `<s>${counted(1_000_000, index => `<numFmt numFmtId="${index}" formatCode="yyyy"/>`)}</s>`,
    ),
  ],
  [
    'a workbook that is broken in the middle',
    'xlsx',
    () => [damaged(zipOf(workbookParts({ rows: sheetHeader + manyRows() })))],
  ],
  ['half a workbook', 'xlsx', () => [zipOf(workbookParts({ rows: sheetHeader + manyRows() })).subarray(0, 100_000)]],
  ['a line of 50 MB', 'csv', () => repeated(csvHeader, 'x', 50_000_000)],
  ['quotes that are never closed', 'csv', () => repeated(csvHeader, '"a,b\n', 2_000_000)],
  ['one quote that is never closed', 'csv', () => repeated(`${csvHeader}"`, 'a,b\n', 5_000_000)],
  ['10,000 columns', 'csv', () => repeated(csvHeader, `${'1,'.repeat(10_000)}\n`, 1_000)],
  ['a header of 10,000 columns', 'csv', () => repeated(`${counted(10_000, index => `c${index},`)}\n`, '1\n', 1_000)],
  ['ten rows of 512 long headers', 'csv', () => repeated('', `${`${'检'.repeat(3_900)},`.repeat(500)}\n`, 12)],
  [
    'rejected rows of 500 columns',
    'csv',
    () => repeated(`${csvHeader.trim()}${counted(500, index => `,c${index}`)}\n`, `${'1,'.repeat(500)}\n`, 20_000),
  ],
  ['rejected rows', 'csv', () => repeated(csvHeader, '1,甲,2,3,4,5\n', 200_000)],
  [
    'rows of 2 MB',
    'csv',
    () => repeated(csvHeader, `1,${'甲'.repeat(1_000_000)},日常检查,2026-01-01,合格,${'乙'.repeat(1_000_000)}\n`, 60),
  ],
  ['lists of 1 MB', 'csv', () => repeated(csvHeader, `1,甲,日常检查,2026-01-01,合格,${'乙、'.repeat(500_000)}\n`, 50)],
  [
    'brackets of 1 MB',
    'csv',
    () => repeated(csvHeader, `1,甲,日常检查,2026-01-01,合格,${'（）'.repeat(500_000)}\n`, 20),
  ],
  ['UTF-16 without a mark', 'csv', () => [Buffer.from(csvHeader + '1,甲,2,3,4,5\n'.repeat(100_000), 'utf16le')]],
  ['bytes of any kind', 'csv', () => [randomBytes(20_000_000)]],
  ['Latin letters', 'csv', () => [Buffer.from('naïve,café,übung\n'.repeat(1_000_000), 'latin1')]],
  [
    'another encoding behind 10 MB',
    'csv',
    () => [csvHeader, '1,a,2,3,4,5\n'.repeat(800_000), Buffer.from([0xd6, 0xd8, 0xc7, 0xec, 0x0a])],
  ],
  [
    'one character of every encoding',
    'csv',
    () => [Buffer.from(['a,b', ...Array.from({ length: 400_000 }, () => '\u00e9,\u00fc')].join('\n'))],
  ],
  ['zeros', 'csv', () => [Buffer.alloc(30_000_000)]],
]
