import { expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { sharedRows, testOnSharedData } from '../testing/sharedRows.ts'
import { orgCodeCheck, registrationNoCheck, usccAlphabet, usccCheck } from './checkCharacters.ts'
import { readCode, readOrgCode, readRegistrationNo, readUscc, shownCode } from './codes.ts'

const characters = (alphabet: string, length: number) =>
  fc.string({ unit: fc.constantFrom(...Array.from(alphabet)), minLength: length, maxLength: length })
const digits = '0123456789'
const withCheck = (check: (body: string) => string) => (body: string) => body + check(body)
const orgCodes = characters('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', 8).map(withCheck(orgCodeCheck))
const usccs = characters(usccAlphabet, 17).map(withCheck(usccCheck))
const registrationNos = characters(digits, 14).map(withCheck(registrationNoCheck))

/** The same code as a form, a scan or a spreadsheet may hold it. */
const typed = (code: fc.Arbitrary<string>) =>
  fc
    .tuple(
      code,
      fc.array(
        fc.constantFrom('', '', '', ' ', '　', '-', '－', '—', '‐', '−', '.', '·', '\u200b', '\u200f', '\ufeff', '\t'),
      ),
    )
    .map(([text, filling]) =>
      Array.from(text)
        .map((character, index) => character + (filling[index] ?? ''))
        .join(''),
    )
const fullWidth = (text: string) => text.replace(/[!-~]/g, c => String.fromCodePoint(c.codePointAt(0)! + 0xfee0))

test('a credit code tells its organization code and the district that issued it', () => {
  expect(readCode('91500113622052913C')).toEqual({
    kind: 'uscc18',
    valid: true,
    canonical: '91500113622052913C',
    reason: null,
    orgCode: '622052913',
    regionCode: '500113',
  })
})

test('an organization code is canonical without its hyphen', () => {
  expect(readOrgCode('55138508-2')).toEqual({ canonical: '551385082', valid: true })
  expect(readCode('20295200-x')).toMatchObject({
    kind: 'org9',
    canonical: '20295200X',
    orgCode: '20295200X',
    regionCode: null,
  })
})

test('a lawful pilot code that fails the check digit is read, with a warning', () => {
  for (const code of ['91350100M0001TGQXM', '91350211M0000XUF46', '91350203M0001FUE2P']) {
    expect(readUscc(code)).toEqual({ canonical: code, valid: false })
    expect(readCode(code)).toMatchObject({ kind: 'uscc18', canonical: code, valid: false, reason: 'CHECK_DIGIT' })
  }
})

test('any code is read through blanks, hyphens, dots, zero-width characters, small letters, full width and its label', () => {
  fc.assert(
    fc.property(fc.oneof(typed(orgCodes), typed(usccs), typed(registrationNos)), text => {
      const plain = readCode(text)
      expect(plain.valid).toBe(true)
      for (const variant of [
        text.toLowerCase(),
        fullWidth(text),
        ` ${text}\n`,
        `统一社会信用代码/注册号：${text}`,
        `组织机构代码:${text}`,
      ])
        expect(readCode(variant)).toEqual(plain)
    }),
  )
})

test('one wrong character in a credit code is noticed', () => {
  fc.assert(
    fc.property(usccs, fc.nat({ max: 17 }), fc.constantFrom(...Array.from(usccAlphabet)), (code, index, other) => {
      fc.pre(code[index] !== other)
      expect(readUscc(code.slice(0, index) + other + code.slice(index + 1))?.valid ?? false).toBe(false)
    }),
  )
})

test('what is no code says why', () => {
  expect(readCode(' - ').reason).toBe('EMPTY')
  expect(readCode('3209231100626')).toMatchObject({ kind: 'unknown', canonical: null, reason: 'LENGTH' })
  expect(readCode('企合苏总字第000113').kind).toBe('unknown')
  expect(readCode('9150011362205291OC')).toMatchObject({ kind: 'unknown', canonical: null, reason: 'CHARACTER' })
  expect(readCode('91500106MA5U604').reason).toBe('CHARACTER')
})

test('a Cyrillic letter is not taken for the Latin one that it looks like', () => {
  expect(readUscc('91230184MА1BUFLT44')).toBeNull()
})

test('a citizen’s identity number in the code column is no code of an enterprise', () => {
  expect(readCode('11010519491231002X')).toMatchObject({
    kind: 'unknown',
    canonical: null,
    orgCode: null,
    reason: 'IDENTITY_NUMBER',
  })
  expect(readUscc('11010519491231002X')).toBeNull()
})

test('a citizen’s number is none of an enterprise’s codes where it was mistyped, or agrees with their check character by chance', () => {
  expect(readCode('500101199001011234').reason).toBe('IDENTITY_NUMBER')
  const number = Array.from({ length: 99 }, (_, born) => `5001011990010110${String(born).padStart(2, '0')}`)
  const agreeing = number.filter(each => each.endsWith(usccCheck(each.slice(0, -1))))
  expect(agreeing).not.toEqual([])
  for (const each of agreeing) expect(readUscc(each)).toBeNull()
})

test('a key with a day in it on which nobody was born who trades is shown as it is, and a citizen’s number masked', () => {
  expect(shownCode('500112202601050001')).toBe('500112202601050001')
  expect(shownCode('500101199001011234')).toBe('500***********1234')
})

test('each reader takes its own kind only', () => {
  expect(readOrgCode('91500113622052913C')).toBeNull()
  expect(readUscc('622052913')).toBeNull()
  expect(readRegistrationNo('320600400005086')).toEqual({ canonical: '320600400005086', valid: true })
  expect(readRegistrationNo('32060040000508X')).toBeNull()
})

test('any text is read without an exception, and a canonical code reads as itself', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 20 })), text => {
      const { canonical, ...rest } = readCode(text)
      if (canonical !== null) expect(readCode(canonical)).toEqual({ canonical, ...rest })
    }),
  )
})

/** The file counts the hyphen of an organization code as a character and files it under “legacy length”; 4 rows. */
const printedOrgCode = /^\d{8}-[\dX]$/

testOnSharedData('every real code is read as the kind and validity that the file of real codes tells', () => {
  for (const { code, kind, valid_after_uppercase: valid } of sharedRows('codes_real_dev.csv')) {
    const reading = readCode(code!)
    if (kind === 'len10' && printedOrgCode.test(code!)) expect(reading).toMatchObject({ kind: 'org9', valid: true })
    else
      expect({ code, kind: reading.kind, valid: reading.valid }).toEqual({
        code,
        kind: kind!.replace(/^len.*/, 'unknown'),
        valid: valid === '1',
      })
  }
})

testOnSharedData('every credit code of the register holds the organization code and district of its row', () => {
  for (const row of sharedRows('registry_cq_dev.csv')) {
    const { orgCode, regionCode } = readCode(row.uscc!)
    expect({ orgCode, regionCode }).toEqual({
      orgCode: row.org_code!.replace('-', '').toUpperCase(),
      regionCode: row.uscc_region,
    })
  }
})
