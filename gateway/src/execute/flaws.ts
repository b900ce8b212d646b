/** A null of the answer that does not stand for “none on record”. Its path grows from its end while the walk comes back up. */
export interface Flaw {
  path: (string | number)[]
  /** the coordinate that was not asked for, because the caller may not read it */
  refused?: string
  /** the coordinate of which nothing was brought: “none” all the same where a fetch was to bring it and nothing went wrong */
  missing?: string
}

/** What one completion of an answer has at hand, and what it finds. */
export interface Pass {
  variables: Readonly<Record<string, unknown>>
  flaws: Flaw[]
  /** of the texts that are shown */
  characters: number
}

/** Puts a key before the paths of the flaws that were found since. */
export const lead = (flaws: readonly Flaw[], from: number, key: string | number) => {
  for (let index = from; index < flaws.length; index++) flaws[index]!.path.unshift(key)
}
