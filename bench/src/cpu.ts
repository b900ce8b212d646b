import { readFileSync } from 'node:fs'

/** Linux counts processor time in hundredths of a second (`getconf CLK_TCK`). */
const msPerTick = 10

/** Processor time that these processes have used since they started, user and system, all threads, in ms. Linux only. */
export const cpuMsOf = (pids: readonly number[]): number =>
  pids.reduce((sum, pid) => sum + ticksIn(readFileSync(`/proc/${pid}/stat`, 'utf8')) * msPerTick, 0)

/** @param stat a line of /proc/<pid>/stat; the name of the program may hold blanks and brackets */
export const ticksIn = (stat: string): number => {
  const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return Number(afterName[11]) + Number(afterName[12])
}
