import { foldCharacters } from '../foldCharacters.ts'
import { divisionStem, isDivision } from '../names/divisions.ts'
import { mendLegalForm } from '../names/legalForm.ts'
import { nameParts, partsOfNormal, type NameParts } from '../names/nameParts.ts'
import { readAddress, type AddressParts } from './compareAddresses.ts'
import { readGivenDate, type GivenDate } from './compareDates.ts'
import { readGivenCode, type GivenCode } from './givenCode.ts'
import { doubtOf, longestName } from './nameDoubt.ts'
import type { MatchSubject, NameDoubt } from './types.ts'

/** What a subject says, read once and then compared with every candidate; null: not told, or nothing in it. */
export interface SubjectReading {
  given: MatchSubject
  /** the name, and where remarks or a number stand around it also the name without them; empty: no name */
  names: readonly NameParts[]
  /** the name with a slip in its legal form (有限限公司) put right; null: there is none */
  mended: NameParts | null
  doubt: NameDoubt | null
  code: GivenCode | null
  address: AddressParts | null
  /** stem of the district, told as such or by the address */
  district: string | null
  establishedOn: GivenDate | null
  legalRepresentative: string | null
}

/** Reads a subject. Never throws, whatever the texts hold. */
export const readSubject = (given: MatchSubject): SubjectReading => {
  const address = told(given.address) === null ? null : readAddress(given.address!)
  const names = readNames(told(given.name))
  return {
    given,
    names,
    mended: names.length === 0 ? null : mendedName(names.at(-1)!),
    doubt: doubtOf(given.name ?? '', names),
    code: told(given.code) === null ? null : readGivenCode(given.code!),
    address,
    district: districtOf(told(given.district), address),
    establishedOn: told(given.establishedOn) === null ? null : readGivenDate(given.establishedOn!),
    legalRepresentative: told(given.legalRepresentative),
  }
}

const told = (text: string | null | undefined): string | null => (text == null || text.trim() === '' ? null : text)

/** What forms and spreadsheets put around a name: a number, the label of the column, a remark on its state or its former name. 原野 and 现代 are no remarks. */
const label = /^(?:(?:企业|单位|公司|当事人|被检查单位|生产者?|受检)(?:名称|单位)|名称)[:：]/u
const number = /^[(（]?\d{1,4}[)）、.．]\s*/u
const remark =
  /[(（](?:原(?=[^()（）]*(?:名|公司|[厂店社行部所]))|曾用名|已?注销|吊销|停业|歇业|筹|盖章)[^()（）]*[)）]?/gu

const readNames = (text: string | null): readonly NameParts[] => {
  if (text === null) return []
  const written = text.slice(0, longestName)
  const plain = written.trim().replace(label, '').replace(number, '').replace(remark, '')
  const readings = [nameParts(written)]
  if (plain !== written.trim() && plain !== '') readings.push(nameParts(plain))
  return readings.filter(({ normal }) => normal !== '')
}

const mendedName = ({ normal }: NameParts): NameParts | null => {
  const mended = mendLegalForm(normal)
  return mended === null ? null : partsOfNormal(mended)
}

/** The stem of a district that the list of GB/T 2260 has; a functional zone lies across districts and tells none. */
export const districtOf = (district: string | null, address: AddressParts | null): string | null => {
  if (district !== null) {
    const folded = foldCharacters(district.slice(0, 60))
    const stem = divisionStem(folded)
    if (isDivision(stem)) return stem
  }
  return address && address.divisions.length > 1 ? address.divisions.at(-1)! : null
}
