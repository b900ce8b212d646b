/** How long somebody waits for an answer. An AbortSignal would cost as much as a whole fetch in process. */
export interface Patience {
  isOver: () => boolean
  /** Calls once when it is over, at once where it is. @returns takes the wish back */
  whenOver: (call: () => void) => () => void
}

/** Patience that lasts until `end` is called. */
export const openPatience = (): Patience & { end: () => void } => new OpenPatience()

/** A class, as every request has several: each function that an object is given of its own costs as much as all of its fields. */
class OpenPatience implements Patience {
  #over = false
  #waiting = new Set<() => void>()

  isOver() {
    return this.#over
  }

  whenOver(call: () => void) {
    if (this.#over) call()
    else this.#waiting.add(call)
    return () => void this.#waiting.delete(call)
  }

  end() {
    this.#over = true
    for (const call of this.#waiting) call()
    this.#waiting.clear()
  }
}
