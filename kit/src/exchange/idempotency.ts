import { createHash } from 'node:crypto'
import { deflateSync, inflateSync } from 'node:zlib'
import type { Database, Knex } from '../database/database.ts'
import { failure } from '../errors.ts'
import { newId } from '../id.ts'

/** A day: whoever does not know after a day what became of a push asks for its records, or pushes them again, which changes nothing. */
const keptMs = 24 * 60 * 60 * 1_000
/** A run that has not been heard of for so long died with its process; its key may be used again. */
const leaseMs = 10_000
const heartbeatMs = 2_500
/** What is kept of answers at most, all keys of a department together; the oldest go first. */
const mostKeys = 10_000
const mostBytes = 1024 * 1024 * 1024
const chunkCharacters = 1024 * 1024

/** A run under a key: its answer is kept while it is made. */
export interface KeyedRun {
  keep: (text: string) => Promise<void>
  /** @param body fingerprint of the whole request */
  finish: (body: string) => Promise<void>
  /** gives the key back: the request did not come whole, it may be sent again */
  abandon: () => Promise<void>
}

/** The answer that was given under a key. */
export interface KeptAnswer {
  /** fingerprint of the request that it answered */
  body: string
  read: () => AsyncGenerator<string>
}

interface KeyRow {
  id: string
  owner: string
  /** null while it runs */
  body: string | null
  seen_at: number | string
}

const longestKey = 255

/**
 * Takes a client's idempotency key in the department's database, where it outlives a kill.
 * @param caller keys of different callers never meet
 * @throws BAD_USER_INPUT for a key that is none; IDEMPOTENCY_CONFLICT (409) while the request that took it is in progress
 */
export const takeKey = async (
  database: Database,
  caller: string | null,
  key: string,
  now = Date.now(),
): Promise<{ run: KeyedRun } | { answer: KeptAnswer }> => {
  if (key.trim() === '' || key.length > longestKey)
    throw failure('BAD_USER_INPUT', `请求头 Idempotency-Key 应为 1 到 ${longestKey} 个字符`)
  const id = createHash('sha256')
    .update(JSON.stringify([caller, key]))
    .digest('base64url')
  const owner = newId()
  await forgetOld(database, now)
  const before = await database.transaction(async trx => {
    const row = await trx<KeyRow>('idempotency_key').where({ id }).first('id', 'owner', 'body', 'seen_at')
    if (!row) {
      // two requests at once: one of them inserts, the other finds it in the next round
      await trx('idempotency_key').insert({ id, owner, body: null, seen_at: now, bytes: 0 }).onConflict('id').ignore()
      return trx<KeyRow>('idempotency_key').where({ id }).first('id', 'owner', 'body', 'seen_at')
    }
    if (row.body !== null || Number(row.seen_at) > now - leaseMs) return row
    const taken = await trx('idempotency_key')
      .where({ id, owner: row.owner, body: null })
      .update({ owner, seen_at: now })
    if (taken === 1) await trx('idempotency_answer').where({ key_id: id }).delete()
    return taken === 1 ? { ...row, owner } : row
  })
  if (before && before.body !== null) return { answer: { body: before.body, read: () => readAnswer(database, id) } }
  if (before?.owner !== owner)
    throw failure('IDEMPOTENCY_CONFLICT', '使用同一幂等键的请求正在处理，请稍后重试', {
      http: { status: 409, headers: new Map([['retry-after', String(leaseMs / 1_000)]]) },
    })
  return { run: runOf(database, id, owner) }
}

const runOf = (database: Database, id: string, owner: string): KeyedRun => {
  let sequence = 0
  let characters = 0
  let bytes = 0
  let waiting: string[] = []
  const mine = { id, owner }
  const seen = () =>
    database.transaction(trx => trx('idempotency_key').where(mine).update({ seen_at: Date.now() })).catch(() => 0)
  const heartbeat = setInterval(() => void seen(), heartbeatMs)
  heartbeat.unref()

  const write = async (trx: Knex.Transaction): Promise<void> => {
    if (characters === 0) return
    const packed = deflateSync(waiting.join(''), { level: 1 }).toString('base64')
    await trx('idempotency_answer').insert({ key_id: id, sequence, packed })
    sequence += 1
    bytes += packed.length
    waiting = []
    characters = 0
  }
  /** @throws Error where another process has taken the key: this one was thought dead */
  const still = async (trx: Knex.Transaction, change: Record<string, unknown>): Promise<void> => {
    const kept = await trx('idempotency_key').where(mine).update(change)
    if (kept !== 1) throw new Error('the idempotency key was taken over')
  }
  return {
    keep: async text => {
      waiting.push(text)
      characters += text.length
      if (characters < chunkCharacters) return
      await database.transaction(async trx => {
        await still(trx, { seen_at: Date.now() })
        await write(trx)
      })
    },
    finish: async body => {
      clearInterval(heartbeat)
      await database.transaction(async trx => {
        await write(trx)
        await still(trx, { body, bytes, seen_at: Date.now() })
      })
    },
    abandon: async () => {
      clearInterval(heartbeat)
      await database.transaction(async trx => {
        if ((await trx('idempotency_key').where(mine).whereNull('body').delete()) === 1)
          await trx('idempotency_answer').where({ key_id: id }).delete()
      })
    },
  }
}

async function* readAnswer(database: Database, id: string): AsyncGenerator<string> {
  for (let sequence = 0; ; sequence += 1) {
    const row = await database
      .read('idempotency_answer')
      .where({ key_id: id, sequence })
      .first<{ packed: string } | undefined>('packed')
    if (!row) return
    yield inflateSync(Buffer.from(row.packed, 'base64')).toString()
  }
}

/** Keys that are a day old, those of runs that died too, and the oldest where there are too many. */
const forgetOld = async (database: Database, now: number): Promise<void> => {
  const isOver = (key: Knex.QueryBuilder) => void key.whereNotNull('body').orWhere('seen_at', '<', now - leaseMs)
  const rows = await database
    .read('idempotency_key')
    .where(isOver)
    .orderBy([{ column: 'seen_at', order: 'desc' }, 'id'])
    .limit(mostKeys * 2)
    .select<{ id: string; seen_at: number | string; bytes: number | string }[]>('id', 'seen_at', 'bytes')
  let bytes = 0
  const old = rows.filter((row, index) => {
    bytes += Number(row.bytes)
    return Number(row.seen_at) < now - keptMs || index >= mostKeys || bytes > mostBytes
  })
  if (old.length === 0) return
  const ids = old.slice(0, 500).map(row => row.id)
  await database.transaction(async trx => {
    await trx('idempotency_key').whereIn('id', ids).where(isOver).delete()
    // a key that was taken up again meanwhile keeps what its run has said
    const left = await trx<KeyRow>('idempotency_key').whereIn('id', ids).pluck('id')
    await trx('idempotency_answer').whereIn('key_id', ids).whereNotIn('key_id', left).delete()
  })
}
