import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'

/** Text that one side writes and the other reads when it likes. */
export interface Spool {
  /** waits only where a gigabyte is unread */
  write: (text: string) => Promise<void>
  end: () => void
  /** the reader gets what was written, then the error */
  fail: (error: unknown) => void
  /** to be read once; leaving it early lets the writer write into the void */
  read: () => AsyncGenerator<Uint8Array>
}

const mostInMemory = 1024 * 1024
const mostUnread = 1024 * 1024 * 1024
const pieceBytes = 64 * 1024

/**
 * A pipe that never makes its writer wait for a slow reader: what is more than 1 MiB ahead waits in a temporary file without a name.
 * Many HTTP clients read an answer only when they have sent their whole request; a server that stopped reading until they read would wait
 * for ever, and one that kept it in memory would grow with it.
 */
export const openSpool = (): Spool => {
  const waiting: Buffer[] = []
  let inMemory = 0
  let file: FileHandle | undefined
  let readTo = 0
  let writtenTo = 0
  let over: { error?: unknown } | undefined
  let left = false
  let wake: (() => void)[] = []
  const changed = () => {
    const sleepers = wake
    wake = []
    sleepers.forEach(each => each())
  }
  const change = () => new Promise<void>(resolve => wake.push(resolve))

  const leave = async () => {
    left = true
    waiting.length = 0
    changed()
    const closing = file
    file = undefined
    await closing?.close()
  }

  const fromFile = async (): Promise<Buffer> => {
    const piece = Buffer.allocUnsafe(Math.min(pieceBytes, writtenTo - readTo))
    const { bytesRead } = await file!.read(piece, 0, piece.length, readTo)
    readTo += bytesRead
    return piece.subarray(0, bytesRead)
  }

  return {
    write: async text => {
      const bytes = Buffer.from(text)
      while (!left && writtenTo - readTo > mostUnread) await change()
      if (left) return
      // the file is used from its beginning again only when all of it was read
      if (readTo === writtenTo) readTo = writtenTo = 0
      if (writtenTo === 0 && inMemory < mostInMemory) {
        waiting.push(bytes)
        inMemory += bytes.length
      } else {
        const opened = (file ??= await openNameless())
        if (left) return leave()
        await opened.write(bytes, 0, bytes.length, writtenTo)
        writtenTo += bytes.length
      }
      changed()
    },
    end: () => {
      over ??= {}
      changed()
    },
    fail: error => {
      over ??= { error }
      changed()
    },
    read: async function* () {
      try {
        for (;;) {
          const next = waiting.shift()
          if (next) {
            inMemory -= next.length
            yield next
          } else if (readTo < writtenTo) {
            yield await fromFile()
            changed()
          } else if (over) {
            if ('error' in over) throw over.error
            return
          } else await change()
        }
      } finally {
        await leave()
      }
    },
  }
}

/** The file loses its name as soon as it is open: whatever happens to this process, nothing stays on the disk. */
const openNameless = async (): Promise<FileHandle> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'e360-spool-'))
  try {
    return await open(path.join(folder, 'spooled'), 'w+', 0o600)
  } finally {
    await rm(folder, { recursive: true })
  }
}
