import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, rename, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Database } from '../database/database.ts'
import { failure, isFailure } from '../errors.ts'
import { newId } from '../id.ts'
import { takeTable } from '../records/takeTable.ts'
import type { Run, RunResult } from './run.ts'
import type { FileSource } from './sourceFile.ts'

/**
 * Takes the tables that lie in a drop folder, in order of name, and puts each into `archive/`, an error file beside it. Who writes a file
 * gives it another ending than `.csv` or `.xlsx` until it is whole, or is simply done with it: one that changed within `quietFor` is left,
 * and so are those behind it. The same content is never taken twice.
 * @returns null where nothing had come: an empty folder does not tell how old the data are
 * @throws BAD_USER_INPUT naming the file that cannot be read at all; it stays, and so do those behind it
 */
export const takeDropped = async (source: FileSource, run: Run): Promise<RunResult | null> => {
  const result = { rows: 0, rejected: 0 }
  let came = false
  for (const name of await tablesIn(source.folder)) {
    run.signal.throwIfAborted()
    const taken = await takeOne(source, run, name).catch(toldOf(name))
    if (!taken) break
    came = true
    result.rows += taken.rows
    result.rejected += taken.rejected
    if (!taken.isDone) break
  }
  return came ? result : null
}

/** @returns null where somebody is still writing it; `isDone` false where somebody went on meanwhile: it is looked at again when it is quiet */
const takeOne = async (
  source: FileSource,
  run: Run,
  name: string,
): Promise<{ rows: number; rejected: number; isDone: boolean } | null> => {
  const { importer, database, lease, signal, clock } = run
  const archive = path.join(source.folder, 'archive')
  const place = path.join(source.folder, name)
  const before = await stateOf(place)
  if (clock.now() - before.changedAt < source.quietFor) return null
  await mkdir(archive, { recursive: true })
  const stem = `${new Date(clock.now()).toISOString().replaceAll(/[-:]|\.\d+/g, '')}-${name}`
  const content = await fingerprint(place, source)
  let counts = { rows: 0, rejected: 0 }
  if (!(await wasTaken(database, source.system, content))) {
    const { rows, outcomes } = await takeTable({
      importer,
      file: place,
      mapping: source.mapping && { ...source.mapping, system: source.system },
      system: source.system,
      errorFile: path.join(archive, `${stem}.errors.csv`),
      after: async () => {
        signal.throwIfAborted()
        await lease.note({})
      },
    })
    counts = { rows, rejected: outcomes.REJECTED }
    const after = await stateOf(place)
    if (!isSame(after, before) || after.changedAt !== before.changedAt) return { ...counts, isDone: false }
    await noteTaken(database, source.system, content, name, clock.now())
  }
  const archived = path.join(archive, stem)
  await rename(place, archived)
  const isDone = isSame(await stateOf(archived), before)
  // another one took its place a moment ago, which nobody has read; by now a later one may have the name
  if (!isDone) await rename(archived, path.join(source.folder, namedBefore(name)))
  return { ...counts, isDone }
}

/** A name that no other file has, and that comes right before a file's own. */
const namedBefore = (name: string): string => name.replace(/\.\w+$/, ending => ` ${newId()}${ending}`)

/** What went wrong with a file, by its name. Of all errors only those of the file system tell a path. */
const toldOf =
  (name: string) =>
  (error: unknown): never => {
    if (isFailure(error)) throw failure('BAD_USER_INPUT', `文件“${name}”：${error.message}`)
    if (typeof (error as { path?: unknown }).path !== 'string') throw error
    throw failure('BAD_USER_INPUT', `文件“${name}”读不出，或移不进目录 archive，请检查它们的权限和磁盘`)
  }

const tablesIn = async (folder: string): Promise<string[]> => {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries
      .filter(entry => entry.isFile() && /^[^.~].*\.(csv|xlsx)$/i.test(entry.name))
      .map(({ name }) => name)
      .toSorted()
  } catch {
    throw failure('BAD_USER_INPUT', `没有目录“${path.basename(folder)}”或无权读取，请建立它或检查 folder`)
  }
}

interface FileState {
  inode: number
  size: number
  writtenAt: number
  /** when this machine last saw it written or renamed: a copied file brings the time of its original along */
  changedAt: number
}

const stateOf = async (place: string): Promise<FileState> => {
  const { ino: inode, size, mtimeMs: writtenAt, ctimeMs: changedAt } = await stat(place)
  return { inode, size, writtenAt, changedAt }
}

/** The same file with the same content, wherever it lies now. */
const isSame = (one: FileState, other: FileState): boolean =>
  one.inode === other.inode && one.size === other.size && one.writtenAt === other.writtenAt

/** Of the content and of how it is read: with another mapping the same file says something else. */
const fingerprint = async (place: string, { type, mapping }: FileSource): Promise<string> => {
  const hash = createHash('sha256').update(JSON.stringify([type, mapping ?? null]))
  for await (const chunk of createReadStream(place)) hash.update(chunk as Buffer)
  return hash.digest('base64url')
}

const wasTaken = async (database: Database, system: string, content: string): Promise<boolean> =>
  (await database.read('source_file').where({ system, content }).first('content')) !== undefined

const noteTaken = (database: Database, system: string, content: string, name: string, at: number) =>
  database.transaction(trx =>
    trx('source_file')
      .insert({ system, content, name: name.slice(0, 255), taken_at: new Date(at).toISOString() })
      .onConflict(['system', 'content'])
      .ignore(),
  )
