import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import { sharedRows, testOnSharedData } from '../../../identity/testing/sharedRows.ts'
import { runCodes } from './codes.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'e360-codes-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const judged = async (text: string): Promise<Record<string, string>[]> => {
  const [file, out] = [path.join(folder, 'in.csv'), path.join(folder, 'out.csv')]
  writeFileSync(file, text)
  await runCodes(file, { out })
  return parse(readFileSync(out, 'utf8'), { columns: true })
}

test('each code of a table is told with its kind, its check and its canonical form, row by row', async () => {
  expect(
    await judged('name,code\n甲,91500113622052913c\n乙,62205291-3\n丙,3209231100626\n丁,\n戊,91350100M0001TGQXM\n'),
  ).toEqual([
    { code: '91500113622052913c', kind: 'uscc18', valid: '1', canonical: '91500113622052913C', reason: '' },
    { code: '62205291-3', kind: 'org9', valid: '1', canonical: '622052913', reason: '' },
    { code: '3209231100626', kind: 'unknown', valid: '0', canonical: '', reason: 'LENGTH' },
    { code: '', kind: 'unknown', valid: '0', canonical: '', reason: 'EMPTY' },
    { code: '91350100M0001TGQXM', kind: 'uscc18', valid: '0', canonical: '91350100M0001TGQXM', reason: 'CHECK_DIGIT' },
  ])
})

test('a citizen’s number is not copied', async () => {
  expect(await judged('code\n11010519491231002X\n')).toMatchObject([
    { code: '110***********002X', reason: 'IDENTITY_NUMBER' },
  ])
})

test('a table without a column of codes is refused, and nothing is written', async () => {
  rmSync(path.join(folder, 'out.csv'), { force: true })
  await expect(judged('name\n甲\n')).rejects.toThrow('表头')
  expect(readdirSync(folder)).toEqual(['in.csv'])
})

test('a place that cannot be written is told in a sentence', async () => {
  writeFileSync(path.join(folder, 'in.csv'), 'code\n622052913\n')
  await expect(runCodes(path.join(folder, 'in.csv'), { out: path.join(folder, 'no', 'out.csv') })).rejects.toThrow(
    '无法写入',
  )
})

/**
 * Four registration numbers of Jiangsu are organization codes, printed with their hyphen and a check character that agrees, like the 300 that
 * the file itself files under org9; it files these four under “legacy length”. Nothing in the text tells them apart.
 */
const filedByLength = /^(?:13830295-X|95028570-8|95028578-3|95028583-9)$/

testOnSharedData('real codes get the kind and validity that the file of real codes tells', async () => {
  const rows = sharedRows('codes_real_dev.csv')
  const told = await judged(['code', ...rows.map(({ code }) => code)].join('\n'))
  rows.forEach(({ code, kind, valid_after_uppercase: valid }, index) => {
    const expected = filedByLength.test(code!)
      ? { kind: 'org9', valid: '1' }
      : { kind: kind!.replace(/^len.*/, 'unknown'), valid }
    expect({ ...told[index] }).toMatchObject({ code, ...expected })
  })
})
