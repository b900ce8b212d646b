import type { Caller } from '@e360/kit/caller'
import { loggedTransaction, type NewChange } from '@e360/kit/changes/changeLog'
import type { Database, Knex } from '@e360/kit/database/database'
import { failure } from '@e360/kit/errors'
import { relinkRecords, rematchRecords } from '../crosswalk.ts'
import { countRegions } from '../regionCounts.ts'
import { entryChange } from '../registerEntry.ts'
import { keepingIndex } from '../search/keepIndex.ts'
import type { MutationSplitEnterpriseArgs } from '../types.generated.ts'
import { requireReason } from '../steward/comment.ts'
import { requireOwnCompany } from '../steward/jurisdiction.ts'
import { keepEarlierWhole, readKept } from './kept.ts'
import { mergeRepository, type MergeRow } from './repository.ts'
import { divide, type Division } from './divide.ts'
import { putBack, snapshotOf } from './snapshot.ts'

/**
 * Undoes one merge: both companies are again what they were. What changed since stays with the one that is named; a record goes back to where
 * it was linked before the merge, one that was linked since is matched anew.
 * @returns the merge that is no more
 * @throws BAD_USER_INPUT where there is no such merge, it was undone, or a later one must be undone first; FORBIDDEN outside the steward's region
 */
export const splitEnterprise = async (
  database: Database,
  { orgCode, mergeId, ...given }: MutationSplitEnterpriseArgs,
  caller: Caller,
): Promise<MergeRow> => {
  const reason = requireReason(given.reason, '撤销合并')
  return loggedTransaction(database, async (trx, log) => {
    const merge = await undoable(trx, mergeId, orgCode)
    const codes = [merge.survivor, merge.merged]
    const kept = await mergeRepository(trx).kept(mergeId)
    const { before, after } = readKept(kept)
    const now = await snapshotOf(trx, [merge.survivor])
    const companies = [...now.enterprise, ...before.enterprise.filter(row => row.org_code === merge.merged)]
    for (const { org_code, name, region_code: regionCode } of companies)
      requireOwnCompany(caller, { orgCode: org_code, name, regionCode })

    const division = divide({
      ...merge,
      named: orgCode,
      before,
      after,
      now,
      versions: await trx('enterprise_version').where('org_code', merge.survivor).orderBy('version').select('version'),
    })
    await keepNumber(trx, merge.merged, kept.searchNumber)
    await keepingIndex(trx, { known: codes, created: [] }, async () => {
      await putBack(trx, codes, division.rows)
      await putVersions(trx, merge, orgCode, division)
    })
    await countRegions(trx, [
      ...now.enterprise.map(row => [row.region_code, -1] as const),
      ...division.rows.enterprise.map(row => [row.region_code, 1] as const),
    ])
    await moveRecords(trx, merge, log)
    const undone = { undone_at: new Date().toISOString(), undone_by: caller.sub, undone_reason: reason }
    await trx('enterprise_merge')
      .where('id', mergeId)
      .update({ ...undone, before: '', after: '' })
    await keepEarlierWhole(trx, codes, before)
    for (const row of division.rows.enterprise) log(entryChange(row))
    return merge
  })
}

const undoable = async (trx: Knex.Transaction, mergeId: string, orgCode: string): Promise<MergeRow> => {
  const merges = mergeRepository(trx)
  const merge = await merges.byId(mergeId)
  const refuse = (sentence: string, ...companies: string[]) => failure('BAD_USER_INPUT', sentence, { companies })
  if (!merge) throw refuse(`没有编号为“${mergeId.slice(0, 40)}”的合并`)
  const { survivor, merged } = merge
  if (orgCode !== survivor && orgCode !== merged)
    throw refuse(
      `“${orgCode}”不是这次合并的企业；请写“${survivor}”或“${merged}”，合并之后的变更归所写的一方`,
      survivor,
      merged,
    )
  if (merge.undoneAt !== null) throw refuse(`这次合并已于 ${merge.undoneAt} 撤销`)
  const later = await merges.laterThan(merge)
  if (later)
    throw refuse(
      `此后“${later.merged}”又并入了“${later.survivor}”，请先撤销较晚的合并（编号 ${later.id}，${later.at}）`,
      later.survivor,
      later.merged,
    )
  if (!(await trx('enterprise').where('org_code', survivor).first('org_code')))
    throw refuse(`“${survivor}”此后改用了其他代码，这次合并不能再撤销`, survivor)
  return merge
}

/** A company that stands again stands where it stood in the search index, unless another one took its place. */
const keepNumber = async (trx: Knex.Transaction, org_code: string, number: number | null): Promise<void> => {
  if (number !== null) await trx('search_company').insert({ number, org_code }).onConflict('number').ignore()
}

/** The version that the merge made goes; those since then go on the history of the company that keeps them. */
const putVersions = async (
  trx: Knex.Transaction,
  { survivor }: MergeRow,
  named: string,
  { mergeVersion, laterVersions }: Division,
): Promise<void> => {
  await trx('enterprise_version').where({ org_code: survivor, version: mergeVersion }).delete()
  for (const { from, to } of laterVersions)
    await trx('enterprise_version')
      .where({ org_code: survivor, version: from })
      .update({ org_code: named, version: to })
}

const moveRecords = async (
  trx: Knex.Transaction,
  { id, survivor, merged, at }: MergeRow,
  log: (change: NewChange) => void,
): Promise<void> => {
  const since = await trx('crosswalk')
    .where('org_code', survivor)
    .where('linked_at', '>=', at)
    .orderBy('id')
    .pluck<string[]>('id')
  const moved = trx('merge_moved_record').where('merge_id', id).select('crosswalk_id')
  const which = (query: Knex.QueryBuilder) => query.where('linked_at', '<', at).whereIn('id', moved)
  await relinkRecords(trx, which, { from: survivor, to: merged, since: at }, log)
  await rematchRecords(trx, since, log)
  await trx('merge_moved_record').where('merge_id', id).delete()
}
