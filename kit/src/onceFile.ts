import { randomUUID } from 'node:crypto'
import { chmod, link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises'
import path from 'node:path'

/**
 * A secret file that is made once and never replaced, also when several processes come at once; readable by its owner alone.
 * @param make its contents, where there is no such file yet
 */
export const readOrMakeFile = async (file: string, make: () => Promise<string>): Promise<string> => {
  const found = await readSecret(file)
  if (found !== null) return found
  await makeFile(file, await make())
  return (await readSecret(file))!
}

const readSecret = async (file: string): Promise<string | null> => {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (text !== null) await chmod(file, 0o600)
  return text
}

/** Written whole beside its place, then linked into it: a link never replaces what another process put there meanwhile. */
const makeFile = async (file: string, text: string): Promise<void> => {
  await mkdir(path.dirname(file), { recursive: true })
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, text, { mode: 0o600, flag: 'wx' })
  try {
    await link(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await unlink(draft)
  }
}
