import type { Caller } from '@e360/kit/caller'
import { loggedTransaction } from '@e360/kit/changes/changeLog'
import type { Database, Knex } from '@e360/kit/database/database'
import { failure } from '@e360/kit/errors'
import { wholeByCode } from '../find.ts'
import { enterpriseLoaders } from '../loaders.ts'
import { readRegisterRow, type RegisterRow } from '../registerRow.ts'
import { enterpriseRepository } from '../repository.ts'
import { requireReason } from '../steward/comment.ts'
import type { MutationProposeNewEnterpriseArgs } from '../types.generated.ts'
import { keepRequest, requireKeepable, type NewRequest } from './propose.ts'
import { requestRepository, type RequestRow } from './repository.ts'
import { differencesFrom } from './rowDifferences.ts'

/**
 * Asks for a company to be registered that the register does not know. The same request by the same person, while it is open, is made once.
 * @throws BAD_USER_INPUT where its code is registered already, the same person asked for it in other words, or what is told cannot be kept
 */
export const proposeCompany = (
  database: Database,
  { sub }: Caller,
  { input: { source, ...input }, ...given }: MutationProposeNewEnterpriseArgs,
): Promise<RequestRow> => {
  const reason = requireReason(given.reason, '申请')
  requireKeepable({ ...input, source })
  const row = readRegisterRow({ ...input, source })
  return loggedTransaction(database, async trx => {
    if (row.orgCode !== null) await requireUnknown(trx, row.orgCode)
    const differences = differencesFrom(null, input)
    const [open] = (await requestRepository(trx).openNewOf(sub!)).filter(({ input: asked }) => isAbout(row, asked))
    if (open && open.differences !== JSON.stringify(differences))
      throw failure(
        'BAD_USER_INPUT',
        `您已申请登记“${row.told.name}”（申请 ${open.id}），尚待审核；内容有变的，请先撤回那项申请`,
      )
    if (open) return open
    return keepRequest(trx, {
      orgCode: null,
      regionCode: row.told.region_code,
      proposedBy: sub!,
      reason,
      evidence: JSON.stringify([`${source.system}：${source.recordId}`]),
      input,
      differences,
    })
  })
}

/** Whether an open request is for the same company: the same code; without any, the same name and district. */
const isAbout = ({ orgCode, normalName, told }: RegisterRow, asked: string): boolean => {
  const input = JSON.parse(asked) as NewRequest['input']
  const open = readRegisterRow({ ...input, source: { system: '', recordId: '' } })
  if (orgCode !== null || open.orgCode !== null) return open.orgCode === orgCode
  return open.normalName === normalName && open.told.region_code === told.region_code
}

const requireUnknown = async (trx: Knex.Transaction, orgCode: string): Promise<void> => {
  const known = await wholeByCode(orgCode, enterpriseLoaders(enterpriseRepository(trx)))
  if (known)
    throw failure('BAD_USER_INPUT', `“${orgCode}”已登记为“${known.name}”（${known.orgCode}），请改为申请变更`, {
      companies: [known.orgCode],
    })
}
