import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { Database } from '@e360/kit/database/database'
import { openFresh } from '@e360/kit/department'
import { failure } from '@e360/kit/errors'
import { createLog } from '@e360/kit/log'
import type { RebuiltTable } from '@e360/kit/rebuild'
import { readSettings } from '@e360/kit/settings'
import { openDepartments } from '../embedded.ts'
import { readDepartments } from '../departments.ts'
import { showProgress } from '../progress.ts'

/** `e360 rebuild <department>`: beside a running server or alone; prints what differed on standard output. */
export const runRebuild = async (name: string): Promise<void> => {
  const settings = readSettings()
  const departments = await openDepartments(settings, createLog({ service: 'e360', level: 'error' }))
  let fresh: Database | undefined
  const scratch = path.join(settings.E360_DATA_DIR, `${name}.rebuild-${process.pid}.sqlite`)
  try {
    const department = (await readDepartments()).find(each => each.name === name)
    const rebuild = departments.all.find(each => each.name === name)?.rebuild
    if (!department || !rebuild) {
      const able = departments.all.filter(each => each.rebuild).map(each => each.name)
      throw failure('BAD_USER_INPUT', `“${name}”不能重建，可以重建的有：${able.join('、')}`)
    }
    fresh = await openFresh(department, scratch)
    const progress = showProgress(`重建 ${name}`)
    const found = await rebuild(fresh, progress.add)
    progress.end()
    process.stdout.write(`${wordsOf(found)}\n`)
  } finally {
    await fresh?.close()
    await departments.close()
    await Promise.all(['', '-wal', '-shm'].map(end => rm(`${scratch}${end}`, { force: true })))
  }
}

const wordsOf = (found: readonly RebuiltTable[]): string =>
  found.length === 0
    ? '重建结果与现有内容完全一致'
    : found
        .map(
          ({ table, rows, missing, superfluous, different, examples }) =>
            `${table}：应有 ${rows} 行，缺少 ${missing}，多余 ${superfluous}，不同 ${different}，已改正；例如 ${examples.join('、')}`,
        )
        .join('\n')
