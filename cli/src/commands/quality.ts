import { judgedSize, judgeRegister } from '@e360/enterprise/quality/quality'
import { qualityReports } from '@e360/enterprise/quality/reports'
import type { FoundDefect } from '@e360/enterprise/quality/types'
import { today } from '@e360/kit/clock'
import { readSnapshot } from '@e360/kit/database/snapshot'
import { failure } from '@e360/kit/errors'
import { regionOf } from '@e360/kit/regions'
import { judgeDepartment, refreshQuality } from '@e360/kit/quality/judgeDepartment'
import type { QualityReport } from '@e360/kit/quality/types'
import { readSettings } from '@e360/kit/settings'
import { writeCsv } from '../csvFile.ts'
import { departmentsTable, judgedDepartments } from '../departmentQuality.ts'
import { registerName } from '../departments.ts'
import { showProgress, type Progress } from '../progress.ts'
import { qualitySummary } from '../qualitySummary.ts'

interface Options {
  department?: string
  region?: string
  /** YYYY-MM-DD */
  on?: string
  out?: string
  json?: boolean
  refresh?: boolean
}

/**
 * `e360 quality`: judges the register and the departments' records by rules, beside a running server or alone, and changes nothing but what the
 * archive is told with `--refresh`. Prints the register's districts with their scores and the rules with what they found, and a line for
 * each department of records; with `--json` the reports as the API's `dataQuality` shapes them. `--out` gets every defect of the register.
 * @throws BAD_USER_INPUT where the region, the day or the department is none
 */
export const runQuality = async ({ department, region, on = today(), out, json, refresh }: Options): Promise<void> => {
  if (region !== undefined && !/^\d{2,6}$/.test(region))
    throw failure('BAD_USER_INPUT', `“${region}”不是行政区划代码，请给出 2 至 6 位数字，例如 50 或 500103`)
  if (!isDay(on)) throw failure('BAD_USER_INPUT', `“${on}”不是日期，请写成 YYYY-MM-DD`)
  const { databaseUrl } = readSettings()
  const chosen = await judgedDepartments(department)
  if (refresh) {
    endWithParent()
    for (const each of chosen) await refreshQuality(each, databaseUrl(each.name), on)
    return
  }
  const register = chosen.some(({ name }) => name === registerName) ? await registerReports({ region, on, out }) : null
  const others: QualityReport[] = []
  for (const each of chosen)
    if (each.name !== registerName) others.push(...(await judgeDepartment(each, databaseUrl(each.name), on, region)))
  if (json) {
    const own = register?.districts().flatMap(district => district.reports) ?? []
    const all = [...own, ...others].toSorted((one, other) => (one.department < other.department ? -1 : 1))
    process.stdout.write(`${JSON.stringify(all, null, 2)}\n`)
    return
  }
  process.stdout.write(`${register ? qualitySummary(register, on) : ''}${departmentsTable(others)}`)
  if (out !== undefined) process.stdout.write(`登记库的逐条问题见 ${out}\n`)
}

const registerReports = async ({ region, on, out }: Pick<Options, 'region' | 'out'> & { on: string }) => {
  const reports = qualityReports(registerName, on)
  await readSnapshot(registerName, readSettings().databaseUrl(registerName), async read => {
    const bar = showProgress('检查登记库')
    const judged = watched(judgeRegister({ read, reports, region }), await judgedSize(read, region), bar)
    if (out === undefined) for await (const defects of judged) void defects
    else await writeCsv(out, header, cellsOf(judged))
    bar.end()
  })
  return reports
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

/** Begun by a server (keepQuality.ts) it does not outlive that. */
const endWithParent = (): void => {
  process.once('disconnect', () => process.exit(1))
  process.channel?.unref()
}

const isDay = (date: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date)) && new Date(date).toISOString().startsWith(date)
