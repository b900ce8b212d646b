import type { Caller } from '@e360/kit/caller'
import { dayOf, today } from '@e360/kit/clock'
import type { Database } from '@e360/kit/database/database'
import { failure } from '@e360/kit/errors'
import { newId } from '@e360/kit/id'
import { resourceOf, type Catalogue } from '../catalogue/catalogue.ts'
import type { ResourceRow } from '../catalogue/row.ts'
import type { SharingApplicationInput } from '../types.generated.ts'
import { insertApplication } from './repository.ts'
import type { ApplicationRow } from './row.ts'
import { readPeriod, readQuota, readRegions } from './scope.ts'
import { requireWords } from './words.ts'

const mostResources = 50

/**
 * Files an application for resources of one provider.
 * @param catalogue what the applicant sees of it
 * @throws BAD_USER_INPUT where a resource or field is none, is not shared, or needs no application
 */
export const apply = async (
  database: Database,
  catalogue: Catalogue,
  caller: Caller,
  input: SharingApplicationInput,
): Promise<ApplicationRow> => {
  const resources = readResources(catalogue, input.resources)
  // nobody signs in where access is switched off
  const applicant = caller.sub ?? 'anonymous'
  const at = new Date(Date.now()).toISOString()
  const row: ApplicationRow = {
    id: newId(),
    status: 'SUBMITTED',
    provider: providerOf(resources),
    applicant,
    applicantName: caller.name ?? null,
    applicantDepartment: caller.department?.slice(0, 60) ?? null,
    ...granteeOf(caller, applicant, input),
    purpose: requireWords(input.purpose, '使用目的'),
    basis: requireWords(input.basis, '使用依据'),
    resources: resources.map(({ code }) => code),
    asked: {
      fields: readFields(resources, input.fields),
      regions: readRegions(input.regions ?? []),
      ...readPeriod(input.from, input.until, today()),
      quota: readQuota(input.quota),
    },
    granted: null,
    uses: 0,
    submittedAt: at,
    submittedOn: dayOf(at),
    changedAt: at,
  }
  await database.transaction(trx => insertApplication(trx, row))
  return row
}

const readResources = (catalogue: Catalogue, codes: readonly string[]): ResourceRow[] => {
  if (codes.length === 0 || codes.length > mostResources)
    throw failure('BAD_USER_INPUT', `每次可申请 1 到 ${mostResources} 项信息资源，收到 ${codes.length} 项`)
  return [...new Set(codes)].map(code => {
    const resource = resourceOf(catalogue, code)
    if (!resource) throw failure('BAD_USER_INPUT', `目录中没有信息资源“${code.slice(0, 100)}”`)
    if (resource.sharingType === 'NONE')
      throw failure('BAD_USER_INPUT', `“${resource.name}”不予共享：${resource.sharingCondition ?? ''}`)
    if (resource.sharingType === 'UNCONDITIONAL')
      throw failure('BAD_USER_INPUT', `“${resource.name}”无条件共享，不必申请`)
    if (resource.items.some(({ field }) => field) && !resource.items.some(({ shared }) => shared))
      throw failure(
        'BAD_USER_INPUT',
        `“${resource.name}”按角色开放，不能经申请取得：${resource.sharingCondition ?? ''}`,
      )
    return resource
  })
}

const providerOf = (resources: readonly ResourceRow[]): string => {
  const [first, other] = [...new Map(resources.map(({ providerCode, provider }) => [providerCode, provider]))]
  if (other) throw failure('BAD_USER_INPUT', `一次只能向一个提供方申请，“${first![1]}”与“${other[1]}”请分别申请`)
  return first![0]
}

/** `Type.*` stands for all fields of the type that are shared. @returns all shared fields where none is named */
const readFields = (resources: readonly ResourceRow[], named: readonly string[] | null | undefined): string[] => {
  const shared = resources.flatMap(({ items }) =>
    items.flatMap(item => (item.shared && item.field ? [item.field] : [])),
  )
  if (!named) return [...new Set(shared)].toSorted()
  const fields = named.flatMap(name => {
    const fits = shared.filter(field => field === name || (name.endsWith('.*') && field.startsWith(name.slice(0, -1))))
    if (fits.length === 0)
      throw failure('BAD_USER_INPUT', `字段“${name.slice(0, 100)}”不在所申请的信息资源中，或不能共享`)
    return fits
  })
  return [...new Set(fields)].toSorted()
}

const granteeOf = (caller: Caller, applicant: string, { for: kind, system }: SharingApplicationInput) => {
  if (kind === 'DEPARTMENT') {
    if (!caller.department) throw failure('BAD_USER_INPUT', '您的令牌没有写明部门，不能代部门申请')
    return { granteeKind: kind, grantee: caller.department }
  }
  if (kind === 'SYSTEM') {
    if (!system || !caller.systems.includes(system))
      throw failure(
        'BAD_USER_INPUT',
        `只能为自己的来源系统申请：${caller.systems.join('、') || '您的令牌没有来源系统'}`,
      )
    return { granteeKind: kind, grantee: system }
  }
  return { granteeKind: 'APPLICANT' as const, grantee: applicant }
}
