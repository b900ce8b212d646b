/** How long somebody waits for an answer. An AbortSignal costs as much as a whole fetch in process, so that one is made only for who needs it. */
export interface Patience {
  isOver: () => boolean
  /** Calls once when it is over, at once where it is. @returns takes the wish back */
  whenOver: (call: () => void) => () => void
  /** the same for who knows signals only */
  signal: () => AbortSignal
}

/** Patience that lasts until `end` is called. */
export const openPatience = (): Patience & { end: () => void } => new OpenPatience()

/** A class, as every request has several: each function that an object is given of its own costs as much as all of its fields. */
class OpenPatience implements Patience {
  #over = false
  #controller: AbortController | undefined
  #waiting = new Set<() => void>()

  isOver() {
    return this.#over
  }

  whenOver(call: () => void) {
    if (this.#over) call()
    else this.#waiting.add(call)
    return () => void this.#waiting.delete(call)
  }

  signal() {
    this.#controller ??= new AbortController()
    if (this.#over) this.#controller.abort()
    return this.#controller.signal
  }

  end() {
    this.#over = true
    this.#controller?.abort()
    for (const call of this.#waiting) call()
    this.#waiting.clear()
  }
}
