import { soundName } from '@e360/identity/names/looseName'

/**
 * A name's sound as a number, for an index that costs little: names of one sound have one key, others have the same with a chance of 1 in 2⁴⁸.
 * @param sound of identity's soundName
 */
export const soundKey = (sound: string): number => {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let index = 0; index < sound.length; index++) {
    const unit = sound.charCodeAt(index)
    high = Math.imul(high ^ unit, 2_654_435_761)
    low = Math.imul(low ^ unit, 1_597_334_677)
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909)
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909)
  return 65_536 * (high >>> 0) + (low >>> 16)
}

/** The keys of all names that a company bears or bore, each once. */
export const soundKeysOf = (names: readonly string[]): number[] => [
  ...new Set(names.map(name => soundKey(soundName(name)))),
]
