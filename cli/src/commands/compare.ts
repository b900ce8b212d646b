import { comparedColumns, identifyingFields } from '@e360/enterprise/columns'
import { comparisonClasses, comparisonSides, type ComparedLine } from '@e360/enterprise/compare/classes'
import { compareRegisters, registerSize } from '@e360/enterprise/compare/compare'
import { openScratch, readSnapshot } from '@e360/kit/database/snapshot'
import { failure } from '@e360/kit/errors'
import { sourceColumns } from '@e360/kit/records/importer'
import { readSettings } from '@e360/kit/settings'
import { readRecords, type TableRecords } from '@e360/kit/tabular/records'
import { comparisonTally, districtName, sideNames, type ComparisonTally } from '../comparisonSummary.ts'
import { writeCsv } from '../csvFile.ts'
import { registerName } from '../departments.ts'
import { readMappingOf } from '../mappingOf.ts'
import { showProgress, type Progress } from '../progress.ts'

interface Options {
  out: string
  mapping?: string
}

/**
 * `e360 compare <file> --out <out>`: compares the register with another one, beside a running server or alone, and writes nothing but the
 * result: a line for every row of the file, then one for every company of the register.
 * @returns the exit code: 0 where every row could be compared, 2 where some could not
 * @throws BAD_USER_INPUT where the file, its header or the mapping cannot be used
 */
export const runCompare = async (file: string, { out, mapping }: Options): Promise<number> => {
  const table = await openTable(file, mapping)
  const scratch = openScratch()
  try {
    const settings = readSettings()
    const tally = comparisonTally()
    await readSnapshot(registerName, settings.databaseUrl(registerName), async read => {
      const companies = await registerSize(read)
      const told = { rows: 0 }
      const lines = compareRegisters({ read, scratch, records: watched(table, told) })
      await writeCsv(out, header, cellsOf(lines, tally, companies))
      check(tally, told.rows, companies)
    })
    process.stdout.write(`${wordsOf(tally, table, out)}\n`)
    return tally.total('file', 'unreadable') > 0 ? 2 : 0
  } finally {
    await table.close()
    await scratch.destroy()
  }
}

const openTable = async (file: string, mapping: string | undefined): Promise<TableRecords> => {
  const table = await readRecords({
    source: { path: file },
    columns: [...sourceColumns, ...comparedColumns],
    mapping: await readMappingOf('enterprises', mapping),
  })
  if (table.used.some(({ field }) => identifyingFields.includes(field))) return table
  await table.close()
  throw failure(
    'BAD_USER_INPUT',
    `“${file}”中没有企业名称、统一社会信用代码、组织机构代码或注册号列，读到的表头有：${table.headers.join('、')}`,
  )
}

/** The rows as they are read; the bar is full when the last one is. */
async function* watched({ records, progress }: TableRecords, told: { rows: number }): TableRecords['records'] {
  const bar = showProgress('比对文件')
  for await (const record of records) {
    told.rows += 1
    bar.add(1)
    if (told.rows % 500 === 0) bar.at(progress())
    yield record
  }
  bar.end()
}

const header = [
  'side',
  'line',
  'record_id',
  'class',
  'district_code',
  'district',
  'file_org_code',
  'file_uscc',
  'file_name',
  'register_org_codes',
  'register_uscc',
  'register_names',
  'reason',
]

async function* cellsOf(
  lines: AsyncIterable<ComparedLine>,
  tally: ComparisonTally,
  companies: number,
): AsyncGenerator<string[]> {
  let bar: Progress | undefined
  for await (const line of lines) {
    tally.add(line)
    if (line.side === 'register') {
      bar ??= showProgress('比对登记库')
      bar.add(1)
      bar.at(tally.total('register') / companies)
    }
    yield [
      line.side,
      line.line === null ? '' : String(line.line),
      line.recordId,
      line.class,
      line.regionCode ?? '',
      districtName(line.regionCode),
      line.file?.code ?? '',
      line.file?.uscc ?? '',
      line.file?.name ?? '',
      line.companies.map(({ orgCode }) => orgCode).join(';'),
      line.companies.map(({ uscc }) => uscc ?? '').join(';'),
      line.companies.map(({ name }) => name).join(';'),
      line.reason,
    ]
  }
  bar?.end()
}

/** Every row and every company stands in the result once; if not, the result is worth nothing. */
const check = (tally: ComparisonTally, rows: number, companies: number): void => {
  if (tally.total('file') !== rows || tally.total('register') !== companies)
    throw new Error(
      `${rows} rows and ${companies} companies, but ${tally.total('file')} and ${tally.total('register')} lines`,
    )
}

const wordsOf = (tally: ComparisonTally, { ignored, otherSheets }: TableRecords, out: string): string => {
  const sums = comparisonSides.map(side => {
    const parts = comparisonClasses.map(kind => tally.total(side, kind)).join(' + ')
    return `${sideNames[side]} ${parts} = ${tally.total(side)}`
  })
  const lines = [`${tally.table()}\n核对：${sums.join('；')}，双方每一行各计一次`]
  if (tally.repeats() > 0)
    lines.push(`文件中有 ${tally.repeats()} 行与前面的行代码相同（没有代码的，名称和区县相同），仍各计一次`)
  if (ignored.length > 0) lines.push(`未使用的列：${ignored.join('、')}`)
  if (otherSheets.length > 0) lines.push(`未读取的工作表：${otherSheets.join('、')}`)
  return [...lines, `逐行结果见 ${out}`].join('\n')
}
