import { judgedSize, judgeRegister } from '@e360/enterprise/quality/quality'
import { qualityReports, type QualityReports } from '@e360/enterprise/quality/reports'
import type { FoundDefect } from '@e360/enterprise/quality/types'
import { today } from '@e360/kit/clock'
import { readSnapshot } from '@e360/kit/database/snapshot'
import { failure } from '@e360/kit/errors'
import { regionOf } from '@e360/kit/regions'
import { readSettings } from '@e360/kit/settings'
import { writeCsv } from '../csvFile.ts'
import { registerName } from '../departments.ts'
import { showProgress, type Progress } from '../progress.ts'
import { qualitySummary } from '../qualitySummary.ts'

interface Options {
  region?: string
  /** YYYY-MM-DD */
  on?: string
  out?: string
  json?: boolean
}

/**
 * `e360 quality`: judges the register's data by rules, beside a running server or alone, and changes nothing. Prints the districts with
 * their scores and the rules with what they found, or with `--json` the reports as the API's `dataQuality` shapes them; `--out` gets every defect.
 * @throws BAD_USER_INPUT where the region or the day is none
 */
export const runQuality = async ({ region, on = today(), out, json }: Options): Promise<void> => {
  if (region !== undefined && !/^\d{2,6}$/.test(region))
    throw failure('BAD_USER_INPUT', `“${region}”不是行政区划代码，请给出 2 至 6 位数字，例如 50 或 500103`)
  if (!isDay(on)) throw failure('BAD_USER_INPUT', `“${on}”不是日期，请写成 YYYY-MM-DD`)
  const settings = readSettings()
  const reports = qualityReports(registerName, on)
  await readSnapshot(registerName, settings.databaseUrl(registerName), async read => {
    const bar = showProgress('检查登记库')
    const judged = watched(judgeRegister({ read, reports, region }), await judgedSize(read, region), bar)
    if (out === undefined) for await (const defects of judged) void defects
    else await writeCsv(out, header, cellsOf(judged))
    bar.end()
  })
  process.stdout.write(json ? jsonOf(reports) : qualitySummary(reports, on))
  if (out !== undefined && !json) process.stdout.write(`逐条问题见 ${out}\n`)
}

async function* watched(
  judged: AsyncIterable<FoundDefect[]>,
  companies: number,
  bar: Progress,
): AsyncGenerator<FoundDefect[]> {
  let done = 0
  for await (const defects of judged) {
    done += 1
    bar.add(1)
    if (done % 500 === 0) bar.at(done / companies)
    yield defects
  }
}

const header = [
  'dimension',
  'rule',
  'level',
  'field',
  'district_code',
  'district',
  'org_code',
  'name',
  'system',
  'record_id',
  'value',
  'reason',
]

async function* cellsOf(judged: AsyncIterable<FoundDefect[]>): AsyncGenerator<string[]> {
  for await (const defects of judged)
    for (const defect of defects)
      yield [
        defect.dimension,
        defect.rule,
        defect.hint ? 'hint' : 'defect',
        defect.field,
        defect.regionCode ?? '',
        regionOf(defect.regionCode ?? '')?.name ?? '未注明',
        defect.orgCode,
        defect.name,
        defect.system,
        defect.recordId,
        defect.value ?? '',
        defect.sentence,
      ]
}

const jsonOf = (reports: QualityReports): string =>
  `${JSON.stringify(
    reports.districts().flatMap(district => district.reports),
    null,
    2,
  )}\n`

const isDay = (date: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date)) && new Date(date).toISOString().startsWith(date)
