import type { Comparison, MatchResult, NameOutcome, ScoredCandidate } from './types.ts'
import { priorBits, probabilityOf } from './weights.ts'

const mostCandidates = 5

/** Below this probability no person is asked, unless the name or the code is equal. */
const worthAsking = 0.004

/**
 * Decides from the comparisons with all candidates. The weights order the candidates and say which are worth a person's look; AUTO is
 * bound to rules that no weight overrules, see {@link isCertain}.
 */
export const decide = (comparisons: readonly Comparison[]): MatchResult => {
  const ranked = [...comparisons].sort((a, b) => b.bits - a.bits || (a.orgCode < b.orgCode ? -1 : 1))
  const certain = ranked.filter(comparison => isCertain(comparison, ranked))
  if (certain.length === 1) {
    const [linked] = certain as [Comparison]
    const candidates = [linked, ...ranked.filter(comparison => comparison !== linked && isPlausible(comparison))]
    return { decision: 'AUTO', orgCode: linked.orgCode, score: scored(linked).score, candidates: first(candidates) }
  }
  const plausible = ranked.filter(isPlausible)
  return {
    decision: plausible.length > 0 ? 'REVIEW' : 'NONE',
    orgCode: null,
    score: plausible.length > 0 ? scored(plausible[0]!).score : 0,
    candidates: first(plausible),
  }
}

/**
 * Whether a decision from the exact keys alone stands: candidates found by likeness could not change it. It is open where the name links and
 * the address does not agree, for a branch may be there.
 */
export const isSettled = ({ decision, candidates }: MatchResult): boolean => {
  if (decision !== 'AUTO') return false
  const outcomes = new Map(candidates[0]!.evidence.map(({ field, outcome }) => [field, outcome]))
  return outcomes.get('code') === 'SAME' || !['DIFFERENT', 'STREET'].includes(outcomes.get('address') ?? '')
}

/** A comparison as a person is shown it. */
export const scored = ({ orgCode, bits, evidence }: Comparison): ScoredCandidate => ({
  orgCode,
  score: Math.round(probabilityOf(bits + priorBits) * 10_000) / 10_000,
  evidence,
})

const first = (comparisons: readonly Comparison[]): readonly ScoredCandidate[] =>
  comparisons.slice(0, mostCandidates).map(scored)

/** A sound code of another company leaves nothing of a mere likeness, unless the address agrees. */
const isPlausible = ({ name, code, address, bits }: Comparison): boolean => {
  if (name === 'SAME' || name === 'VARIANT' || code === 'SAME' || code === 'REPAIRED') return true
  if (code === 'CONTRADICTS' && name !== null && !isAlmost.has(name) && address !== 'SAME') return false
  return probabilityOf(bits + priorBits) >= worthAsking
}

const isAlmost: ReadonlySet<NameOutcome> = new Set(['VARIANT', 'SHORTENED', 'SLIP', 'SOUND', 'FORM'])

/** Names that a sound code confirms: what is left after the usual damage. A branch, a number, a region that differs is never confirmed. */
const confirmable: ReadonlySet<NameOutcome> = new Set([
  'SAME',
  'VARIANT',
  'SHORTENED',
  'SLIP',
  'SOUND',
  'CHARACTER',
  'FORM',
])

/**
 * Whether a company may be linked without a person:
 * 1. its sound code, and a name that the code confirms, or no name;
 * 2. its very name (normal form, present or former), where no sound code speaks of another company and the date does not contradict; a name
 *    that many may bear (COMMON) only where its place or day agrees;
 * 3. a variant of its name, confirmed by a damaged code, by the address, or by the very day it was established.
 * In each case no other company may have as good a claim. A likeness of names beyond variants, a code that fails its check character, and
 * a contradicting code never link.
 */
const isCertain = (candidate: Comparison, all: readonly Comparison[]): boolean => {
  if (candidate.doubt === 'UNREADABLE') return false
  if (candidate.code !== 'SAME' && candidate.name !== 'SAME' && candidate.name !== 'VARIANT') return false
  if (candidate.code === 'CONTRADICTS' || candidate.code === 'FOREIGN') return false
  const others = all.filter(other => other !== candidate)
  if (candidate.code === 'SAME')
    return isConfirmedByCode(candidate) && !others.some(other => hasBetterName(other, candidate))
  if (others.some(other => claimsCode(other) && !claimsCode(candidate))) return false
  if (candidate.establishedOn === 'CONTRADICTS') return false
  if (others.some(other => isAnotherThere(other, candidate))) return false
  if (candidate.doubt === 'COMMON' && !isCorroborated(candidate) && candidate.district !== 'SAME') return false
  if (candidate.name === 'SAME') return others.every(other => other.name !== 'SAME' || isToldApart(candidate, other))
  if (candidate.name !== 'VARIANT' || !isCorroborated(candidate)) return false
  return others.every(other => (other.name !== 'SAME' && other.name !== 'VARIANT') || isToldApart(candidate, other))
}

const isConfirmedByCode = ({ name, address, district, establishedOn }: Comparison): boolean => {
  if (name === null) return address !== 'DIFFERENT' && district !== 'DIFFERENT' && establishedOn !== 'CONTRADICTS'
  if (name === 'SAME' || name === 'VARIANT') return true
  return confirmable.has(name) && establishedOn !== 'CONTRADICTS'
}

/** The name is equal to another company's, so the code and the name speak of two. */
const hasBetterName = (other: Comparison, candidate: Comparison): boolean =>
  other.name === 'SAME'
    ? candidate.name !== 'SAME'
    : other.name === 'VARIANT' && candidate.name !== 'SAME' && candidate.name !== 'VARIANT'

const claimsCode = ({ code }: Comparison): boolean =>
  code === 'SAME' || code === 'SAME_UNCHECKED' || code === 'REPAIRED' || code === 'NEAR'

const isCorroborated = (candidate: Comparison): boolean => {
  if (claimsCode(candidate)) return true
  if (agreesInHouse(candidate)) return true
  return candidate.establishedOn === 'SAME' && candidate.district !== 'DIFFERENT'
}

/**
 * A branch of it, or a company of the same trade name in a county, stands at the given address, and it does not: the name was cut short, or the
 * head office was written for the branch.
 */
const isAnotherThere = (other: Comparison, candidate: Comparison): boolean =>
  (other.name === 'BRANCH' || other.name === 'SIMILAR' || other.name === 'REGION') &&
  agreesInHouse(other) &&
  !agreesInHouse(candidate)

const agreesInHouse = ({ address }: Comparison): boolean => address === 'SAME' || address === 'BUILDING'

/** Of two companies of one name the code or the address tells which, if it agrees with the one and not with the other. */
const isToldApart = (candidate: Comparison, other: Comparison): boolean => {
  if (claimsCode(candidate)) return !claimsCode(other)
  return candidate.address === 'SAME' && other.address === 'DIFFERENT'
}
