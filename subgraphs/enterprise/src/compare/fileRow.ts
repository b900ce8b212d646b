import { readCode, shownCode, type CodeReading } from '@e360/identity/codes'
import { headOfficeName } from '@e360/identity/headOffice'
import { normalName } from '@e360/identity/normalName'
import { isProvisional } from '@e360/identity/provisionalCodes'
import { recordIdOf } from '@e360/kit/tabular/recordId'
import type { TableRecord } from '@e360/kit/tabular/records'
import { regionNamed, todaysRegionOf } from '@e360/kit/regions'

/** A row of the compared file, read as the register reads its own rows, but nothing is refused. */
export interface FileRow {
  line: number
  recordId: string
  /** as written, also where it cannot be used */
  written: { code: string; uscc: string; name: string }
  /** the normal form; null where there is none */
  form: string | null
  formerForms: readonly string[]
  /** organization codes that the row tells: of its credit code first; provisional ones are left out, for they are each register's own */
  orgCodes: readonly string[]
  uscc: string | null
  registrationNo: string | null
  regionCode: string | null
  /** what is doubtful about the row itself, in Chinese */
  remarks: readonly string[]
  /** why it can be compared with nothing; null where it can */
  unreadable: string | null
}

/** Reads a row; a cell that cannot be read counts as blank and is remarked upon. */
export const readFileRow = (record: TableRecord): FileRow => {
  const { fields, written, line } = record
  const text = (field: string) => (fields[field] as string | undefined)?.trim() ?? ''
  const codes = codeColumns.map(column => ({ column, text: text(column), reading: readCode(text(column)) }))
  const read = codes.map(({ reading }) => reading)
  const uscc = read.find(({ kind }) => kind === 'uscc18')?.canonical ?? null
  const told = new Set(read.map(({ orgCode }) => orgCode).filter(code => code !== null))
  const orgCodes = [...told].filter(code => !isProvisional(code))
  const number = read.find(({ kind }) => kind === 'regno15')?.canonical ?? null
  const registrationNo = number ?? oldNumber(text('registration_no'))
  const form = normalForm(text('ent_name'))
  const comparable = form !== null || uscc !== null || orgCodes.length > 0 || registrationNo !== null
  const issuedIn = read.find(({ regionCode }) => regionCode !== null)?.regionCode ?? number ?? ''
  return {
    line,
    recordId: text('record_id') || recordIdOf(written),
    written: {
      code: shownCode(written['org_code'] ?? orgCodes[0] ?? written['registration_no'] ?? ''),
      uscc: shownCode(written['uscc'] ?? ''),
      name: written['ent_name'] ?? '',
    },
    form,
    formerForms: ((fields['former_names'] as string[] | undefined) ?? [])
      .map(normalForm)
      .filter(former => former !== null && former !== form) as string[],
    orgCodes,
    uscc,
    registrationNo,
    regionCode: todaysRegionOf(text('district_code'))?.code ?? namedRegion(text('district_raw'), issuedIn.slice(0, 2)),
    remarks: [
      ...remarksOnCells(record),
      ...codes.flatMap(remarkOnCode),
      ...(orgCodes.length > 1 ? ['文件中的统一社会信用代码与组织机构代码互相矛盾'] : []),
    ],
    unreadable: comparable ? null : (unreadableRow(record) ?? '这一行既没有可用的名称，也没有可用的代码'),
  }
}

const codeColumns = ['uscc', 'org_code', 'registration_no'] as const

/** As long as a name may be in the register, and some more for what a longer one begins with. */
const normalForm = (name: string): string | null => normalName(name).slice(0, 500) || null

const namedRegion = (name: string, province: string): string | null =>
  name === '' ? null : (regionNamed(name, province)?.code ?? null)

/** The head office's normal name inside a branch's; null: no branch, or no head office is told. */
export const headOfficeForm = ({ written, form }: FileRow): string | null => {
  const head = form === null ? null : headOfficeName(written.name)
  return head === null ? null : normalName(head)
}

const comparedFields: ReadonlySet<string> = new Set(['ent_name', 'uscc', 'org_code', 'registration_no', 'former_names'])

const remarksOnCells = ({ errors }: TableRecord): string[] =>
  errors
    .filter(({ field, code }) => comparedFields.has(field) && code !== 'REQUIRED')
    .map(({ column, message }) => `${column}无法读取：${message}`)

const unreadableRow = ({ errors }: TableRecord): string | undefined => errors.find(({ field }) => field === '')?.message

const remarkOnCode = ({ column, text, reading: { reason, orgCode } }: CodeCell): string[] => {
  if (text === '') return []
  const shown = `“${shownCode(text).slice(0, 40)}”`
  if (reason === 'CHECK_DIGIT') return [`文件中的代码${shown}校验位不符`]
  if (reason === 'IDENTITY_NUMBER') return [`文件中的${shown}是公民身份号码，不作为代码比对`]
  if (orgCode !== null && isProvisional(orgCode)) return [`文件中的代码${shown}是临时代码，不作为代码比对`]
  const isOld = column === 'registration_no' && oldNumber(text) !== null
  return reason === null || isOld ? [] : [`文件中的${shown}不是任何一种代码，不作为代码比对`]
}

interface CodeCell {
  column: (typeof codeColumns)[number]
  text: string
  reading: CodeReading
}

/** Registration numbers from before 2007 have 13 digits or letters: compared as they are written, which is how the register keeps them. */
const oldNumber = (text: string): string | null => {
  const { kind, reason } = readCode(text)
  return kind === 'unknown' && reason !== 'IDENTITY_NUMBER' && /\d/.test(text) && /^[\p{L}\d-]{6,30}$/u.test(text)
    ? text
    : null
}
