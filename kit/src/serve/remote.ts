import { Pool } from 'undici'
import type { Change } from '../changes/changeLog.ts'
import { CursorAhead, type Feed } from '../changes/follower.ts'
import type { Grants } from '../grants/grants.ts'
import type { MatchDecision, MatchPort } from '../records/matchPort.ts'
import type { ToldChange } from '../records/telling.ts'
import { envelopeHeader } from '../trust/envelope.ts'
import type { Signer } from '../trust/signer.ts'

/** Where the department that keeps grants counts their uses. */
export const grantUsesPath = '/grants/uses'

/** An operation waits for it: a grant whose use cannot be counted by then stays closed. */
const usePatienceMs = 2_000

/** Another service's ports over its own connections. */
export interface Remote {
  feed: Feed
  told: Feed<ToldChange>
  match: MatchPort
  useGrants: Grants['use']
  close: () => Promise<void>
}

/**
 * @param url `http://127.0.0.1:4001`, or `unix:/path/to/socket`
 * @param signer null where access is switched off
 */
export const openRemote = (url: string, signer: Signer | null): Remote => {
  const pool = url.startsWith('unix:')
    ? new Pool('http://localhost', { socketPath: url.slice('unix:'.length), connections: 4 })
    : new Pool(new URL(url).origin, { connections: 4 })

  const ask = async (path: string, { json, signal }: { json?: string; signal?: AbortSignal }) => {
    const headers = { 'content-type': 'application/json' }
    const message =
      json === undefined
        ? ({ method: 'GET', path, headers: {}, body: '' } as const)
        : ({ method: 'POST', path, headers, body: json } as const)
    const signed = signer && { [envelopeHeader]: signer.sign(message, null) }
    const { statusCode, body } = await pool.request({ ...message, headers: { ...message.headers, ...signed }, signal })
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
    match: async subjects => (await ask('/match', { json: JSON.stringify(subjects) })) as MatchDecision[],
    useGrants: async ids =>
      (await ask(grantUsesPath, {
        json: JSON.stringify(ids),
        signal: AbortSignal.timeout(usePatienceMs),
      })) as string[],
    close: () => pool.destroy(),
  }
}
