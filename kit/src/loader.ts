import DataLoader, { type BatchLoadFn } from 'dataloader'

const sizes = { maxBatchSize: 1_000 }

/** A DataLoader that is made where it is first asked: a request has many loaders, and an operation asks few of them. */
export class Loader<Key, Value> {
  #batch: BatchLoadFn<Key, Value>
  #options: { maxBatchSize: number }
  #made: DataLoader<Key, Value> | undefined

  constructor(batch: BatchLoadFn<Key, Value>, options = sizes) {
    this.#batch = batch
    this.#options = options
  }

  load(key: Key): Promise<Value> {
    return this.#loader().load(key)
  }

  /** Tells a value that is known already. */
  prime(key: Key, value: Value): void {
    this.#loader().prime(key, value)
  }

  #loader(): DataLoader<Key, Value> {
    return (this.#made ??= new DataLoader(this.#batch, this.#options))
  }
}

/** Loads one value a key; null where there is none. */
export const oneByKey = <Row extends object>(
  load: (keys: readonly string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): Loader<string, Row | null> => oneForEach<Row, null>(load, keyOf, () => null)

/** Loads one value a key. @param none what stands for a key that has none */
export const oneForEach = <Row extends object, None extends object | null = Row>(
  load: (keys: readonly string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
  none: (key: string) => None,
): Loader<string, Row | None> =>
  new Loader(async keys => {
    const byKey = new Map((await load(keys)).map(row => [keyOf(row), row]))
    return keys.map(key => byKey.get(key) ?? none(key))
  })

/** Loads the list of a key; empty where there is none. Keeps the order in which rows come. */
export const manyByKey = <Row extends object>(
  load: (keys: readonly string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): Loader<string, Row[]> =>
  new Loader(async keys => {
    const byKey = new Map(keys.map(key => [key, [] as Row[]]))
    for (const row of await load(keys)) byKey.get(keyOf(row))?.push(row)
    return keys.map(key => byKey.get(key)!)
  })

/**
 * A loader for each set of field arguments that a request uses: aliases of one field with the same arguments share a statement.
 * @param load answers in the keys' order
 */
export const loaderByArguments = <Arguments extends object, Value>(
  load: (keys: readonly string[], args: Arguments) => Promise<readonly Value[]>,
): ((args: Arguments) => Loader<string, Value>) => {
  const loaders = new Map<string, Loader<string, Value>>()
  let last: { args: Arguments; loader: Loader<string, Value> } | undefined
  return args => {
    // the rows of one list are asked about with one and the same object
    if (last?.args === args) return last.loader
    const name = JSON.stringify(args)
    // async: DataLoader takes the place of what a batch throws at once, a refused page size for example
    const loader = loaders.get(name) ?? new Loader<string, Value>(async keys => load(keys, args))
    loaders.set(name, loader)
    last = { args, loader }
    return loader
  }
}
