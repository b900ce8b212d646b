/**
 * The items in their order, so many at a time; the last batch may be smaller, none is empty.
 * @param weightOf where items differ: a batch ends when it has come to `mostWeight`
 */
export async function* inBatches<Item>(
  items: AsyncIterable<Item>,
  size: number,
  weightOf: (item: Item) => number = () => 0,
  mostWeight = Infinity,
): AsyncGenerator<Item[]> {
  let batch: Item[] = []
  let weight = 0
  for await (const item of items) {
    batch.push(item)
    weight += weightOf(item)
    if (batch.length < size && weight < mostWeight) continue
    yield batch
    batch = []
    weight = 0
  }
  if (batch.length > 0) yield batch
}
