/** Numbers in [0, 1), the next at every call. */
export type Random = () => number

/** Values with their relative weights; the weights need not add up to anything. */
export type Weighted<T> = readonly (readonly [value: T, weight: number])[]

/** Every purpose has its own sequence, so that a draw more in one changes nothing in another. */
const streams = {
  activity: 1,
  branches: 2,
  traits: 3,
  name: 4,
  formerName: 5,
  register: 6,
  address: 13,
  inspections: 7,
  certificates: 8,
  penalties: 9,
  listings: 10,
  grades: 11,
  stranger: 12,
} as const

/**
 * The sequence of random numbers that belongs to one company for one purpose.
 * @param index of the company; the same (seed, stream, index) gives the same sequence on every machine
 */
export const randomOf = (seed: number, stream: keyof typeof streams, index: number): Random => {
  const random = sfc32(seed, streams[stream], index)
  for (let round = 0; round < 12; round++) random()
  return random
}

/** Source: sfc32 of PractRand, 128 bits of state, here three numbers and a counter. */
const sfc32 = (first: number, second: number, third: number): Random => {
  let a = first | 0
  let b = second | 0
  let c = third | 0
  let counter = 1
  return () => {
    const mixed = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + mixed) | 0
    return (mixed >>> 0) / 4_294_967_296
  }
}

/** A whole number from 0 to `limit` − 1. */
export const below = (random: Random, limit: number): number => Math.floor(random() * limit)

/** A whole number from `least` to `most`, both included; `least` where `most` is smaller. */
export const between = (random: Random, least: number, most: number): number =>
  most <= least ? least : least + below(random, most - least + 1)

export const chance = (random: Random, probability: number): boolean => random() < probability

export const pick = <T>(random: Random, values: readonly T[]): T => values[below(random, values.length)] as T

/** A drawer of values by weight. */
export const weighted = <T>(rows: Weighted<T>): ((random: Random) => T) => {
  const values = rows.map(([value]) => value)
  const limits: number[] = []
  let total = 0
  for (const [, weight] of rows) limits.push((total += weight))
  return random => {
    const drawn = random() * total
    let at = 0
    while (limits[at]! <= drawn) at++
    return values[at] as T
  }
}

/** How often, with the given mean: 0 is the most frequent answer and the tail is long. */
export const timesWithMean = (random: Random, mean: number): number =>
  Math.floor(Math.log(1 - random()) / Math.log(mean / (1 + mean)))

/**
 * Scatters whole numbers below 2^24 over the same range, no two to the same place.
 * @param key another key scatters in another order
 */
export const scatter24 = (value: number, key: number): number => {
  let x = (value ^ key) & 0xffffff
  x = Math.imul(x, 0x9e3779b1) & 0xffffff
  x ^= x >>> 11
  x = Math.imul(x, 0x85ebca6b) & 0xffffff
  x ^= x >>> 13
  x = Math.imul(x ^ (key >>> 8), 0xc2b2ae35) & 0xffffff
  return x ^ (x >>> 12)
}
