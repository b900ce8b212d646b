import { countAfter, followed, headOf } from '@e360/kit/changes/changeLog'
import { reportKinds } from '@e360/kit/changes/reports'
import { acknowledged } from '@e360/kit/exchange/acknowledgements'
import type { RunningDepartment } from '@e360/kit/department'
import { createLog } from '@e360/kit/log'
import { readSettings } from '@e360/kit/settings'
import { registerName } from '../departments.ts'
import { openDepartments } from '../embedded.ts'

/** How far one follower has come with one department's change log. */
interface Following {
  department: string
  follower: string
  cursor: number
  /** changes that it has not worked off yet */
  behind: number
  /** when it last acknowledged something newer, RFC 3339; null where it is a department of this platform */
  at: string | null
}

/** `e360 feeds`: who follows which department's change log, and how far behind; tab-separated, the worst first. */
export const runFeeds = async (): Promise<void> => {
  const departments = await openDepartments(readSettings(), createLog({ service: 'e360', level: 'error' }))
  try {
    const found = await followings(departments.all)
    const lines = found.map(({ department, follower, cursor, behind, at }) =>
      [department, follower, cursor, behind, at ?? '–'].join('\t'),
    )
    process.stdout.write(`${[['部门', '跟随者', '已处理到', '落后', '最近确认'].join('\t'), ...lines].join('\n')}\n`)
  } finally {
    await departments.close()
  }
}

const followings = async (departments: readonly RunningDepartment[]): Promise<Following[]> => {
  const heads = new Map(
    await Promise.all(departments.map(async ({ name, database }) => [name, await headOf(database)] as const)),
  )
  const all = await Promise.all(
    departments.map(async ({ name, database }) => {
      const outside = await Promise.all(
        (await acknowledged(database)).map(async ({ consumer, cursor, at }) => ({
          department: name,
          follower: consumer,
          cursor,
          // whoever follows from outside is not told them
          reports: await countAfter(database, cursor, reportKinds),
          at,
        })),
      )
      const inside = (await followed(database)).map(({ feed, cursor }) => ({
        department: feed === 'register' ? registerName : heads.has(feed) ? feed : name,
        follower: `本平台 ${name}`,
        cursor,
        reports: 0,
        at: null,
      }))
      return [...outside, ...inside]
    }),
  )
  return all
    .flat()
    .map(({ reports, ...each }) => ({ ...each, behind: heads.get(each.department)! - each.cursor - reports }))
    .toSorted((a, b) => b.behind - a.behind || (a.department < b.department ? -1 : 1))
}
