import type { RunningDepartment } from '@e360/kit/department'
import { failure } from '@e360/kit/errors'
import { createLog } from '@e360/kit/log'
import { readSettings } from '@e360/kit/settings'
import { runSource } from '@e360/kit/sources/runSource'
import { realClock } from '@e360/kit/sources/schedule'
import { sourceFacts, standingOf, type SourceStanding } from '@e360/kit/sources/standing'
import { openDepartments } from '../embedded.ts'
import { describedSources, sourcePorts } from '../sources.ts'
import { textTable } from '../textTable.ts'

/** `e360 sources`: how every source system stands; `--json` prints DataSources. Beside a running server or alone. */
export const runSources = async ({ json }: { json?: boolean }): Promise<void> => {
  const settings = readSettings()
  const { sources, faults } = await describedSources(settings)
  const departments = await openDepartments(settings, createLog({ service: 'e360', level: 'error' }))
  try {
    const now = Date.now()
    const facts = await Promise.all(
      departments.all.map(({ name, database }) => sourceFacts(database, name, sources, now)),
    )
    const standings = facts.flat().map(each => standingOf(each, now))
    process.stdout.write(json ? `${JSON.stringify(standings, null, 2)}\n` : table(standings))
    for (const { message } of faults) process.stderr.write(`${message}\n`)
  } finally {
    await departments.close()
  }
}

/**
 * `e360 sources run <system>`: runs one now, beside a running server or alone.
 * @returns the exit code: 0, or 2 where rows were rejected
 * @throws BAD_USER_INPUT where there is no such source, it is being run, or the run failed
 */
export const runSourceNow = async (system: string): Promise<number> => {
  const settings = readSettings()
  const { sources, faults } = await describedSources(settings)
  const found = sources.find(({ source }) => source.system === system)
  if (!found) {
    const names = sources.map(({ source }) => source.system).join('、') || '（没有）'
    throw failure(
      'BAD_USER_INPUT',
      [`没有来源系统“${system}”，已有的有：${names}`, ...faults.map(each => each.message)].join('\n'),
    )
  }
  const { source } = found
  if (source.kind === 'push') throw failure('BAD_USER_INPUT', `“${system}”由对方推送，不能在这里运行`)
  const departments = await openDepartments(settings, createLog({ service: 'e360', level: 'error' }))
  try {
    const { signal } = new AbortController()
    const ports = { ...sourcePorts(settings), clock: realClock, signal }
    const outcome = await runSource(source, departmentOf(found, departments.all), ports)
    if (outcome === null) throw failure('BAD_USER_INPUT', `“${system}”正在运行，请稍后再试`)
    if (outcome.error !== null) throw failure('BAD_USER_INPUT', `“${system}”运行失败：${outcome.error}`)
    await departments.settle()
    process.stdout.write(`“${system}”读取 ${outcome.rows} 行，拒绝 ${outcome.rejected} 行\n`)
    return outcome.rejected > 0 ? 2 : 0
  } finally {
    await departments.close()
  }
}

const departmentOf = ({ department }: { department: string }, all: readonly RunningDepartment[]): RunningDepartment =>
  all.find(({ name }) => name === department)!

const header = [
  '来源系统',
  '方式',
  '部门',
  '负责单位',
  '状态',
  '最近运行',
  '最近成功',
  '新鲜至',
  '滞后秒',
  '行数',
  '拒绝',
  '错误',
]

const table = (standings: readonly SourceStanding[]): string =>
  textTable(
    header,
    standings.map(each =>
      [
        each.system,
        each.kind,
        each.department,
        each.owner,
        each.status,
        each.lastRunAt,
        each.lastSuccessAt,
        each.freshUntil,
        each.lagSeconds,
        each.rows,
        each.rejected,
        each.lastError,
      ].map(value => String(value ?? '–')),
    ),
    header.length,
  )
