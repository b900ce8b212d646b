import type { SourceFacts } from './standing.ts'

/** How old a department's data are, as its answers tell the gateway in their extensions. */
export interface Freshness {
  /** when the source that lags most last succeeded, RFC 3339 */
  asOf?: string
  /** a source is older than it promises to be, or never came */
  stale: boolean
}

/** A note that answers carry along; null: no source promises anything. Whoever watches the sources writes it anew each second. */
export interface FreshnessNote {
  told: Freshness | null
}

/** What is as old as the oldest of its parts; null where nothing is told of any. */
export const oldestOf = (parts: readonly (Freshness | null)[]): Freshness | null => {
  const told = parts.filter(part => part !== null)
  if (told.length === 0) return null
  const [asOf] = told.flatMap(part => part.asOf ?? []).toSorted()
  return { ...(asOf !== undefined && { asOf }), stale: told.some(({ stale }) => stale) }
}

/** Of the sources that promise how fresh they are (`freshFor`). */
export const freshnessOf = (facts: readonly SourceFacts[], now: number): Freshness | null => {
  const promising = facts.filter(({ freshFor }) => freshFor !== null)
  if (promising.length === 0) return null
  const [asOf] = promising.flatMap(({ lastSuccessAt }) => lastSuccessAt ?? []).toSorted()
  const stale = promising.some(
    ({ freshFor, lastSuccessAt }) => lastSuccessAt === null || Date.parse(lastSuccessAt) + freshFor! < now,
  )
  return { ...(asOf !== undefined && { asOf }), stale }
}
