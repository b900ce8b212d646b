import { createWriteStream } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { failure } from '../errors.ts'
import { fileRange } from './fileRange.ts'
import { limits } from './limits.ts'
import type { FileHandle } from 'node:fs/promises'

/** Where a table comes from: a file of this machine, or bytes that arrive, for example the body of a request. */
export type TableSource = { path: string } | { stream: AsyncIterable<Uint8Array>; name?: string; contentType?: string }

export interface Input {
  /** what the sender calls it, for sentences; never the full path */
  name: string
  /** the first bytes, at least 8 where there are as many */
  head: Buffer
  /** all bytes from the first on; to be asked once */
  bytes: () => AsyncGenerator<Buffer>
  /** a file that can be read at any place: a stream is spooled to a temporary file without a name */
  file: () => Promise<FileHandle>
  /** how much of it has been read, 0 to 1; undefined for a stream */
  progress: () => number | undefined
  close: () => Promise<void>
}

/** @throws BAD_USER_INPUT where there is no such file, it cannot be read, or it is empty */
export const openInput = async (source: TableSource): Promise<Input> => {
  const input =
    'path' in source ? await openFile(source.path) : await openStream(source.stream, source.name ?? '上传的内容')
  if (input.head.length > 0) return input
  await input.close()
  throw failure('BAD_USER_INPUT', `“${input.name}”是空的，请检查是否选对了文件`)
}

const openFile = async (file: string): Promise<Input> => {
  const name = path.basename(file)
  const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
      throw failure('BAD_USER_INPUT', `找不到文件“${name}”，请检查文件名和所在的目录`)
    if (error.code === 'EACCES' || error.code === 'EPERM')
      throw failure('BAD_USER_INPUT', `没有权限读取文件“${name}”，请检查它的权限`)
    throw error
  })
  const state = await handle.stat()
  if (state.isDirectory()) {
    await handle.close()
    throw failure('BAD_USER_INPUT', `“${name}”是目录，请指定其中的一个文件`)
  }
  const head = Buffer.alloc(8)
  const { bytesRead } = await handle.read(head, 0, 8, 0)
  let read = 0
  return {
    name,
    head: head.subarray(0, bytesRead),
    bytes: async function* () {
      for await (const chunk of fileRange(handle)) {
        read += chunk.length
        yield chunk
      }
    },
    file: async () => handle,
    progress: () => (state.size === 0 ? 1 : read / state.size),
    close: () => handle.close(),
  }
}

const openStream = async (stream: AsyncIterable<Uint8Array>, name: string): Promise<Input> => {
  const chunks = stream[Symbol.asyncIterator]()
  let head = Buffer.alloc(0)
  let ended = false
  while (head.length < 8 && !ended) {
    const next = await chunks.next()
    if (next.done) ended = true
    else head = Buffer.concat([head, next.value])
  }
  const bytes = async function* () {
    if (head.length > 0) yield head
    for (;;) {
      const next = await chunks.next()
      if (next.done) return
      yield Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength)
    }
  }
  let spooled: FileHandle | undefined
  return {
    name,
    head,
    bytes,
    file: async () => (spooled = await spool(bytes())),
    progress: () => undefined,
    close: async () => {
      await spooled?.close()
      await chunks.return?.()
    },
  }
}

/** The file loses its name as soon as it is open: whatever happens to this process, nothing stays on the disk. */
const spool = async (bytes: AsyncIterable<Buffer>): Promise<FileHandle> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'e360-table-'))
  try {
    const file = path.join(folder, 'spooled')
    await pipeline(Readable.from(atMost(bytes, limits.spooled)), createWriteStream(file, { mode: 0o600 }))
    return await open(file, 'r')
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function* atMost(bytes: AsyncIterable<Buffer>, most: number): AsyncGenerator<Buffer> {
  let size = 0
  for await (const chunk of bytes) {
    size += chunk.length
    if (size > most) throw failure('BAD_USER_INPUT', '文件超过 1 GB，请另存为 CSV 或分成几个文件')
    yield chunk
  }
}
