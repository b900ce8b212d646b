import DataLoader from 'dataloader'

/** Loads one value a key; null where there is none. */
export const oneByKey = <Row extends object>(
  load: (keys: readonly string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): DataLoader<string, Row | null> =>
  new DataLoader(async keys => {
    const byKey = new Map((await load(keys)).map(row => [keyOf(row), row]))
    return keys.map(key => byKey.get(key) ?? null)
  }, sizes)

/** Loads the list of a key; empty where there is none. Keeps the order in which rows come. */
export const manyByKey = <Row extends object>(
  load: (keys: readonly string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): DataLoader<string, Row[]> =>
  new DataLoader(async keys => {
    const byKey = new Map(keys.map(key => [key, [] as Row[]]))
    for (const row of await load(keys)) byKey.get(keyOf(row))?.push(row)
    return keys.map(key => byKey.get(key)!)
  }, sizes)

/**
 * A loader for each set of field arguments that a request uses: aliases of one field with the same arguments share a statement.
 * @param load answers in the keys' order
 */
export const loaderByArguments = <Arguments extends object, Value>(
  load: (keys: readonly string[], args: Arguments) => Promise<readonly Value[]>,
): ((args: Arguments) => DataLoader<string, Value>) => {
  const loaders = new Map<string, DataLoader<string, Value>>()
  return args => {
    const name = JSON.stringify(args)
    const known = loaders.get(name)
    if (known) return known
    // async: DataLoader takes the place of what a batch throws at once, a refused page size for example
    const loader = new DataLoader<string, Value>(async keys => load(keys, args), sizes)
    loaders.set(name, loader)
    return loader
  }
}

const sizes = { maxBatchSize: 1_000 }
