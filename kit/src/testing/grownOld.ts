import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
export const collect = runInNewContext('gc') as (options?: { type: 'minor' }) => void

const megabytesOld = () =>
  getHeapSpaceStatistics()
    .filter(({ space_name: name }) => name === 'old_space' || name === 'large_object_space')
    .reduce((sum, { space_used_size: size }) => sum + size, 0) / 1e6

/** MB that grow old of 1,000 things of 20 KB that come one after the other, while the young generation is collected again and again. */
export const grownOld = async (come: (thing: object) => Promise<void> | void): Promise<number> => {
  collect()
  const before = megabytesOld()
  for (let round = 0; round < 1_000; round++) {
    await come({ content: Array.from({ length: 2_500 }, (_, index) => index) })
    if (round % 20 === 0) collect({ type: 'minor' })
  }
  return megabytesOld() - before
}
