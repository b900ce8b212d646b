import { Worker } from 'node:worker_threads'

export type Cell = string | number | null | undefined

/** A workbook that is being written. */
export interface Workbook {
  /** @returns the bytes that these rows led to; null ends the workbook. One after the other. @throws Error where these rows cannot be written */
  write: (rows: readonly (readonly Cell[])[] | null) => Promise<Uint8Array>
  /** after the last byte, or when nobody wants it any more */
  leave: () => Promise<void>
}

interface Waiting {
  resolve: (bytes: Uint8Array) => void
  reject: (error: Error) => void
}

type Told = { id: number } & ({ bytes: Uint8Array } | { failed: Error })

interface Thread {
  worker: Worker
  /** those workbooks that are being written, and who waits for bytes of them */
  workbooks: Map<number, Waiting | null>
  failed?: Error
}

/** A sheet holds 1,048,576 rows; the next ones go to a sheet of their own. */
const rowsOfSheet = 1_000_000

let thread: Thread | undefined
let opened = 0

/**
 * Begins a workbook. All of this process are written in one thread, which lives as long as one of them: exceljs takes 0.2 s and 20 MB to be loaded, for
 * which nobody else waits, and a hundred who download at once would have taken a hundred times as much.
 */
export const openWorkbook = (headers: readonly string[]): Workbook => {
  const mine = (thread ??= begin())
  const { worker, workbooks } = mine
  const id = (opened += 1)
  workbooks.set(id, null)
  return {
    write: rows =>
      new Promise((resolve, reject) => {
        if (mine.failed) return reject(mine.failed)
        workbooks.set(id, { resolve, reject })
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has none
        worker.postMessage({ id, headers, rows })
      }),
    leave: async () => {
      workbooks.delete(id)
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has none
      if (workbooks.size > 0) return worker.postMessage({ id })
      if (thread === mine) thread = undefined
      await worker.terminate()
    },
  }
}

const begin = (): Thread => {
  const worker = new Worker(new URL('./workbook.js', import.meta.url), { workerData: { rowsOfSheet }, execArgv: [] })
  const begun: Thread = { worker, workbooks: new Map() }
  worker.on('message', ({ id, ...told }: Told) => {
    const waiting = begun.workbooks.get(id)
    if ('failed' in told) waiting?.reject(told.failed)
    else waiting?.resolve(told.bytes)
  })
  worker.once('error', (error: Error) => {
    begun.failed = error
    if (thread === begun) thread = undefined
    for (const waiting of begun.workbooks.values()) waiting?.reject(error)
  })
  return begun
}
