import { loggedTransaction, type Change } from '@e360/kit/changes/changeLog'
import { followedCursors, type Feed, type Follower } from '@e360/kit/changes/follower'
import type { Database } from '@e360/kit/database/database'
import type { Rebuild, RebuiltTable } from '@e360/kit/rebuild'
import { compareTable } from './compareTable.ts'

/** Every table that is made of the feeds, and its key. */
const tables: readonly (readonly [table: string, key: string])[] = [
  ['company', 'org_code'],
  ['record', 'id'],
  ['inspected_day', 'id'],
  ['odd_validity', 'id'],
  ['tally', 'id'],
  ['inspected_tally', 'id'],
  ['expiry_tally', 'id'],
  ['grade_tally', 'id'],
  ['standing', 'org_code'],
  ['warning', 'id'],
  ['due', 'org_code'],
  ['source', 'id'],
  ['quality', 'id'],
]

/** Makes the followers of a database, each over a feed that another may hold back. */
export type MakeFollowers = (
  database: Database,
  hold: <Told extends Change>(name: string, feed: Feed<Told>) => Feed<Told>,
) => readonly Follower[]

/**
 * Makes the archive again from the beginning of every feed and puts right what differs. A server may run beside it: the fresh archive
 * never reads beyond what the live one has applied, and what differs is written in one transaction that no follower overtakes.
 */
export const rebuildArchive =
  (live: Database, makeFollowers: MakeFollowers): Rebuild =>
  async (fresh, progress) => {
    let bounds: Readonly<Record<string, number>> = {}
    const followers = makeFollowers(fresh, (name, feed) => async (after, limit, ...more) => {
      const left = (bounds[name] ?? 0) - after
      return left > 0 ? feed(after, Math.min(limit, left), ...more) : []
    })
    const catchUp = async () => {
      for (const follower of followers) await follower.drain(progress)
    }

    for (const follower of makeFollowers(live, (_, feed) => feed)) await follower.drain()
    bounds = await followedCursors(live.read)
    await catchUp()
    if ((await differences(live, fresh)).every(nothing)) return []
    return loggedTransaction(live, async trx => {
      bounds = await followedCursors(trx)
      await catchUp()
      const found: RebuiltTable[] = []
      for (const [table, key] of tables) found.push(await compareTable(table, key, trx, fresh.read, trx))
      return found.filter(table => !nothing(table))
    })
  }

const differences = (live: Database, fresh: Database): Promise<RebuiltTable[]> =>
  Promise.all(tables.map(([table, key]) => compareTable(table, key, live.read, fresh.read, null)))

const nothing = ({ missing, superfluous, different }: RebuiltTable): boolean => missing + superfluous + different === 0
