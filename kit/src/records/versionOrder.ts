interface Versioned {
  version: string | null
  recorded_at: string | null
}

/**
 * Orders two versions of one record: by `version` where both tell it (numbers by size, before all others, which go as text), else by `recordedAt` where both
 * tell it; otherwise they came in the order in which they arrived.
 * @returns negative where `a` is older, 0 where nothing tells, positive where `a` is newer
 */
export const versionOrder = (a: Versioned, b: Versioned): number => {
  if (a.version !== null && b.version !== null) return compareVersions(a.version, b.version)
  if (a.recorded_at !== null && b.recorded_at !== null) return Date.parse(a.recorded_at) - Date.parse(b.recorded_at)
  return 0
}

const isNumber = (version: string): boolean => /^\d+$/.test(version)

const compareVersions = (a: string, b: string): number => {
  if (isNumber(a) !== isNumber(b)) return isNumber(a) ? -1 : 1
  if (isNumber(a)) return Number(BigInt(a) > BigInt(b)) - Number(BigInt(a) < BigInt(b))
  return Number(a > b) - Number(a < b)
}
