import { close, constants, open, write } from 'node:fs'
import { mkdir, open as openHandle, unlink } from 'node:fs/promises'
import { promisify } from 'node:util'
import { newId } from '../id.ts'
import { beforeFirst, sealRow, type Head, type Link, type RowKind } from './chain.ts'
import { fileOf, headsIn } from './heads.ts'

const [openFile, writeFile, closeFile] = [promisify(open), promisify(write), promisify(close)]

/** A chain that this process writes. */
export interface ChainFile {
  /** UTC day on which it began, YYYY-MM-DD */
  day: string
  bytes: () => number
  head: () => Head
  /** Rows in one write that is on the disk when it resolves. After an error nothing may be written any more. */
  append: (kind: RowKind, rows: readonly string[]) => Promise<void>
  close: () => Promise<void>
}

// each write returns when it is on the disk: one call where write and fdatasync are two
const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_APPEND | constants.O_DSYNC

/**
 * Begins a chain in a file of its own, `<ULID>.ndjson`. Its first row names the heads of the newest other chains, so that none of them can lose
 * its end unnoticed: also those whose process was killed, which never closed them.
 * @throws Error of the file system
 */
export const beginChain = async (folder: string, service: string): Promise<ChainFile> => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const found = await headsIn(folder)
  const chain = newId()
  const file = fileOf(folder, chain)
  const descriptor = await openFile(file, flags, 0o600)
  const at = new Date().toISOString()
  let last: Link = beforeFirst
  let bytes = 0
  const append: ChainFile['append'] = async (kind, rows) => {
    let link = last
    const lines = rows.map(members => {
      const sealed = sealRow(link, kind, members)
      link = sealed
      return sealed.line
    })
    const data = Buffer.from(lines.join(''))
    for (let written = 0; written < data.length;)
      written += (await writeFile(descriptor, data, written, data.length - written)).bytesWritten
    last = link
    bytes += data.length
  }
  try {
    const opening = { at, chain, service, pid: process.pid, found }
    await append('OPEN', [JSON.stringify(opening).slice(1, -1)])
    await syncFolder(folder)
  } catch (error) {
    await closeFile(descriptor)
    await unlink(file)
    throw error
  }
  return {
    day: at.slice(0, 10),
    bytes: () => bytes,
    head: () => ({ chain, seq: last.seq, hash: last.hash, at: new Date().toISOString() }),
    append,
    close: () => closeFile(descriptor),
  }
}

/** A new file's name is durable only with its folder. */
const syncFolder = async (folder: string): Promise<void> => {
  const handle = await openHandle(folder, constants.O_RDONLY)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
