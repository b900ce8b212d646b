import { openPatience } from '@e360/kit/transport/patience'
import type { Transport } from '@e360/kit/transport/transport'

export interface Readiness {
  /** READY: all subgraphs answer; DEGRADED: some do; UNAVAILABLE: none does; CLOSING: this process is about to end */
  status: 'READY' | 'DEGRADED' | 'UNAVAILABLE' | 'CLOSING'
  subgraphs: Record<string, 'UP' | 'DOWN'>
}

const probeMs = 400
const keptMs = 500

/**
 * Whether the subgraphs answer, asked at most twice a second whoever asks. A gateway with some subgraphs down is still ready: it answers with
 * the others and says what is missing.
 */
export const readinessProbe = (transports: ReadonlyMap<string, Transport>): (() => Promise<Readiness>) => {
  let latest: { at: number; readiness: Promise<Readiness> } | undefined
  return () => {
    if (latest && performance.now() - latest.at < keptMs) return latest.readiness
    latest = { at: performance.now(), readiness: probeAll(transports) }
    return latest.readiness
  }
}

const probeAll = async (transports: ReadonlyMap<string, Transport>): Promise<Readiness> => {
  const states = await Promise.all(
    [...transports].map(async ([name, transport]) => [name, await probe(transport)] as const),
  )
  const up = states.filter(([, state]) => state === 'UP').length
  const status = up === states.length ? 'READY' : up > 0 ? 'DEGRADED' : 'UNAVAILABLE'
  return { status, subgraphs: Object.fromEntries(states) }
}

const probe = async (transport: Transport): Promise<'UP' | 'DOWN'> => {
  const patience = openPatience()
  const timer = setTimeout(() => patience.end(), probeMs)
  try {
    const { body } = await transport.send(
      { query: '{__typename}', variables: {} },
      { caller: null, requestId: 'health', patience },
    )
    return typeof (body as { data?: { __typename?: unknown } } | null)?.data?.__typename === 'string' ? 'UP' : 'DOWN'
  } catch {
    return 'DOWN'
  } finally {
    clearTimeout(timer)
  }
}
