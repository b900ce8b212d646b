import { setTimeout as pause } from 'node:timers/promises'

/**
 * Looks again and again until it sees what is wanted, at least once.
 * @param withinMs how long the product has; what was seen last is in the error
 */
export const until = async <Seen>(
  look: () => Promise<Seen>,
  isWanted: (seen: Seen) => boolean,
  withinMs: number,
): Promise<Seen> => {
  for (const deadline = Date.now() + withinMs; ;) {
    const seen = await look()
    if (isWanted(seen)) return seen
    if (Date.now() >= deadline)
      throw new Error(`not seen within ${withinMs} ms, but ${JSON.stringify(seen).slice(0, 2_000)}`)
    await pause(20)
  }
}
