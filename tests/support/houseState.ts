import type { Change } from '@e360/kit/changes/changeLog'
import type { Database } from '@e360/kit/database/database'
import type { RunningDepartment } from '@e360/kit/department'
import { keepers, tables, tablesOf, type House, type Keeper } from './house.ts'

/** To which company a record belongs. */
export interface Link {
  record: string
  state: string
  orgCode: string | null
  version: number
}

interface StoredLink {
  record_id: string
  link_state: string
  org_code: string | null
  link_version: number
}

const linkOf = ({ record_id, link_state, org_code, link_version }: StoredLink): Link => ({
  record: record_id,
  state: link_state,
  orgCode: org_code,
  version: Number(link_version),
})

/** As a department's table has them, without the records that were withdrawn. */
export const linksIn = async ({ read }: Database, department: Keeper): Promise<Link[]> => {
  const rows = await read(tables[department])
    .whereNot('link_state', 'WITHDRAWN')
    .orderBy('record_id')
    .select<StoredLink[]>('*')
  return rows.map(linkOf)
}

/** As the register's crosswalk has them. */
export const crosswalkOf = async ({ register }: House, department: Keeper): Promise<Link[]> => {
  const rows = await register.database
    .read('crosswalk')
    .where({ department })
    .whereNot('link_state', 'WITHDRAWN')
    .orderBy('record_id')
    .select<StoredLink[]>('*')
  return rows.map(linkOf)
}

const logOf = ({ feed }: RunningDepartment): Promise<readonly Change[]> => feed(0, 100_000, 0)

interface RecordChange {
  recordId: string
  linkState: string
  linkVersion: number
}
const payloadOf = ({ payload }: Change) => payload as unknown as RecordChange

/** As they follow from the department's own log alone. */
export const linksFromLog = async (house: House, department: Keeper): Promise<Link[]> => {
  const links = new Map<string, Link>()
  for (const change of await logOf(house[department])) {
    const { recordId, linkState, linkVersion } = payloadOf(change)
    if (change.op === 'WITHDRAWN') links.delete(recordId)
    else links.set(recordId, { record: recordId, state: linkState, orgCode: change.orgCode, version: linkVersion })
  }
  return [...links.values()].toSorted((a, b) => (a.record < b.record ? -1 : 1))
}

export interface Projected {
  org_code: string
  name: string
  redirect_to: string | null
}

/** What a department keeps of the register. */
export const projectionIn = ({ read }: Database): Promise<Projected[]> =>
  read('register').orderBy('org_code').select<Projected[]>('*')

/** The companies of the register, as far as every department keeps them. */
export const companiesOf = ({ register }: House): Promise<Pick<Projected, 'org_code' | 'name'>[]> =>
  register.database.read('enterprise').orderBy('org_code').select('org_code', 'name')

/**
 * Lets a department without any cursor take the records as they came, each with the link that it had then, and follow the register from
 * the first line of its log.
 */
export const followAnew = async (house: House, department: Keeper): Promise<RunningDepartment> => {
  const fresh = house.fresh[department]
  const rows = await house[department].database
    .read(tables[department])
    .select<(StoredLink & Record<string, unknown>)[]>('*')
  const log = await logOf(house[department])
  await fresh.database.transaction(async trx => {
    // what the database works out by itself is not written
    for (const { waiting_name: _waiting, ...row } of rows) {
      const came = log.findLast(change => change.op !== 'LINK' && payloadOf(change).recordId === row.record_id)!
      const { linkState, linkVersion } = payloadOf(came)
      const link = { org_code: came.orgCode, link_state: linkState, link_version: linkVersion }
      await trx(tables[department]).insert(came.op === 'WITHDRAWN' ? row : { ...row, ...link })
    }
  })
  for (const follower of fresh.followers) await follower.drain()
  return fresh
}

/** Lets every follower forget a part of what it has followed: it will be given that part again. */
export const rewind = async (house: House, percent: number): Promise<void> => {
  for (const { database } of [house.register, ...keepers.map(keeper => house[keeper])])
    await database.transaction(async trx => {
      for (const { feed, cursor } of await trx('follow_cursor').select<{ feed: string; cursor: number }[]>('*'))
        await trx('follow_cursor')
          .where({ feed })
          .update({ cursor: Math.floor((Number(cursor) * (100 - percent)) / 100) })
    })
}

/** All that lies in the tables of the register and the departments, logs and cursors too, whatever order it lies in. */
export const knowledgeOf = async (house: House): Promise<Record<string, string[]>> => {
  const dumps: Record<string, string[]> = {}
  for (const { name, database } of [house.register, ...keepers.map(keeper => house[keeper])])
    for (const table of await tablesOf(database.read)) {
      const rows = await database.read(table).select<object[]>('*')
      dumps[`${name}.${table}`] = rows.map(row => JSON.stringify(row)).toSorted()
    }
  return dumps
}
