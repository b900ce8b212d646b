import type { Change } from '@e360/kit/changes/changeLog'
import { qualityKind, sourceRunKind } from '@e360/kit/changes/reports'
import type { Knex } from '@e360/kit/database/database'
import { writeMade } from '../follow/write.ts'

/** Keeps what a department tells of itself as it was told last: each source, and each day's judgement of a district. */
export const takeReports = async (trx: Knex.Transaction, changes: readonly Change[]): Promise<void> => {
  await keepLatest(trx, 'source', sourceRunKind, changes, ({ department, system, ...facts }) => ({
    department,
    system,
    facts: JSON.stringify({ department, system, ...facts }),
  }))
  await keepLatest(trx, 'quality', qualityKind, changes, ({ department, region, on, reports }) => ({
    department,
    region,
    judged_on: on,
    reports,
  }))
}

const keepLatest = async (
  trx: Knex.Transaction,
  table: string,
  kind: string,
  changes: readonly Change[],
  rowOf: (payload: Change['payload']) => Readonly<Record<string, unknown>>,
): Promise<void> => {
  const latest = new Map(changes.filter(change => change.kind === kind).map(change => [change.id, change]))
  if (latest.size === 0) return
  const kept = [...latest.values()].filter(({ op }) => op === 'UPSERT')
  const rows = new Map(kept.map(({ id, payload }) => [id, { id, ...rowOf(payload) }]))
  await writeMade(trx, table, { rows, gone: new Set(latest.keys()) })
}
