/** What a department knows of the company that a record is about, word for word; null or blank: not told. */
export interface MatchSubject {
  name: string | null
  /** any code: credit code, organization code, registration number */
  code: string | null
  address: string | null
  /** as written: 渝北, 渝北区, 重庆市渝北区 */
  district: string | null
  establishedOn?: string | null
  legalRepresentative?: string | null
}

/** One company of the register, as far as it is compared. */
export interface RegisterEntry {
  /** canonical, 9 characters */
  orgCode: string
  /** present name first, then former ones; as registered */
  names: readonly string[]
  /** canonical credit codes and registration numbers, present and former, and former organization codes; without `orgCode` */
  codes: readonly string[]
  address: string | null
  /** name of its district or functional zone: 渝北区 */
  district: string | null
  /** YYYY-MM-DD */
  establishedOn: string | null
  legalRepresentative: string | null
}

export type EvidenceField = 'name' | 'code' | 'address' | 'district' | 'establishedOn' | 'legalRepresentative'

/** One comparison: what agreed or disagreed, and by how many bits it moved the odds that the two are one company. */
export interface Evidence {
  field: EvidenceField
  /** as given by the department */
  given: string
  /** as registered; null: the register has nothing that could be compared */
  found: string | null
  outcome: string
  /** log2(m/u), rounded to 0.1; negative: counts against */
  weight: number
}

/**
 * SAME: equal in normal form. VARIANT: differs only in what writers add and leave out (a region, 市 or 区, the legal form). SHORTENED: cut or
 * abbreviated, the trade name is whole. SLIP: one doubled, dropped, added or exchanged character, or two in a long name. SOUND: other
 * characters of the same sound. CHARACTER: one other character, as a typing error and a neighbouring company both have. FORM: differs in legal form
 * only. SIMILAR: shares most of its words. BRANCH: one is a branch of the other, or two branches differ. REGION: differs in a region.
 * SERIES: differs in a number. DIFFERENT: the rest.
 */
export type NameOutcome =
  | 'SAME'
  | 'VARIANT'
  | 'SHORTENED'
  | 'SLIP'
  | 'SOUND'
  | 'CHARACTER'
  | 'FORM'
  | 'SIMILAR'
  | 'BRANCH'
  | 'REGION'
  | 'SERIES'
  | 'DIFFERENT'

/**
 * SAME: equal, the check character agrees. SAME_UNCHECKED: equal, but the check character fails (a lawful pilot code, or a wrong one).
 * REPAIRED: equal after a letter was read as the digit it looks like, or a lost leading zero was put back. NEAR: one character or one
 * exchange away, or cut off. CONTRADICTS: a sound code of another company. GARBLED: a damaged code that
 * has most of its characters in common with this company's; says little. FOREIGN: a damaged code that has not: likely another company's.
 */
export type CodeOutcome = 'SAME' | 'SAME_UNCHECKED' | 'REPAIRED' | 'NEAR' | 'CONTRADICTS' | 'GARBLED' | 'FOREIGN'

/** SAME: street and number agree as far as both tell. BUILDING: street and house number, another room. STREET: the street only. DIFFERENT: the rest. */
export type AddressOutcome = 'SAME' | 'BUILDING' | 'STREET' | 'DIFFERENT'

export type DistrictOutcome = 'SAME' | 'DIFFERENT'

/** SAME: the same day, or the same month or year where no more is told. YEAR: the same year, another day. CONTRADICTS: another year. */
export type DateOutcome = 'SAME' | 'YEAR' | 'CONTRADICTS'

/** SURNAME: one of them is masked (陈某) and the surname agrees. */
export type RepresentativeOutcome = 'SAME' | 'SURNAME' | 'DIFFERENT'

/**
 * What forbids to trust a name, however well it agrees. UNREADABLE: it holds control characters or marks of direction, or is longer than any name.
 * COMMON: it bears neither a region nor a company's form, as sole traders, outlets and persons of many places are called.
 */
export type NameDoubt = 'UNREADABLE' | 'COMMON'

/** How a subject and one company compare; null: nothing to compare on one of the sides. */
export interface Comparison {
  orgCode: string
  name: NameOutcome | null
  doubt: NameDoubt | null
  code: CodeOutcome | null
  address: AddressOutcome | null
  district: DistrictOutcome | null
  establishedOn: DateOutcome | null
  legalRepresentative: RepresentativeOutcome | null
  evidence: readonly Evidence[]
  /** sum of the weights, in bits */
  bits: number
}

export interface ScoredCandidate {
  orgCode: string
  /** 0 to 1: the probability that the record is about this company, by the weights alone */
  score: number
  evidence: readonly Evidence[]
}

/** AUTO: the record may be linked without a person. REVIEW: a person decides among the candidates. NONE: no such company is registered. */
export type Decision = 'AUTO' | 'REVIEW' | 'NONE'

export interface MatchResult {
  decision: Decision
  /** of AUTO; null otherwise */
  orgCode: string | null
  /** the best candidate's; 0 without one */
  score: number
  /** best first, at most 5 */
  candidates: readonly ScoredCandidate[]
}

/** What to look up in the register, so that the companies worth comparing are found by indexes alone. */
export interface BlockingKeys {
  /** organization codes: the given one, repaired ones, and where its check character fails those one error away; present and former */
  orgCodes: readonly string[]
  /** credit codes and registration numbers, present and former */
  codes: readonly string[]
  /** normal form (normalName), present and former */
  normalNames: readonly string[]
  /** soundName, present and former: names of one loose form (looseName) meet in it, too */
  soundNames: readonly string[]
}
