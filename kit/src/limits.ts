/** What one operation, and one caller, may ask at most. Settings `E360_LIMIT_<NAME>`; docs/settings.md tells what the contract's operations need. */
export const defaultLimits = {
  /** bytes of a body of POST /graphql */
  bodyBytes: 8 * 1024 * 1024,
  /** values, objects and lists in such a body */
  bodyValues: 100_000,
  /** characters and tokens of the text */
  queryLength: 100_000,
  tokens: 5_000,
  /** fields below each other, fragments expanded, as are all that follow */
  depth: 20,
  /** fields of the operation itself */
  roots: 20,
  /** fields and fragments */
  selections: 500,
  aliases: 50,
  directives: 50,
  /** objects and lists below each other in the variables, and in the values that the text holds itself */
  variableDepth: 12,
  /** items of one list, and characters of one text, in the variables */
  listLength: 1_000,
  textLength: 20_000,
  /** fetches of the plan */
  fetches: 100,
  /** entities that one fetch asks for */
  representations: 10_000,
  /** fields of all objects that the subgraphs answer; nobody can bound beforehand what lists without `first` in each other hold */
  answerFields: 200_000,
  /** characters of all texts of one answer to a query */
  answerCharacters: 16_000_000,
  /** values that may come back, each list as long as its `first`, or its argument, says */
  cost: 100_000,
  /** cost a second that one token's holder may ask for, over ten seconds */
  rate: 5_000_000,
  /** the same for an address without a token */
  publicRate: 500_000,
  /** downloads that one caller holds open at once */
  exports: 50,
}

export type Limits = Readonly<typeof defaultLimits>

const windowSeconds = 10
/** what a text that was not seen before takes besides */
const newText = 1_000

/** The budgets of one of several processes behind one port: an equal share, but never less than the dearest operation takes. */
export const shareOf = (limits: Limits, processes: number): Limits => {
  const least = Math.ceil((limits.cost + newText) / windowSeconds)
  const share = (rate: number) => Math.min(rate, Math.max(least, Math.floor(rate / processes)))
  return { ...limits, rate: share(limits.rate), publicRate: share(limits.publicRate) }
}

/** `variableDepth` → `E360_LIMIT_VARIABLE_DEPTH` */
export const limitSetting = (name: string): string =>
  `E360_LIMIT_${name.replaceAll(/[A-Z]/g, letter => `_${letter}`).toUpperCase()}`
