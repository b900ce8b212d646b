export interface Sized {
  /** about how many bytes it takes */
  size: number
}

const mostItems = 1_000
const mostBytes = 4 * 1024 * 1024
const patienceMs = 20

/**
 * Gathers what comes into batches of at most 1,000 items and about 4 MiB; what has come is not kept waiting for more than 20 ms, so that a
 * sender that waits for its receipts before it goes on gets them.
 */
export async function* batchesOf<Item extends Sized>(groups: AsyncIterable<readonly Item[]>): AsyncGenerator<Item[]> {
  const source = groups[Symbol.asyncIterator]()
  let batch: Item[] = []
  let bytes = 0
  const taken = () => {
    const full = batch
    batch = []
    bytes = 0
    return full
  }
  try {
    for (let next = source.next(); ; next = source.next()) {
      if (batch.length > 0 && (await isLate(next))) yield taken()
      const { value: group, done } = await next
      if (done) break
      for (const item of group) {
        batch.push(item)
        bytes += item.size
        if (batch.length >= mostItems || bytes >= mostBytes) yield taken()
      }
    }
    if (batch.length > 0) yield batch
  } finally {
    await source.return?.()
  }
}

const isLate = (next: Promise<unknown>): Promise<boolean> =>
  new Promise(resolve => {
    const late = setTimeout(() => resolve(true), patienceMs)
    const inTime = () => {
      clearTimeout(late)
      resolve(false)
    }
    // what goes wrong is thrown where the caller awaits it
    next.then(inTime, inTime)
  })
