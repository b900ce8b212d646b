import { readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { codesOf } from '../subgraphs/enterprise/testing/register.ts'
import { freshFolder } from './support/folder.ts'
import { e360 } from './support/process.ts'
import { sharedFile, testOnRealRows } from './support/sharedData.ts'

type Row = Record<string, string>

let folder = ''
const readRows = async (file: string): Promise<Row[]> =>
  parse(await readFile(path.join(folder, file)), { columns: true })
const run = (...args: string[]) => e360(args, { E360_DATA_DIR: path.join(folder, 'data') }, folder)
const counted = (words: readonly string[]) => {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}

/** Another register of the same companies, and what a comparison must find of each row; null: the other one does not have it. */
const otherRow = (row: Row, index: number): [row: Row, found: string] | null => {
  const { uscc } = codesOf(index % 100_000)
  switch (index % 10) {
    case 0:
      return null
    case 1:
      return [{ ...row, ent_name: `${row.ent_name}甲` }, 'code only']
    case 2:
      return [{ ...row, uscc: '', org_code: '' }, 'name only']
    case 3:
      return [{ ...row, uscc, org_code: '' }, 'conflict']
    case 4:
      return [{ ...row, ent_name: `${row.ent_name}甲`, uscc, org_code: '' }, 'orphan']
    default:
      return [{ ...row, org_code: index % 10 === 5 ? '' : row.org_code! }, 'matched']
  }
}

testOnRealRows(
  'a register of 34,041 companies is compared with one that was changed: every class is found as often as it was made',
  async () => {
    folder = await freshFolder()
    const file = sharedFile('registry_cq_dev.csv')
    expect(await run('import', 'enterprises', file)).toMatchObject({ code: 0 })
    const rows: Row[] = parse(readFileSync(file), { columns: true })
    const others = rows.map(otherRow).filter(other => other !== null)
    await writeFile(
      path.join(folder, 'other.csv'),
      stringify(
        others.map(([row]) => row),
        { header: true },
      ),
    )
    expect(await run('compare', 'other.csv', '--out', 'out.csv')).toMatchObject({ code: 0 })
    const lines = await readRows('out.csv')
    expect(counted(lines.map(line => `${line.side} ${line.class}`))).toEqual(
      counted([
        ...others.map(([, found]) => `file ${found}`),
        ...rows.map((row, index) => `register ${otherRow(row, index)?.[1] ?? 'orphan'}`),
      ]),
    )
  },
  240_000,
)

testOnRealRows(
  'the quality of that register: what its rows lack is counted, and no person is named',
  async () => {
    const rows: Row[] = parse(readFileSync(sharedFile('registry_cq_dev.csv')), { columns: true })
    expect(await run('quality', '--out', 'defects.csv')).toMatchObject({ code: 0 })
    const defects = await readRows('defects.csv')
    const found = counted(defects.map(({ rule }) => rule!))
    const blank = (column: string) => rows.filter(row => row[column]!.trim() === '').length
    expect(found).toMatchObject({
      STATUS_UNKNOWN: 34_041,
      TYPE_MISSING: blank('ent_type'),
      LEGAL_REPRESENTATIVE_MISSING: blank('legal_rep_masked'),
      REGION_MISSING: blank('district_code'),
      SCOPE_MISSING: blank('business_scope'),
      ADDRESS_MISSING: blank('address'),
    })
    expect(defects.filter(({ value }) => /^.某/.test(value!))).toEqual([])
  },
  120_000,
)
