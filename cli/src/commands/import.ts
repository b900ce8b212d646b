import { failure } from '@e360/kit/errors'
import { createLog } from '@e360/kit/log'
import type { TakenTable } from '@e360/kit/records/takeTable'
import { readSettings, type Settings } from '@e360/kit/settings'
import { openDepartments } from '../embedded.ts'
import { importFile } from '../importFile.ts'
import { showProgress } from '../progress.ts'
import { describedSources } from '../sources.ts'

interface Options {
  system?: string
  mapping?: string
  errors?: string
}

/**
 * `e360 import <type> <file>`: beside a running server or alone; prints the summary on standard output.
 * @returns the exit code: 0 where every row was taken, 2 where some were rejected
 */
export const runImport = async (type: string, file: string, options: Options): Promise<number> => {
  const settings = readSettings()
  await refuseLive(type, settings)
  const departments = await openDepartments(settings, createLog({ service: 'e360', level: 'error' }))
  try {
    const summary = await importFile({ type, file, ...options }, departments.all, showProgress(`导入 ${type}`))
    const settling = showProgress('通知各部门')
    await departments.settle(settling.add)
    settling.end()
    process.stdout.write(`${wordsOf(summary)}\n`)
    return summary.outcomes.REJECTED > 0 ? 2 : 0
  } finally {
    await departments.close()
  }
}

/** As a running server refuses pushes of such a type: this process reads nothing in place, and would not know. */
const refuseLive = async (type: string, settings: Settings): Promise<void> => {
  const { sources } = await describedSources(settings)
  const live = sources.find(({ source }) => source.kind === 'live' && source.type === type)
  if (live)
    throw failure(
      'BAD_USER_INPUT',
      `“${type}”由来源系统“${live.source.system}”现取（${live.file}），不能导入：同一类记录只能全部现取或全部存放`,
    )
}

const wordsOf = ({ rows, outcomes, links, ignoredColumns, otherSheets, errorFile }: TakenTable): string => {
  const lines = [
    `共 ${rows} 行：新建 ${outcomes.CREATED}，更新 ${outcomes.UPDATED}，未变 ${outcomes.UNCHANGED}，旧版本未采用 ${outcomes.STALE}，已撤回 ${outcomes.WITHDRAWN}，拒绝 ${outcomes.REJECTED}`,
    `关联：已关联 ${links.LINKED}，待审核 ${links.IN_REVIEW}，登记库中没有 ${links.UNKNOWN_ENTERPRISE}，稍后自动关联 ${links.PENDING}`,
  ]
  if (ignoredColumns.length > 0) lines.push(`未使用的列：${ignoredColumns.join('、')}`)
  if (otherSheets.length > 0) lines.push(`未读取的工作表：${otherSheets.join('、')}`)
  if (errorFile !== null) lines.push(`被拒绝的行及原因见 ${errorFile}，改正后可直接再次导入`)
  return lines.join('\n')
}
