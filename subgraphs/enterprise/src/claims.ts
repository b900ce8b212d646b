import { mapInTurns } from '@e360/kit/turns'
import type { RegisterRow } from './registerRow.ts'
import type { ToldRecord, VersionRow } from './pastReads.ts'
import type { StoredRow } from './repository.ts'
import { isTold, toldFields, type ToldField } from './toldFields.ts'
import type { FieldClaim } from './types.generated.ts'
import { differencesIn } from './differences.ts'

type Told = Record<string, string | number>

/**
 * What a record has said by now, to be kept with it: a field that this row does not tell is as the record told it before.
 * @returns JSON, by column of `enterprise`
 */
export const toldBy = ({ orgCode, told }: RegisterRow, before: string | null | undefined): string => {
  const now = Object.entries({ org_code: orgCode, ...told }).filter(([, value]) => isTold(value))
  return JSON.stringify({ ...(before ? (JSON.parse(before) as Told) : {}), ...Object.fromEntries(now) })
}

/**
 * What each source says of the fields that they do not agree about: the value that is shown first, then the latest.
 * A shown value that no record tells any more, because a person decided it, is told by the change that brought it.
 * @param changes all versions of the company, latest first; asked for only where such a value is shown
 */
export const claimsOf = async (
  company: StoredRow,
  records: readonly ToldRecord[],
  changes: () => Promise<readonly VersionRow[]>,
): Promise<FieldClaim[]> => {
  // a company that a thousand others were merged into has a thousand records, and each has its claims
  const told = await mapInTurns(records, ({ told: values, system: source, recordedAt, receivedAt }) => ({
    values: JSON.parse(values) as Told,
    source,
    at: timeOf(recordedAt, receivedAt),
  }))
  const ofTold = await mapInTurns(Object.keys(toldFields) as ToldField[], field => {
    const shown = company[field]
    if (!isTold(shown)) return []
    const claims = told.flatMap(({ values, source, at }) => {
      const value = values[toldFields[field]]
      return value === undefined ? [] : [{ field, value: String(value), source, at }]
    })
    return claims.some(({ value }) => value !== String(shown)) ? [{ field, shown: String(shown), claims }] : []
  })
  const disputed = ofTold.flat()
  const decided = disputed.filter(({ shown, claims }) => claims.every(({ value }) => value !== shown))
  const versions = decided.length === 0 ? [] : await changes()
  const ofFields = await mapInTurns(disputed, ({ field, shown, claims }) => {
    const own = decided.some(each => each.field === field) ? decidedBy(field, shown, versions) : []
    const shownFirst = (a: FieldClaim, b: FieldClaim) => Number(b.value === shown) - Number(a.value === shown)
    const latestFirst = (a: FieldClaim, b: FieldClaim) => Number(a.at < b.at) - Number(a.at > b.at)
    return onceEach([...own, ...claims].toSorted((a, b) => shownFirst(a, b) || latestFirst(a, b)))
  })
  return ofFields.flat()
}

/** What a source says it says once: the first of the claims that are the same. */
const onceEach = (claims: readonly FieldClaim[]): FieldClaim[] => {
  const first = new Map<string, FieldClaim>()
  for (const claim of claims) {
    const said = JSON.stringify([claim.source, claim.value])
    if (!first.has(said)) first.set(said, claim)
  }
  return [...first.values()]
}

const decidedBy = (field: ToldField, value: string, versions: readonly VersionRow[]): FieldClaim[] => {
  const change = versions.find(({ differences }) => differencesIn(differences).some(each => each.field === field))
  return change ? [{ field, value, source: change.system, at: change.at }] : []
}

/** When the source registered it, where it says so in a way that can be read. */
const timeOf = (recordedAt: string | null, receivedAt: string): string =>
  recordedAt === null || Number.isNaN(Date.parse(recordedAt)) ? receivedAt : new Date(recordedAt).toISOString()
