/** How long somebody waits for an answer. An AbortSignal costs as much as a whole fetch in process, so that one is made only for who needs it. */
export interface Patience {
  isOver: () => boolean
  /** Calls once when it is over, at once where it is. @returns takes the wish back */
  whenOver: (call: () => void) => () => void
  /** the same for who knows signals only */
  signal: () => AbortSignal
}

/** Patience that lasts until `end` is called. */
export const openPatience = (): Patience & { end: () => void } => {
  let over = false
  let controller: AbortController | undefined
  const waiting = new Set<() => void>()
  return {
    isOver: () => over,
    whenOver: call => {
      if (over) call()
      else waiting.add(call)
      return () => waiting.delete(call)
    },
    signal: () => {
      controller ??= new AbortController()
      if (over) controller.abort()
      return controller.signal
    },
    end: () => {
      over = true
      controller?.abort()
      for (const call of waiting) call()
      waiting.clear()
    },
  }
}
