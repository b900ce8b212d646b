import type { Caller } from '@e360/kit/caller'
import type { Database } from '@e360/kit/database/database'
import { callerWith } from '@e360/kit/testing/openForTest'
import type { TestRegister } from './register.ts'

export const steward = callerWith('steward', { sub: '甲管理员', purpose: { code: 'REGISTRATION' } })

export const merge = async (
  { ask }: Pick<TestRegister, 'ask'>,
  survivor: string,
  merged: string,
  { caller = steward, reason = '重复登记' }: { caller?: Caller; reason?: string } = {},
): Promise<Record<string, unknown>> => {
  const query = `mutation ($survivor: OrgCode!, $merged: OrgCode!, $reason: String!) {
    mergeEnterprises(survivor: $survivor, merged: $merged, reason: $reason) { orgCode id name version merges { id merged } } }`
  return (await ask<{ mergeEnterprises: Record<string, unknown> }>(caller, query, { survivor, merged, reason }))
    .mergeEnterprises
}

export const split = async (
  { ask }: Pick<TestRegister, 'ask'>,
  orgCode: string,
  mergeId: string,
  { caller = steward, reason = '误并' }: { caller?: Caller; reason?: string } = {},
): Promise<Record<string, unknown>> => {
  const query = `mutation ($orgCode: OrgCode!, $mergeId: ID!, $reason: String!) {
    splitEnterprise(orgCode: $orgCode, mergeId: $mergeId, reason: $reason) { orgCode id name version } }`
  return (await ask<{ splitEnterprise: Record<string, unknown> }>(caller, query, { orgCode, mergeId, reason }))
    .splitEnterprise
}

/** The number of the latest merge of a company. */
export const lastMerge = async ({ ask }: Pick<TestRegister, 'ask'>, orgCode: string): Promise<string> => {
  const query = '($of: OrgCode!) { enterprise(orgCode: $of) { merges { id } } }'
  const { enterprise } = await ask<{ enterprise: { merges: { id: string }[] } }>(steward, `query ${query}`, {
    of: orgCode,
  })
  return enterprise.merges[0]!.id
}

/** All rows of the tables of the register that say what companies are, as text, each table in an order of its own. */
export const dump = async ({ read }: Database): Promise<Record<string, string[]>> => {
  const tables = ['enterprise', 'former_name', 'former_code', 'register_record', 'enterprise_version', 'region_count']
  const rows = await Promise.all(
    [...tables, 'search_company', 'sounding_name'].map(async table => {
      const found = await read(table).select<Record<string, unknown>[]>('*')
      return [table, found.map(row => JSON.stringify(row)).toSorted()] as const
    }),
  )
  return Object.fromEntries(rows)
}
