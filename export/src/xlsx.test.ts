import { readdirSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import ExcelJS from 'exceljs'
import { xlsxOf } from './xlsx.ts'

async function* rowsOf(name: number, count: number) {
  for (let index = 0; index < count; index += 1) yield [`企业${name}`, index]
}
const threads = () => readdirSync('/proc/self/task').length

test('those who download at once share a thread, and each gets a workbook of his own; one who leaves early harms nobody', async () => {
  const before = threads()
  const begun = await Promise.all(
    Array.from({ length: 20 }, async (_, name) => {
      const workbook = xlsxOf(['名称', '数'], rowsOf(name, 250))
      return { name, workbook, first: (await workbook.next()).value as Uint8Array }
    }),
  )
  // those of libuv may have begun as well
  expect(threads() - before).toBeLessThan(10)
  const [left, ...stayed] = begun
  await left!.workbook.return(undefined)
  for (const { name, workbook, first } of stayed) {
    const pieces = [first]
    for await (const piece of workbook) pieces.push(piece)
    const read = await new ExcelJS.Workbook().xlsx.load(Buffer.concat(pieces) as never)
    const sheet = read.worksheets[0]!
    expect([sheet.rowCount, sheet.getCell('A251').value, sheet.getCell('B251').value]).toEqual([
      251,
      `企业${name}`,
      249,
    ])
  }
})

test('rows that cannot be written fail their own workbook, and no other', async () => {
  async function* unwritable() {
    yield ['企业', 1]
    yield ['企业', 1n as unknown as number]
  }
  const good = xlsxOf(['名称', '数'], rowsOf(1, 250))
  const pieces = [(await good.next()).value as Uint8Array]
  const writeAll = async () => {
    for await (const piece of xlsxOf(['名称', '数'], unwritable())) expect(piece).toBeDefined()
  }
  await expect(writeAll()).rejects.toThrow('BigInt')
  for await (const piece of good) pieces.push(piece)
  const read = await new ExcelJS.Workbook().xlsx.load(Buffer.concat(pieces) as never)
  expect(read.worksheets[0]!.rowCount).toBe(251)
})
