import { LRUCache } from 'lru-cache'

const width = 65_536
const mostStreams = 1_000
const keptMs = 60_000

/**
 * Remembers which messages have come. A sender numbers its messages; over several connections they arrive a little out of order, so the last
 * 65,536 numbers of each sender are kept as bits, and older ones pass for known.
 * @returns whether this message is new; from then on it is not
 */
export const replayWindow = (): ((stream: string, number: number) => boolean) => {
  const streams = new LRUCache<string, { highest: number; seen: Uint8Array }>({
    max: mostStreams,
    ttl: keptMs,
    updateAgeOnGet: true,
  })
  return (stream, number) => {
    let window = streams.get(stream)
    if (!window) streams.set(stream, (window = { highest: number, seen: new Uint8Array(width) }))
    const { highest, seen } = window
    if (number <= highest - width) return false
    if (number > highest) {
      if (number - highest >= width) seen.fill(0)
      else for (let skipped = highest + 1; skipped <= number; skipped++) seen[skipped % width] = 0
      window.highest = number
    }
    const isNew = seen[number % width] === 0
    seen[number % width] = 1
    return isNew
  }
}
