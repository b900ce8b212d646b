import type { Change } from '@e360/kit/changes/changeLog'
import { sourceRunKind } from '@e360/kit/changes/reports'
import type { Knex } from '@e360/kit/database/database'
import type { SourceFacts } from '@e360/kit/sources/standing'
import { writeMade } from '../follow/write.ts'

/** Keeps what a department tells of itself: each source as it was told last. */
export const takeReports = async (trx: Knex.Transaction, changes: readonly Change[]): Promise<void> => {
  const latest = new Map(changes.filter(({ kind }) => kind === sourceRunKind).map(change => [change.id, change]))
  if (latest.size === 0) return
  const kept = [...latest.values()].filter(({ op }) => op === 'UPSERT')
  const rows = kept.map(({ id, payload }) => {
    const facts = payload as unknown as SourceFacts
    return [id, { id, department: facts.department, system: facts.system, facts: JSON.stringify(facts) }] as const
  })
  await writeMade(trx, 'source', { rows: new Map(rows), gone: new Set(latest.keys()) })
}
