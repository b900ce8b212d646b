import { speaking } from '@e360/kit/access/speaking'
import type { Caller } from '@e360/kit/caller'
import { loggedTransaction } from '@e360/kit/changes/changeLog'
import type { Database, Knex } from '@e360/kit/database/database'
import { failure } from '@e360/kit/errors'
import { newId } from '@e360/kit/id'
import type { RecordError } from '@e360/kit/records/recordType'
import { regionOf } from '@e360/kit/regions'
import { differencesIn } from '../differences.ts'
import { wholeByCode } from '../find.ts'
import { enterpriseLoaders } from '../loaders.ts'
import { enterpriseRepository, type EnterpriseRow } from '../repository.ts'
import { checkRegisterRow } from '../registerRow.ts'
import type { EnterpriseInput, FieldDifference, ProposeEnterpriseChangeInput } from '../types.generated.ts'
import { requireReason } from '../steward/comment.ts'
import { readEvidence } from './evidence.ts'
import { insertRequest, requestRepository, type RequestRow } from './repository.ts'
import { differencesFrom, type RowDifference } from './rowDifferences.ts'

/**
 * Asks for a change of a company. The same request by the same person, while it is open, is made once: those who ask take turns, though nothing is
 * logged before it is approved.
 * @throws BAD_USER_INPUT where there is no such company or nothing would change; VERSION_CONFLICT, with what changed meanwhile, where the
 * proposer did not see the present version
 */
export const proposeChange = (
  database: Database,
  caller: Caller,
  { orgCode, baseVersion, changes, ...given }: ProposeEnterpriseChangeInput,
): Promise<RequestRow> => {
  const reason = requireReason(given.reason, '申请')
  const evidence = readEvidence(given.evidence)
  return loggedTransaction(database, async trx => {
    const company = await wholeByCode(orgCode, enterpriseLoaders(enterpriseRepository(trx)))
    if (!company) throw failure('BAD_USER_INPUT', `登记库中没有组织机构代码为“${orgCode}”的企业`)
    await requireSeen(trx, company, orgCode, baseVersion)
    const told = Object.fromEntries(Object.entries(changes).filter(([, value]) => value != null))
    const input = { ...told, name: changes.name ?? company.name, orgCode: company.orgCode }
    requireKeepable(input)
    const differences = differencesFrom(company, input)
    if (differences.length === 0) throw failure('BAD_USER_INPUT', '申请的内容与登记一致，没有需要变更的')
    const { regionCode } = company
    return keepRequest(trx, {
      orgCode: company.orgCode,
      regionCode,
      proposedBy: caller.sub!,
      reason,
      evidence,
      input,
      differences,
    })
  })
}

export interface NewRequest extends Pick<RequestRow, 'orgCode' | 'regionCode' | 'proposedBy' | 'reason' | 'evidence'> {
  input: Omit<EnterpriseInput, 'source'>
  differences: readonly RowDifference[]
  /** who sent the register row that it came from; left out, or null: the proposer */
  by?: string | null
}

/** Keeps a request; what the same proposer asked for already, and nobody decided, is that request. */
export const keepRequest = async (
  trx: Knex.Transaction,
  { input, differences, by, ...given }: NewRequest,
): Promise<RequestRow> => {
  const request: RequestRow = {
    ...given,
    id: newId(),
    status: 'SUBMITTED',
    proposedAt: new Date().toISOString(),
    input: JSON.stringify(input),
    differences: JSON.stringify(differences),
    reviewedBy: null,
    reviewedAt: null,
    comment: null,
  }
  const open = given.orgCode === null ? [] : await requestRepository(trx).openOf(given.orgCode)
  const same = open.find(
    ({ proposedBy, differences: asked }) => proposedBy === request.proposedBy && asked === request.differences,
  )
  if (same) return same
  await insertRequest(trx, request, by ?? request.proposedBy)
  return request
}

const requireSeen = async (
  trx: Knex.Transaction,
  company: EnterpriseRow,
  orgCode: string,
  baseVersion: number,
): Promise<void> => {
  if (company.orgCode !== orgCode)
    throw failure('VERSION_CONFLICT', `“${orgCode}”已改为“${company.orgCode}”（${company.name}），请查看后重新申请`, {
      companies: [company.orgCode],
    })
  if (company.version === baseVersion) return
  const versions = await enterpriseRepository(trx).versionsOf([orgCode])
  const meanwhile = versions.filter(({ version }) => version > baseVersion)
  throw versionConflict(
    company,
    meanwhile.flatMap(({ differences }) => differencesIn(differences)),
  )
}

/** What changed meanwhile goes with the error, each value for who reads its field as it is. */
export const versionConflict = (
  { orgCode, name, version, regionCode }: Pick<EnterpriseRow, 'orgCode' | 'name' | 'version' | 'regionCode'>,
  differences: readonly FieldDifference[],
) =>
  failure('VERSION_CONFLICT', `“${name}”的登记现为第 ${version} 版，其间已有变更，请核对后重新申请`, {
    version,
    meanwhile: differences.map(({ field, from, to }) => {
      const coordinate = `Enterprise.${field === 'regionCode' ? 'region' : field}`
      const of = (value: string | null | undefined) => speaking(coordinate, value ?? null, regionCode)
      return { field, from: of(from), to: of(to) }
    }),
    companies: [orgCode],
  })

/** @throws BAD_USER_INPUT for what no register row, or no request, may tell */
export const requireKeepable = (
  input: Omit<EnterpriseInput, 'source'> & Partial<Pick<EnterpriseInput, 'source'>>,
): void => {
  const errors = [
    ...checkRegisterRow({ source: { system: '变更申请', recordId: '新' }, ...input }),
    ...checkProposed(input),
  ]
  if (errors.length > 0)
    throw failure('BAD_USER_INPUT', errors.map(({ field, message }) => `${field}：${message}`).join('；'), { errors })
}

/** What a register row may tell and is warned of, nobody may ask for. */
const checkProposed = ({ regionCode, registeredCapital }: Omit<EnterpriseInput, 'source'>): RecordError[] => [
  ...(regionCode && regionOf(regionCode) === null
    ? [{ field: 'regionCode', code: 'UNKNOWN_REGION', message: `没有行政区划代码“${regionCode}”，请核对` }]
    : []),
  ...(registeredCapital && Number(registeredCapital) < 0
    ? [{ field: 'registeredCapital', code: 'INVALID_AMOUNT', message: '注册资本不能为负数' }]
    : []),
]
