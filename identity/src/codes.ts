import { orgCodeCheck, registrationNoCheck, usccAlphabet, usccCheck } from './checkCharacters.ts'
import { bareCode, isIdentityNumber } from './codeText.ts'

/** A code in canonical form, and whether its check character agrees. Where it does not, that is a warning, never a reason to refuse: lawful pilot codes fail. */
export interface CheckedCode {
  canonical: string
  valid: boolean
}

export type CodeKind = 'uscc18' | 'regno15' | 'org9' | 'unknown'

/**
 * Why a code is not valid. CHECK_DIGIT: right in form, its check character disagrees. EMPTY: nothing left after blanks and hyphens.
 * LENGTH: not 9, 15 or 18 characters. CHARACTER: a character that such a code cannot hold. IDENTITY_NUMBER: a natural person's.
 */
export type CodeReason = 'CHECK_DIGIT' | 'EMPTY' | 'LENGTH' | 'CHARACTER' | 'IDENTITY_NUMBER'

/** What a text is when it is read as any code of an enterprise. */
export interface CodeReading {
  kind: CodeKind
  /** the check character agrees */
  valid: boolean
  /** 9 characters without hyphen, 18 capital characters or 15 digits; null: unknown kind */
  canonical: string | null
  /** null: valid */
  reason: CodeReason | null
  /** the organization code itself, or characters 9 to 17 of a credit code; null: the code holds none */
  orgCode: string | null
  /** GB/T 2260, characters 3 to 8 of a credit code: where it was issued, not where the enterprise is today; null: the code holds none */
  regionCode: string | null
}

const orgCodeForm = /^[0-9A-Z]{8}[0-9X]$/
const usccForm = new RegExp(`^[${usccAlphabet}]{18}$`)
const registrationNoForm = /^\d{15}$/

const checked = (canonical: string, check: (body: string) => string): CheckedCode => ({
  canonical,
  valid: canonical.endsWith(check(canonical.slice(0, -1))),
})

const orgCodeOf = (bare: string): CheckedCode | null => (orgCodeForm.test(bare) ? checked(bare, orgCodeCheck) : null)

const usccOf = (bare: string): CheckedCode | null => {
  if (!usccForm.test(bare)) return null
  const code = checked(bare, usccCheck)
  return isIdentityNumber(bare) && !(code.valid && holdsSoundParts(bare)) ? null : code
}

/** Of 31 citizens' numbers one has the check character of a credit code, but hardly any a district and an organization code where that has them. */
const holdsSoundParts = (bare: string): boolean => /^..[1-8]/.test(bare) && orgCodeOf(bare.slice(8, 17))?.valid === true

const registrationNoOf = (bare: string): CheckedCode | null =>
  registrationNoForm.test(bare) ? checked(bare, registrationNoCheck) : null

/**
 * Reads an organization code (组织机构代码, GB 11714-1997).
 * @param text as typed: hyphens, blanks, dots, full width, small letters and a leading label are allowed
 * @returns 9 capital characters without hyphen; null where the length or a character is wrong
 */
export const readOrgCode = (text: string): CheckedCode | null => orgCodeOf(bareCode(text))

/**
 * Reads a unified social credit code (统一社会信用代码, GB 32100-2015), as leniently as {@link readOrgCode}.
 * @returns 18 capital characters; null where the length or a character is wrong, and for a citizen's identity number
 */
export const readUscc = (text: string): CheckedCode | null => usccOf(bareCode(text))

/**
 * Reads a registration number (工商注册号, GS 15-2006), as leniently as {@link readOrgCode}.
 * @returns 15 digits; null for anything else, also for the 13-digit numbers and lettered ones issued before 2007
 */
export const readRegistrationNo = (text: string): CheckedCode | null => registrationNoOf(bareCode(text))

const formsByLength = new Map<number, { kind: CodeKind; read: (bare: string) => CheckedCode | null }>([
  [9, { kind: 'org9', read: orgCodeOf }],
  [15, { kind: 'regno15', read: registrationNoOf }],
  [18, { kind: 'uscc18', read: usccOf }],
])

/**
 * Reads a text that should be some code of an enterprise; never throws.
 * @param text as typed, as leniently as {@link readOrgCode}
 */
export const readCode = (text: string): CodeReading => {
  const bare = bareCode(text)
  const form = formsByLength.get(bare.length)
  if (!form) return unknownCode(bare === '' ? 'EMPTY' : 'LENGTH')
  const code = form.read(bare)
  if (!code) return unknownCode(isIdentityNumber(bare) ? 'IDENTITY_NUMBER' : 'CHARACTER')
  return { kind: form.kind, ...code, reason: code.valid ? null : 'CHECK_DIGIT', ...partsOf(form.kind, bare) }
}

const unknownCode = (reason: CodeReason): CodeReading => ({
  kind: 'unknown',
  valid: false,
  canonical: null,
  reason,
  orgCode: null,
  regionCode: null,
})

const partsOf = (kind: CodeKind, bare: string): { orgCode: string | null; regionCode: string | null } => {
  if (kind === 'org9') return { orgCode: bare, regionCode: null }
  if (kind !== 'uscc18') return { orgCode: null, regionCode: null }
  const orgCode = bare.slice(8, 17)
  const regionCode = bare.slice(2, 8)
  return {
    orgCode: orgCodeForm.test(orgCode) ? orgCode : null,
    regionCode: /^\d{6}$/.test(regionCode) ? regionCode : null,
  }
}

/**
 * A code, or a key of another system's, as it may be shown: a citizen's identity number, which sole traders' forms carry in its place and some systems
 * know them by, is masked (500***********1234). Whatever else was written stays as it is.
 */
export const shownCode = (text: string): string =>
  readCode(text).reason === 'IDENTITY_NUMBER'
    ? bareCode(text).replace(/^(.{3}).*(.{4})$/u, (_, head: string, tail: string) => `${head}***********${tail}`)
    : text
