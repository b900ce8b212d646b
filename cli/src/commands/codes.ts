import { readCode } from '@e360/identity/codes'
import { writeCsv } from '../csvFile.ts'
import { tableRows } from '../tableRows.ts'

const columns = { code: ['code', '代码', '统一社会信用代码', '组织机构代码', '注册号'] } as const

const header = ['code', 'kind', 'valid', 'canonical', 'reason']

/**
 * `e360 codes <in> --out <out>`: says of each code of a table what kind it is, whether its check character agrees, and how it is written
 * canonically. One row for each row of the table, in its order.
 * @throws BAD_USER_INPUT where the table cannot be read or has no column of codes
 */
export const runCodes = async (file: string, { out }: { out: string }): Promise<void> => {
  let rows = 0
  let valid = 0
  const judged = async function* () {
    for await (const { code } of tableRows(file, columns, ['code'])) {
      const reading = readCode(code)
      rows += 1
      if (reading.valid) valid += 1
      const shown = reading.reason === 'IDENTITY_NUMBER' ? masked(code) : code
      yield [shown, reading.kind, reading.valid ? '1' : '0', reading.canonical ?? '', reading.reason ?? '']
    }
  }
  await writeCsv(out, header, judged())
  process.stdout.write(`共 ${rows} 个代码：有效 ${valid}，校验不符或无法识别 ${rows - valid}；结果见 ${out}\n`)
}

/** A citizen's number is not copied from table to table: 500***********1234. */
const masked = (code: string): string => {
  const characters = Array.from(code.trim())
  return characters.map((character, at) => (at < 3 || at >= characters.length - 4 ? character : '*')).join('')
}
