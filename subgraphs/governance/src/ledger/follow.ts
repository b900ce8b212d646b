import { rm, stat } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { chainsIn, fileOf } from '@e360/kit/accessLedger/heads'
import { readChain } from '@e360/kit/accessLedger/readChain'
import type { Follower } from '@e360/kit/changes/follower'
import type { Database } from '@e360/kit/database/database'
import type { Log } from '@e360/kit/log'
import { addUse } from '../catalogue/use.ts'
import {
  chainsBefore,
  companiesIn,
  forgetChain,
  readChains,
  startOf,
  takeRows,
  type ReadTo,
  type StoredRow,
} from './store.ts'
import { usesIn } from './uses.ts'

export interface LedgerFiles {
  /** where the gateways write their chains */
  folder: string
  /** how long rows are kept */
  years: number
}

const rowsAtOnce = 200
/** a list of a hundred companies is a hundred rows by company: who waits for the loop meanwhile waits some milliseconds */
const companiesAtOnce = 4_000
const pollMs = 1_000
const pruneEveryMs = 24 * 60 * 60_000

/**
 * Reads the gateways' chain files into the database as a feed is followed: each row once, in order, together with how far was read. A chain that
 * breaks is read up to the break; `e360 verify-ledger` names it.
 */
export const ledgerFollower = (database: Database, { folder, years }: LedgerFiles, log: Log): Follower => {
  const stopping = new AbortController()
  let running: Promise<void> = Promise.resolve()
  let known: Map<string, Watched> | undefined
  let prunedAt = -Infinity

  const watched = async (): Promise<Map<string, Watched>> =>
    (known ??= new Map((await readChains(database)).map(readTo => [readTo.chain, { readTo, size: -1 }])))

  const step = async (progress?: (rows: number) => void): Promise<number> => {
    if (performance.now() - prunedAt > pruneEveryMs) {
      prunedAt = performance.now()
      await prune(database, { folder, years })
      known = undefined
    }
    const chains = await watched()
    let rows = 0
    for (const chain of await chainsIn(folder)) {
      const before = chains.get(chain) ?? { readTo: startOf(chain), size: -1 }
      if (before.readTo.closed || before.isBroken) continue
      const { size } = await stat(fileOf(folder, chain))
      if (size === before.size) continue
      const after = await readOn(database, folder, before.readTo, log)
      if (!after) {
        known = undefined
        break
      }
      chains.set(chain, { ...after, size })
      rows += after.rows
      progress?.(after.rows)
    }
    return rows
  }

  const run = async () => {
    while (!stopping.signal.aborted) {
      await step().catch((error: unknown) => {
        known = undefined
        log.error({ error }, 'the ledger could not be read')
      })
      await pause(pollMs, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }

  return {
    drain: step,
    start: () => void (running = run()),
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

/** A chain as it was when it was last looked at. */
interface Watched {
  readTo: ReadTo
  size: number
  isBroken?: boolean
}

/** Takes what was added to a chain. @returns null where another process was quicker, and how far the chain was read must be looked up */
const readOn = async (database: Database, folder: string, start: ReadTo, log: Log): Promise<ReadOn | null> => {
  const { chain } = start
  let readTo = start
  let rows: StoredRow[] = []
  let companies = 0
  const take = async (): Promise<boolean> => {
    const last = rows.at(-1)
    if (!last) return true
    const next = { chain, offset: last.end, link: { seq: last.seq, hash: last.hash }, closed: last.kind === 'CLOSE' }
    const [from, taken] = [readTo, rows]
    rows = []
    companies = 0
    readTo = next
    return database.transaction(async trx => {
      const won = await takeRows(trx, from, next, taken)
      if (won) await addUse(trx, usesIn(taken))
      return won
    })
  }
  let isBroken = false
  for await (const row of readChain(fileOf(folder, chain), chain, start)) {
    if ('fault' in row) {
      isBroken = true
      log.error({ chain, seq: row.seq }, 'a chain of the ledger is broken, run e360 verify-ledger')
      break
    }
    rows.push(row)
    companies += companiesIn(row).length
    if ((rows.length >= rowsAtOnce || companies >= companiesAtOnce) && !(await take())) return null
  }
  if (!(await take())) return null
  return { readTo, rows: readTo.link.seq - start.link.seq, isBroken }
}

interface ReadOn extends Omit<Watched, 'size'> {
  /** how many */
  rows: number
}

/** Lets whole chains go whose last row is older than the time of keeping, the file first: it could be read again otherwise. */
const prune = async (database: Database, { folder, years }: LedgerFiles): Promise<void> => {
  for (const chain of await chainsBefore(database, yearsAgo(years))) {
    await rm(fileOf(folder, chain), { force: true })
    await database.transaction(trx => forgetChain(trx, chain))
  }
}

/** RFC 3339, UTC */
export const yearsAgo = (years: number): string => {
  const date = new Date()
  date.setUTCFullYear(date.getUTCFullYear() - years)
  return date.toISOString()
}
