import { expect, test } from '@jest/globals'
import { cellReader } from './cell.ts'
import { readTable } from './read.ts'
import { collect, refusal, sent } from './testing/sent.ts'
import { workbookParts, zipOf } from './testing/zipOf.ts'
import { readXml } from './xlsx/xml.ts'

const header = '<row><c t="inlineStr"><is><t>名称</t></is></c></row>'
const rowsOf = async (parts: Record<string, string>) => collect((await readTable(sent(zipOf(parts), 65_536))).rows)
const links = (count: number) =>
  `<R>${Array.from({ length: count }, (_, index) => `<Relationship Id="rId${index + 1}" Type="x/worksheet" Target="worksheets/sheet1.xml"/>`).join('')}</R>`

/** How often the loop turns until the work is done. */
const turnsDuring = async (work: () => Promise<unknown>): Promise<number> => {
  let turns = 0
  let isDone = false
  const count = () => {
    turns += 1
    if (!isDone) setImmediate(count)
  }
  setImmediate(count)
  await work()
  isDone = true
  return turns
}

test('a tag of 200,000 signs within quotes is read without trying each of them as its end', async () => {
  const rows = `${header}<row a="${'>'.repeat(200_000)}"><c t="inlineStr" b='"'><is><t>甲</t></is></c></row>`
  expect(await rowsOf(workbookParts({ rows }))).toMatchObject([{ cells: ['甲'] }])
})

test('markup without an end is refused when a megabyte of it has come', async () => {
  const rows = `${header}<!--${'x'.repeat(1_200_000)}-->`
  expect(await refusal(rowsOf(workbookParts({ rows })))).toContain('XML 有误')
})

test('the loop turns within a piece of XML', async () => {
  async function* piece() {
    yield Buffer.from('<a b="c"/>'.repeat(500_000))
  }
  const turns = await turnsDuring(async () => {
    for await (const _ of readXml(piece(), { open: () => undefined, close: () => undefined }));
  })
  expect(turns).toBeGreaterThan(3)
})

test('the loop turns between rows that came together, where whoever takes them works long on each', async () => {
  const { rows } = await readTable(sent(`名称\n${'甲\n'.repeat(400)}`))
  const turns = await turnsDuring(async () => {
    for await (const _ of rows) for (const until = performance.now() + 0.3; performance.now() < until;);
  })
  expect(turns).toBeGreaterThan(3)
})

test('a list of more characters than are told apart at once is refused', () => {
  const read = cellReader({ field: 'findings', headers: ['不合格项目'], kind: 'list' })
  expect(read('甲、'.repeat(16_383)).value).toHaveLength(16_383)
  expect(read('甲、'.repeat(16_384)).fault?.code).toBe('CELL_TOO_LARGE')
})

test('a row whose cells are all one long shared text is refused alone', async () => {
  const rows = `${header}<row>${'<c t="s"><v>0</v></c>'.repeat(500)}</row><row><c t="s"><v>0</v></c></row>`
  const read = await rowsOf(workbookParts({ rows, sharedStrings: `<si><t>${'x'.repeat(10_000)}</t></si>` }))
  expect(read.map(({ cells, fault }) => [cells.length, fault?.code])).toEqual([
    [0, 'ROW_TOO_LARGE'],
    [1, undefined],
  ])
})

test('a workbook of more sheets or links than people can make is refused', async () => {
  const parts = workbookParts({ rows: header })
  const sheets = '<workbook><sheets>' + '<sheet name="x" id="rId1"/>'.repeat(1_001) + '</sheets></workbook>'
  expect(await refusal(rowsOf({ ...parts, 'xl/workbook.xml': sheets }))).toContain('1,000 个以上的工作表')
  expect(await refusal(rowsOf({ ...parts, 'xl/_rels/workbook.xml.rels': links(10_001) }))).toContain('部件过多')
})

test('sheets that are all one part are read as one', async () => {
  const sheets = Array.from({ length: 1_000 }, (_, index) => `<sheet name="${index}" id="rId${index + 1}"/>`).join('')
  const workbook = await readTable(
    sent(
      zipOf({
        ...workbookParts({ rows: '<row/>'.repeat(20_000) + header }),
        'xl/workbook.xml': `<workbook><sheets>${sheets}</sheets></workbook>`,
        'xl/_rels/workbook.xml.rels': links(1_000),
      }),
    ),
  )
  expect(workbook.otherSheets).toHaveLength(999)
})
