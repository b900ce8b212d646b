/** Decisions taken from a list of numbers; when it is used up every decision is the first, so that what shrinks becomes simple. */
export interface Choices {
  /** a number below `most` */
  below: (most: number) => number
  /** true once in so many */
  once: (inSoMany: number) => boolean
  of: <Item>(items: readonly Item[]) => Item
}

export const choicesFrom = (numbers: readonly number[]): Choices => {
  let next = 0
  const below = (most: number) => (numbers[next++] ?? 0) % most
  return {
    below,
    once: inSoMany => below(inSoMany) === inSoMany - 1,
    of: items => items[below(items.length)]!,
  }
}

/** A number of 32 bits that looks random, always the same one for the same text. */
export const numberOf = (text: string): number => {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
