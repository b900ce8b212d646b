interface Versioned {
  version: string | null
  recorded_at: string | null
}

/**
 * Orders two versions of one record: by `version` where both tell it (numbers, also dotted ones like 1.10, part by part and before all others, which go as
 * text), else, and where it is the same, by `recordedAt` where both tell it; otherwise they came in the order in which they arrived.
 * @returns negative where `a` is older, 0 where nothing tells, positive where `a` is newer
 */
export const versionOrder = (a: Versioned, b: Versioned): number => {
  const order = a.version === null || b.version === null ? 0 : compareVersions(a.version, b.version)
  if (order !== 0 || a.recorded_at === null || b.recorded_at === null) return order
  return Date.parse(a.recorded_at) - Date.parse(b.recorded_at)
}

/** What is known of a record after its next version: what that one does not tell stays, for what was older before is older still. */
export const versionAfter = (next: Versioned, before: Versioned): Versioned => ({
  version: next.version ?? before.version,
  recorded_at: next.recorded_at ?? before.recorded_at,
})

const compareVersions = (a: string, b: string): number => {
  const [numbers, others] = [numbersIn(a), numbersIn(b)]
  if (!numbers || !others) return numbers ? -1 : others ? 1 : Number(a > b) - Number(a < b)
  for (let at = 0; at < Math.max(numbers.length, others.length); at += 1) {
    const [one, other] = [numbers[at] ?? 0n, others[at] ?? 0n]
    if (one !== other) return one < other ? -1 : 1
  }
  return 0
}

const numbersIn = (version: string): bigint[] | null =>
  /^\d+(\.\d+)*$/.test(version) ? version.split('.').map(BigInt) : null
