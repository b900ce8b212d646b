import { compareNames } from '../names/compareNames.ts'
import { nameParts } from '../names/nameParts.ts'
import { compareAddresses, readAddress } from './compareAddresses.ts'
import { compareCodes } from './compareCodes.ts'
import { compareDates, isWholeDate } from './compareDates.ts'
import { compareRepresentatives, surnameOf } from './compareRepresentatives.ts'
import { districtOf, type SubjectReading } from './readSubject.ts'
import type { CodeOutcome, Comparison, Evidence, EvidenceField, NameOutcome, RegisterEntry } from './types.ts'
import {
  addressLikelihoods,
  codeLikelihoods,
  dateLikelihoods,
  districtLikelihoods,
  nameLikelihoods,
  representativeLikelihoods,
  weightOf,
  yearLikelihoods,
  type Likelihood,
} from './weights.ts'

/**
 * Compares what a subject says with one company of the register, field by field; every comparison that was possible is in the evidence.
 * @returns null where the name is another one and no code speaks for the company: address and date alone make nobody a candidate
 */
const compareEntry = (subject: SubjectReading, entry: RegisterEntry): Comparison | null => {
  const evidence: Evidence[] = []
  const note = <Outcome extends string>(
    field: EvidenceField,
    found: string | null,
    outcome: Outcome,
    likelihoods: Readonly<Record<Outcome, Likelihood>>,
  ): Outcome => {
    evidence.push({ field, given: subject.given[field]!, found, outcome, weight: weightOf(likelihoods[outcome]) })
    return outcome
  }

  const coded = subject.code && compareCodes(subject.code, entry)
  const named = bestName(subject, entry)
  if (named?.outcome === 'DIFFERENT' && (coded === null || !claims.has(coded.outcome))) return null
  const place = entry.address === null ? null : readAddress(entry.address)
  const placed = subject.address && place && compareAddresses(subject.address, place)
  const district = districtOf(entry.district, place)
  const dated =
    subject.establishedOn && entry.establishedOn !== null
      ? compareDates(subject.establishedOn, entry.establishedOn)
      : null
  const represented =
    subject.legalRepresentative !== null && entry.legalRepresentative !== null
      ? compareRepresentatives(subject.legalRepresentative, entry.legalRepresentative)
      : null

  const name = named && note('name', named.found, named.outcome, nameLikelihoods)
  const code = coded && note('code', coded.found, coded.outcome, codeLikelihoods)
  const address = placed && note('address', entry.address, placed, addressLikelihoods)
  const establishedOn =
    dated &&
    note(
      'establishedOn',
      entry.establishedOn,
      dated,
      isWholeDate(subject.establishedOn!) ? dateLikelihoods : yearLikelihoods,
    )
  const legalRepresentative =
    represented &&
    note('legalRepresentative', surnameOf(entry.legalRepresentative!), represented, representativeLikelihoods)

  const districts = subject.district !== null && district !== null ? { same: subject.district === district } : null
  const outcome = districts && (districts.same ? 'SAME' : 'DIFFERENT')
  // one house is in one district: an agreement that is counted already is not counted twice
  if (outcome && address !== 'SAME' && address !== 'BUILDING')
    evidence.push({
      field: 'district',
      given: subject.given.district?.trim() || subject.district!,
      found: entry.district ?? district,
      outcome,
      weight: weightOf(districtLikelihoods[outcome]),
    })

  return {
    orgCode: entry.orgCode,
    name,
    doubt: subject.doubt,
    code,
    address,
    district: outcome,
    establishedOn: dated === 'SAME' && !isWholeDate(subject.establishedOn!) ? 'YEAR' : establishedOn,
    legalRepresentative,
    evidence,
    bits: evidence.reduce((sum, { weight }) => sum + weight, 0),
  }
}

/** Compares with every candidate that the register's indexes brought; what is out of the question is left out. */
export const compareEntries = (subject: SubjectReading, entries: readonly RegisterEntry[]): readonly Comparison[] =>
  entries.map(entry => compareEntry(subject, entry)).filter(comparison => comparison !== null)

const claims: ReadonlySet<CodeOutcome> = new Set(['SAME', 'SAME_UNCHECKED', 'REPAIRED', 'NEAR'])

/** The best agreement among the spellings given and the names that the company bears or bore. */
const bestName = (subject: SubjectReading, entry: RegisterEntry): { outcome: NameOutcome; found: string } | null => {
  if (subject.names.length === 0) return null
  let best: { outcome: NameOutcome; found: string } | null = null
  for (const registered of entry.names) {
    const parts = nameParts(registered)
    for (const given of subject.names) {
      const outcome = compareNames(given, parts)
      if (best === null || weights[outcome] > weights[best.outcome]) best = { outcome, found: registered }
      if (outcome === 'SAME') return best
    }
    if (subject.mended === null || weights[best!.outcome] >= weights.SLIP) continue
    const outcome = compareNames(subject.mended, parts)
    if (outcome === 'SAME' || outcome === 'VARIANT') best = { outcome: 'SLIP', found: registered }
    else if (weights[outcome] > weights[best!.outcome]) best = { outcome, found: registered }
  }
  return best
}

const weights = Object.fromEntries(
  Object.entries(nameLikelihoods).map(([outcome, likelihood]) => [outcome, weightOf(likelihood)]),
) as Record<NameOutcome, number>
