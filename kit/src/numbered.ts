/** What comes and goes, each by a number of its own. */
export interface Numbered<Thing> {
  /** @returns its number: 1 to 2³² − 2, one after the other, then from 1 again */
  add: (thing: Thing) => number
  get: (number: number) => Thing | undefined
  remove: (number: number) => void
  /** in the order of their numbers */
  all: () => Thing[]
}

/**
 * For what lives as long as a request, in what lives as long as the process: there a Map or a Set keeps alive what was taken out. Each table that it
 * outgrew knows the next one, so that from the first one that grew old all of them do, with what was in them, until the whole heap is marked.
 */
export const openNumbered = <Thing extends object>(): Numbered<Thing> => {
  // numbers beyond would be names, of which V8 keeps a table of its own
  const largest = 0xffff_fffe
  const things: Record<number, Thing> = {}
  let last = 0
  return {
    add: thing => {
      last = (last % largest) + 1
      things[last] = thing
      return last
    },
    get: number => things[number],
    remove: number => void delete things[number],
    all: () => Object.values(things),
  }
}
