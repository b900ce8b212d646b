import { orgCodeCheck, registrationNoCheck, usccCheck } from '@e360/identity/checkCharacters'
import { callerWith, openForTest, type TestDepartment } from '@e360/kit/testing/openForTest'
import { department } from '../src/main.ts'
import type { EnterpriseInput, QueryEnterpriseArgs, RecordSourceInput } from '../src/types.generated.ts'

/** The register over an empty database, with what its tests ask of it. */
export interface TestRegister extends TestDepartment {
  /** loads rows as a steward; one receipt a row */
  load: (...rows: EnterpriseInput[]) => Promise<RegisterReceipt[]>
  /** the selection of the company with this key; null where there is none */
  find: <Company>(keys: QueryEnterpriseArgs, selection: string) => Promise<Company | null>
}

export interface RegisterReceipt {
  outcome: string
  recordId: string | null
  id: string | null
  orgCode: string | null
  errors: { field: string; code: string; message: string }[]
}

const purpose = { code: 'INSPECTION' }
export const steward = callerWith('steward', { purpose })
export const officer = callerWith('officer', { region: '50', purpose })

export const openRegister = async (databaseUrl: string): Promise<TestRegister> => {
  const register = await openForTest(department, () => Promise.resolve([]), databaseUrl)
  return {
    ...register,
    load: async (...records) => {
      const query = `mutation ($records: [EnterpriseInput!]!) {
        pushEnterprises(records: $records) { outcome recordId id orgCode errors { field code message } } }`
      return (await register.ask<{ pushEnterprises: RegisterReceipt[] }>(steward, query, { records })).pushEnterprises
    },
    find: async <Company>(keys: QueryEnterpriseArgs, selection: string) => {
      const query = `query ($orgCode: OrgCode, $uscc: USCC, $registrationNo: String, $name: String, $on: Date) {
        enterprise(orgCode: $orgCode, uscc: $uscc, registrationNo: $registrationNo, name: $name, on: $on) { ${selection} } }`
      return (await register.ask<{ enterprise: Company | null }>(officer, query, { ...keys })).enterprise
    },
  }
}

/** The n-th fictitious company's codes, with check characters that agree. */
export const codesOf = (n: number, regionCode = '500103') => {
  const body = `MA9${String(n).padStart(5, '0')}`
  const orgCode = body + orgCodeCheck(body)
  const withoutCheck = `91${regionCode}${orgCode}`
  const number = `${regionCode}0${String(n).padStart(7, '0')}`
  return {
    orgCode,
    uscc: withoutCheck + usccCheck(withoutCheck),
    registrationNo: number + registrationNoCheck(number),
  }
}

/** The same code with a check character that disagrees. */
export const miswritten = (code: string): string => code.slice(0, -1) + (code.endsWith('1') ? '2' : '1')

/** A row of the register system `登记`; its number in that system is the name unless told otherwise. */
export const row = (
  name: string,
  more: Omit<Partial<EnterpriseInput>, 'source'> = {},
  source: Partial<RecordSourceInput> = {},
): EnterpriseInput => ({ source: { system: '登记', recordId: name, ...source }, name, ...more })
