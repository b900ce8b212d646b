import { Pool } from 'undici'
import type { Change } from '../changes/changeLog.ts'
import { CursorAhead, type Feed } from '../changes/follower.ts'
import type { MatchDecision, MatchPort } from '../records/matchPort.ts'
import type { ToldChange } from '../records/telling.ts'

/** Another service's ports over its own connections. */
export interface Remote {
  feed: Feed
  told: Feed<ToldChange>
  match: MatchPort
  close: () => Promise<void>
}

/**
 * @param url `http://127.0.0.1:4001`, or `unix:/path/to/socket`
 */
export const openRemote = (url: string): Remote => {
  const pool = url.startsWith('unix:')
    ? new Pool('http://localhost', { socketPath: url.slice('unix:'.length), connections: 4 })
    : new Pool(new URL(url).origin, { connections: 4 })

  const ask = async (path: string, options: { method?: 'GET' | 'POST'; body?: string; signal?: AbortSignal }) => {
    const { statusCode, body } = await pool.request({
      method: 'GET',
      path,
      headers: { 'content-type': 'application/json' },
      ...options,
    })
    const answer: unknown = await body.json()
    if (statusCode === CursorAhead.status) throw new CursorAhead()
    if (statusCode !== 200 || !Array.isArray(answer)) throw new Error(`${path} answered ${statusCode}`)
    return answer as unknown[]
  }

  const changes =
    <Told extends Change>(more: string): Feed<Told> =>
    async (after, limit, waitMs, signal) =>
      (await ask(`/changes?after=${after}&limit=${limit}&wait=${waitMs}${more}`, { signal })) as Told[]

  return {
    feed: changes<Change>(''),
    told: changes<ToldChange>('&told=1'),
    match: async subjects =>
      (await ask('/match', { method: 'POST', body: JSON.stringify(subjects) })) as MatchDecision[],
    close: () => pool.destroy(),
  }
}
