import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import { runImport } from './import.ts'
import { runMatch } from './match.ts'

let folder = ''
const file = (name: string) => path.join(folder, name)

beforeAll(async () => {
  // Jest cannot load modules that import one another twice at a time, as the product does
  for (const name of ['enterprise', 'inspection', 'certification', 'credit'])
    await import(`../../../subgraphs/${name}/src/main.ts`)
  folder = mkdtempSync(path.join(tmpdir(), 'e360-match-'))
  process.env.E360_DATA_DIR = file('data')
  const rows = [
    '重庆阡陌水泵有限公司,91500113622052913C',
    ...Array.from({ length: 7 }, (_, n) => `重庆纵横${n}商贸有限公司,`),
  ]
  writeFileSync(file('register.csv'), `企业名称,统一社会信用代码\n${rows.join('\n')}\n`)
  expect(await runImport('enterprises', file('register.csv'), {})).toBe(0)
})
afterAll(() => {
  delete process.env.E360_DATA_DIR
  rmSync(folder, { recursive: true, force: true })
})

const decided = async (text: string): Promise<Record<string, string>[]> => {
  writeFileSync(file('queries.csv'), text)
  await runMatch(file('queries.csv'), { out: file('decisions.csv') })
  return parse(readFileSync(file('decisions.csv'), 'utf8'), { columns: true })
}

test('each row of a table gets its decision, in its order, whatever the headers are called', async () => {
  const found = { org_code: '622052913', uscc: '91500113622052913C' }
  expect(
    await decided(
      'record_id,source,ent_name_raw,code_raw,address_raw,district_raw,est_date_raw\n' +
        'R1,x,阡陌水泵公司,91500113622052913C,,,\nR2,x,重庆阡陌水泵有限公司,,,,\nR3,x,重庆迁陌水泵有限公司,,,,\n,x,无此企业,,,,\n',
    ),
  ).toMatchObject([
    { record_id: 'R1', decision: 'auto_match', ...found, candidates: '622052913' },
    { record_id: 'R2', decision: 'auto_match', ...found, candidates: '622052913' },
    { record_id: 'R3', decision: 'review', org_code: '', uscc: '', candidates: '622052913' },
    { record_id: '', decision: 'no_match', org_code: '', uscc: '', score: '0', candidates: '' },
  ])
  expect(await decided('记录编号,企业名称,统一社会信用代码\nR1,,91500113622052913c\n')).toMatchObject([
    { record_id: 'R1', decision: 'auto_match', ...found },
  ])
})

test('a company without a credit code is told by its organization code, several candidates are told apart by semicolons', async () => {
  const rows = await decided('record_id,ent_name_raw\n1,重庆纵横3商贸有限公司\n2,重庆纵黄3商贸有限公司\n')
  expect(rows[0]).toMatchObject({ decision: 'auto_match', uscc: '', org_code: expect.stringMatching(/^PDY/) })
  expect(rows[1]!.candidates!.split(';')[0]).toBe(rows[0]!.org_code)
})

test('a table without names or record ids is refused, and nothing is written', async () => {
  rmSync(file('decisions.csv'), { force: true })
  await expect(decided('record_id,code_raw\n1,2\n')).rejects.toThrow('表头')
  await expect(decided('ent_name_raw\n甲\n')).rejects.toThrow('表头')
  expect(() => readFileSync(file('decisions.csv'))).toThrow('ENOENT')
})
