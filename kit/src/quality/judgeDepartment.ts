import { readSnapshot } from '../database/snapshot.ts'
import { openFresh, type Department } from '../department.ts'
import { judgeRecords } from './judgeRecords.ts'
import { reportQuality } from './reportQuality.ts'
import type { JudgeData, QualityReport } from './types.ts'

/** How a department's data are judged; undefined where it keeps none of its own. */
export const judgeOf = ({ name, quality, records }: Department): JudgeData | undefined =>
  quality ?? (records.length > 0 ? judgeRecords(name, records) : undefined)

/** The reports of one department as its database is at one moment, beside whoever writes to it; none where it keeps no data. */
export const judgeDepartment = async (
  department: Department,
  url: string,
  on: string,
  region?: string,
): Promise<QualityReport[]> => {
  const judge = judgeOf(department)
  return judge ? readSnapshot(department.name, url, read => judge(read, on, region)) : []
}

/** Judges a department and tells its followers. */
export const refreshQuality = async (department: Department, url: string, on: string): Promise<void> => {
  if (!judgeOf(department)) return
  const database = await openFresh(department, url)
  try {
    await reportQuality(database, department.name, on, await judgeDepartment(department, url, on))
  } finally {
    await database.close()
  }
}
