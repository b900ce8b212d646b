/** The items in their order, so many at a time; the last group may be smaller, none is empty. */
export function* inGroups<Item>(items: readonly Item[], size: number): Generator<Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size)
}
