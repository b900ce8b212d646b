import { groupedBy } from '@e360/kit/grouped'
import type { Knex } from '@e360/kit/database/database'
import { leanOn, wholeOf, type Lean } from './lean.ts'
import { mergeRepository } from './repository.ts'
import type { Snapshot } from './snapshot.ts'

/**
 * What merges keep for their undoing, in `enterprise_merge`: `after` is whole as long as a merge is the latest of its company, and lean on what
 * the company was before the next one from then on; `before` is lean on `after`. So a company that a thousand others joined is kept once.
 * Older versions kept both whole.
 */
export const keptTexts = async (before: Snapshot, after: Snapshot): Promise<{ before: string; after: string }> => ({
  before: JSON.stringify(await leanOn(before, after, largest(before))),
  after: JSON.stringify(after),
})

/** @throws Error where a later merge of the company stands */
export const readKept = (kept: { before: string; after: string }): { before: Snapshot; after: Snapshot } => {
  const [before, after] = [read(kept.before), read(kept.after)]
  if (isLean(after)) throw new Error('a merge is undone before a later one')
  return { before: isLean(before) ? wholeOf(before, after) : before, after }
}

/** The companies of these codes go into another merge: what the one before it kept is told by what they are before this one. */
export const keepEarlierLean = (trx: Knex.Transaction, codes: readonly string[], before: Snapshot): Promise<void> =>
  changeLatest(trx, codes, (after, code) => (isLean(after) ? after : leanOn(after, onlyOf(before, code), code)))

/** Takes {@link keepEarlierLean} back, when the other merge is undone. */
export const keepEarlierWhole = (trx: Knex.Transaction, codes: readonly string[], before: Snapshot): Promise<void> =>
  changeLatest(trx, codes, (after, code) => (isLean(after) ? wholeOf(after, onlyOf(before, code)) : after))

const changeLatest = async (
  trx: Knex.Transaction,
  codes: readonly string[],
  change: (after: Lean | Snapshot, code: string) => Lean | Snapshot | Promise<Lean>,
): Promise<void> => {
  for (const code of codes) {
    const latest = await mergeRepository(trx).latestOf(code)
    if (!latest) continue
    const after = JSON.stringify(await change(read(latest.after), code))
    await trx('enterprise_merge').where('id', latest.id).update({ after })
  }
}

const read = (kept: string): Lean | Snapshot => JSON.parse(kept) as Lean | Snapshot

const isLean = (kept: Lean | Snapshot): kept is Lean => 'differences' in kept

const onlyOf = (snapshot: Snapshot, orgCode: string): Snapshot =>
  Object.fromEntries(
    Object.entries(snapshot).map(([table, rows]) => [
      table,
      (rows as { org_code: string }[]).filter(row => row.org_code === orgCode),
    ]),
  ) as unknown as Snapshot

/** The company that most register rows are about. */
const largest = ({ enterprise, register_record: records }: Snapshot): string => {
  const recordsOf = groupedBy(records, row => row.org_code)
  const size = (orgCode: string) => recordsOf.get(orgCode)?.length ?? 0
  const [one, other] = enterprise.map(row => row.org_code)
  return size(one!) < size(other!) ? other! : one!
}
