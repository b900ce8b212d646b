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

export const openBudget = (milliseconds: number): Budget => {
  const patience = openPatience()
  let running = 0
  let since = 0
  let spent = 0
  let timer: NodeJS.Timeout | undefined
  return {
    patience,
    enter: () => {
      running += 1
      if (running > 1) return
      since = performance.now()
      timer = setTimeout(patience.end, Math.max(0, milliseconds - spent))
    },
    leave: () => {
      running -= 1
      if (running > 0) return
      spent += performance.now() - since
      clearTimeout(timer)
    },
    elapsedMs: () => spent + (running > 0 ? performance.now() - since : 0),
  }
}
