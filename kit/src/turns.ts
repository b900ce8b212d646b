import { setImmediate as turn } from 'node:timers/promises'

/** What is computed in one piece holds up every client meanwhile. */
const longestPieceMs = 8

/**
 * Where a long computation may be interrupted: lets the event loop turn when the piece since it last did has become long.
 * Not within what others must not come between; a transaction has its connection for itself.
 */
export const turning = (): (() => Promise<void> | undefined) => {
  let since = performance.now()
  const rest = async (): Promise<void> => {
    let seen: number
    do {
      seen = since
      await turn()
      // whoever waited for the same turn and comes first works now; the others look at how long that took
      if (since === seen) since = performance.now()
    } while (performance.now() - since >= longestPieceMs)
  }
  return () => (performance.now() - since < longestPieceMs ? undefined : rest())
}

/** As `for … of`, see {@link turning}. */
export const eachInTurns = async <Item>(items: Iterable<Item>, work: (item: Item) => void): Promise<void> => {
  const mayTurn = turning()
  for (const item of items) {
    work(item)
    const turned = mayTurn()
    if (turned) await turned
  }
}

/** As `map`, see {@link turning}. */
export const mapInTurns = async <Item, Result>(
  items: readonly Item[],
  make: (item: Item, index: number) => Result,
): Promise<Result[]> => {
  const mayTurn = turning()
  const results: Result[] = []
  for (const [index, item] of items.entries()) {
    results.push(make(item, index))
    const turned = mayTurn()
    if (turned) await turned
  }
  return results
}

/**
 * For pieces of work that others begin, each short enough and many of them in one turn of the event loop: the next one may have to wait for the loop
 * to turn when those since it last had to have taken long together.
 */
export const pacing = () => {
  let spentMs = 0
  const rest = async (): Promise<void> => {
    let seen: number
    do {
      seen = spentMs
      await turn()
      // whoever comes first works now; the others look at how long that took
      if (spentMs === seen) spentMs = 0
    } while (spentMs >= longestPieceMs)
  }
  return {
    mayTurn: (): Promise<void> | undefined => (spentMs < longestPieceMs ? undefined : rest()),
    spent: (sinceMs: number): void => void (spentMs += performance.now() - sinceMs),
  }
}
