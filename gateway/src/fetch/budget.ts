import { openPatience, type Patience } from '@e360/kit/transport/patience'

/** The time that one subgraph may take of one client request, shared by all its fetches in it. */
export interface Budget {
  /** over when the time is used up, and from then on */
  patience: Patience
  /** A fetch begins. Time runs while at least one is on its way; what other subgraphs take meanwhile is not counted. */
  enter: () => void
  /** A fetch ended. */
  leave: () => void
  /** milliseconds used so far */
  elapsedMs: () => number
}

export const openBudget = (milliseconds: number): Budget => new OpenBudget(milliseconds)

class OpenBudget implements Budget {
  patience = openPatience()
  #milliseconds: number
  #running = 0
  #since = 0
  #spent = 0
  #timer: NodeJS.Timeout | undefined

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds
  }

  enter() {
    this.#running += 1
    if (this.#running > 1) return
    this.#since = performance.now()
    this.#timer = setTimeout(endOf, Math.max(0, this.#milliseconds - this.#spent), this.patience)
  }

  leave() {
    this.#running -= 1
    if (this.#running > 0) return
    this.#spent += performance.now() - this.#since
    clearTimeout(this.#timer)
  }

  elapsedMs() {
    return this.#spent + (this.#running > 0 ? performance.now() - this.#since : 0)
  }
}

const endOf = (patience: ReturnType<typeof openPatience>): void => patience.end()
