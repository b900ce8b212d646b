/** How two texts differ by a few slips of the hand or the ear. */
export interface Edits {
  /** characters replaced, dropped, added, or exchanged with their neighbour */
  count: number
  /** pairs of characters that stand at the same place, where all that differs is such pairs; null: something was dropped, added or exchanged */
  replaced: readonly (readonly [string, string])[] | null
  /** nothing but drops, additions and exchanges: no character of one is missing in the other, but for those it has more */
  pure: boolean
  /** the word that the first text has more, where that is all that differs; otherwise null */
  added: string | null
}

/**
 * The edits between two texts, up to a limit (optimal string alignment: an exchange of neighbours counts once).
 * @returns null where more than `limit` are needed
 */
export const editsBetween = (a: string, b: string, limit: number): Edits | null => {
  let start = 0
  const shorter = Math.min(a.length, b.length)
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start++
  let endA = a.length
  let endB = b.length
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--
    endB--
  }
  const lengthA = endA - start
  const lengthB = endB - start
  if (Math.abs(lengthA - lengthB) > limit) return null
  if (lengthA === 0 || lengthB === 0) {
    const added = lengthA > 0 ? a.slice(start, endA) : null
    return { count: Math.max(lengthA, lengthB), replaced: lengthA === lengthB ? [] : null, pure: true, added }
  }

  const left = a.slice(start, endA)
  const right = b.slice(start, endB)
  const replaced = lengthA === lengthB ? pairsOf(left, right) : null
  const count = distance(left, right, limit)
  if (count === null) return null
  return {
    count,
    replaced: replaced !== null && replaced.length === count ? replaced : null,
    pure: isPure(left, right),
    added: null,
  }
}

const isPure = (a: string, b: string): boolean => {
  const [shorter, longer] = a.length <= b.length ? [a, Array.from(b)] : [b, Array.from(a)]
  return Array.from(shorter).every(character => {
    const at = longer.indexOf(character)
    if (at >= 0) longer.splice(at, 1)
    return at >= 0
  })
}

const pairsOf = (a: string, b: string): [string, string][] => {
  const pairs: [string, string][] = []
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) pairs.push([a[index]!, b[index]!])
  return pairs
}

/** Three rows suffice: this one, the one before, and the one before that for an exchange. */
const distance = (a: string, b: string, limit: number): number | null => {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1))
        cost = Math.min(cost, before[j - 2]! + 1)
      row.push(cost)
      if (cost < least) least = cost
    }
    if (least > limit) return null
    before = last
    last = row
  }
  const count = last[b.length]!
  return count <= limit ? count : null
}
