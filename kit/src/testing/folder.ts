import { mkdtemp, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

const memory = '/dev/shm'
const enoughBytes = 512 * 1024 * 1024

/** A new folder for a test's databases: in memory where the machine has room there, for thousands of commits wait for the disk otherwise. */
export const makeTestFolder = async (name: string): Promise<string> =>
  mkdtemp(path.join((await freeBytes(memory)) > enoughBytes ? memory : tmpdir(), `e360-${name}-`))

const freeBytes = async (folder: string): Promise<number> => {
  try {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  } catch {
    return 0
  }
}
