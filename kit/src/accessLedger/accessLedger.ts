import { failure } from '../errors.ts'
import type { Log } from '../log.ts'
import { writeAnchor } from './anchors.ts'
import { beginChain, type ChainFile } from './chainFile.ts'

/** Where each look at business data is kept before it is answered. */
export interface AccessLedger {
  /** An operation has begun that will soon be kept, or left: rows of operations that run at the same time are written together. */
  enter: () => void
  /** It has ended, kept or not. */
  leave: () => void
  /**
   * Keeps a row; it is on the disk when this resolves.
   * @param members of the row's JSON, without braces
   * @throws SECTION_UNAVAILABLE where it cannot be written
   */
  keep: (members: string) => Promise<void>
  /** Writes what waits and ends the chain in order. */
  close: () => Promise<void>
}

export interface LedgerPlaces {
  folder: string
  /** outside the folder */
  anchorFile: string
  /** what this process is, for the chain's first row */
  service: string
  log: Log
}

const longestWaitMs = 2
/** More in one write would cost nearly as much a row. */
const enoughRows = 16
const pauseAfterFailureMs = 1_000
const largestChain = 64 * 1024 * 1024
const rowsPerAnchor = 10_000
const anchorEveryMs = 5 * 60_000

const unwritable = '访问留痕暂时无法写入：为使每次查阅有据可查，暂不提供数据，请稍后重试或联系管理员'

/**
 * Opens this process's part of the ledger: a chain of its own, a new one each day, after 64 MiB, and after a failure. It opens also where nothing
 * can be written yet; then nothing is kept, and tried again once a second.
 */
export const openAccessLedger = async ({ folder, anchorFile, service, log }: LedgerPlaces): Promise<AccessLedger> => {
  let chain: ChainFile | null = null
  let anchored = 0
  let blockedUntil = 0
  let running = 0
  let batch: Batch | null = null
  let writing: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined
  let turning: NodeJS.Immediate | undefined

  const anchor = async (): Promise<void> => {
    if (!chain || chain.head().seq === anchored) return
    const head = chain.head()
    anchored = head.seq
    await writeAnchor(anchorFile, head).catch((error: unknown) =>
      log.error({ error }, 'the ledger could not be anchored'),
    )
  }
  const end = async (): Promise<void> => {
    await chain?.append('CLOSE', [`"at":"${new Date().toISOString()}"`])
    await anchor()
    await chain?.close()
    chain = null
  }
  const current = async (): Promise<ChainFile> => {
    const isOver = chain && (chain.bytes() > largestChain || chain.day !== new Date().toISOString().slice(0, 10))
    if (isOver) await end()
    if (chain) return chain
    chain = await beginChain(folder, service)
    anchored = -1
    await anchor()
    return chain
  }
  const abandon = async (): Promise<void> => {
    const broken = chain
    chain = null
    blockedUntil = performance.now() + pauseAfterFailureMs
    await broken?.close().catch(() => undefined)
  }
  const commit = async ({ rows, resolve, reject }: Batch): Promise<void> => {
    try {
      const file = await current()
      await file.append('ACCESS', rows)
      resolve()
      if (file.head().seq - anchored >= rowsPerAnchor) await anchor()
    } catch (error) {
      log.error({ error, rows: rows.length }, 'the ledger cannot be written')
      await abandon()
      reject(failure('SECTION_UNAVAILABLE', unwritable))
    }
  }
  const write = async (next: Batch): Promise<void> => {
    batch = null
    await commit(next)
    writing = null
    if (batch) wait()
  }
  const start = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (batch && !writing) writing = write(batch)
  }
  const isComplete = () => batch !== null && batch.rows.length >= running
  /** Not at once where few have come: those who were answered together ask again together, a turn of the loop later. */
  const wait = (): void => {
    timer ??= setTimeout(start, longestWaitMs)
    if (!isComplete()) return
    if (batch!.rows.length >= enoughRows) start()
    else turning ??= setImmediate(() => (turning = setImmediate(startIfComplete)))
  }
  const startIfComplete = (): void => {
    turning = undefined
    if (isComplete()) start()
  }

  const anchoring = setInterval(() => void anchor(), anchorEveryMs).unref()
  await current().catch(async (error: unknown) => {
    log.error({ error }, 'the ledger cannot be written')
    await abandon()
  })
  return {
    enter: () => void (running += 1),
    leave: () => {
      running -= 1
      if (batch && !writing) wait()
    },
    keep: members => {
      if (performance.now() < blockedUntil) return Promise.reject(failure('SECTION_UNAVAILABLE', unwritable))
      const { rows, written } = (batch ??= newBatch())
      rows.push(members)
      if (!writing) wait()
      return written
    },
    close: async () => {
      clearInterval(anchoring)
      while (batch || writing) {
        start()
        await writing
      }
      await end().catch((error: unknown) => log.error({ error }, 'the ledger could not be closed'))
    },
  }
}

/** Rows that one write takes, and those who wait for it. */
interface Batch {
  rows: string[]
  written: Promise<void>
  resolve: () => void
  reject: (error: Error) => void
}

const newBatch = (): Batch => {
  let [resolve, reject]: [Batch['resolve'], Batch['reject']] = [() => undefined, () => undefined]
  const written = new Promise<void>((...settle) => {
    ;[resolve, reject] = settle
  })
  return { rows: [], written, resolve, reject }
}
