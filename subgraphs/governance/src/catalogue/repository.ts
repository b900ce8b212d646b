import type { Database, Knex } from '@e360/kit/database/database'
import { inGroups } from '@e360/kit/inGroups'
import type { ResourceContent, ResourceRow } from './row.ts'

/** A resource as its source registered it. */
export interface StoredResource {
  id: string
  system: string
  recordId: string
  version: string | null
  recordedAt: string | null
  /** `sub`; null: the command line, or the supergraph */
  pushedBy: string | null
  publishedOn: string
  withdrawn: boolean
  content: ResourceContent
}

interface Row {
  id: string
  system: string
  record_id: string
  version: string | null
  recorded_at: string | null
  pushed_by: string | null
  published_on: string
  withdrawn: boolean | number
  content: string
}

const columns = [
  'id',
  'system',
  'record_id',
  'version',
  'recorded_at',
  'pushed_by',
  'published_on',
  'withdrawn',
  'content',
] as const

const mostResources = 100_000
const atATime = 100

const ofRecords = (
  query: Knex.QueryBuilder,
  wanted: readonly Pick<StoredResource, 'system' | 'recordId'>[],
): Knex.QueryBuilder =>
  query.whereIn('system', [...new Set(wanted.map(({ system }) => system))]).whereIn(
    'record_id',
    wanted.map(({ recordId }) => recordId),
  )

const stored = async (query: Knex.QueryBuilder): Promise<StoredResource[]> => {
  const rows = await query
    .orderBy('code')
    .limit(mostResources)
    .select<Row[]>(...columns)
  return rows.map(storedOf)
}

/** Every resource that is in the catalogue, or those of these ids whether they are or not; some at a time: thousands are megabytes. */
export async function* readResources(
  { read }: Pick<Database, 'read'>,
  ids?: readonly string[],
): AsyncGenerator<StoredResource[]> {
  if (ids) for (const group of inGroups(ids, atATime)) yield stored(read('resource').whereIn('id', [...group]))
  else
    for (let last = ''; ;) {
      const rows = await read('resource')
        .where('withdrawn', false)
        .where('id', '>', last)
        .orderBy('id')
        .limit(atATime)
        .select<Row[]>(...columns)
      yield rows.map(storedOf)
      if (rows.length < atATime) return
      last = rows.at(-1)!.id
    }
}

/** What is known under these codes or as these records already. */
export const readKnown = async (
  trx: Knex.Transaction,
  wanted: readonly Pick<StoredResource, 'system' | 'recordId' | 'content'>[],
): Promise<StoredResource[]> => {
  if (wanted.length === 0) return []
  const codes = wanted.map(({ content }) => content.code)
  const known = trx('resource').whereIn('code', codes)
  return stored(known.orWhere(query => void ofRecords(query, wanted)))
}

/** What is known as these records, in the catalogue or not. */
export const readRecords = async (
  trx: Knex.Transaction,
  wanted: readonly Pick<StoredResource, 'system' | 'recordId'>[],
): Promise<StoredResource[]> => {
  return stored(ofRecords(trx('resource'), wanted))
}

/** The records of one source that are in the catalogue. */
export const readOfSystem = async (trx: Knex.Transaction, system: string): Promise<StoredResource[]> => {
  return stored(trx('resource').where({ system, withdrawn: false }))
}

export const insertResource = (trx: Knex.Transaction, stored: StoredResource): Promise<unknown> =>
  trx('resource').insert({ id: stored.id, ...changing(stored) })

export const updateResource = (trx: Knex.Transaction, stored: StoredResource): Promise<unknown> =>
  trx('resource').where('id', stored.id).update(changing(stored))

const changing = ({
  system,
  recordId,
  version,
  recordedAt,
  pushedBy,
  publishedOn,
  withdrawn,
  content,
}: StoredResource) => ({
  code: content.code,
  provider_code: content.providerCode,
  system,
  record_id: recordId,
  version,
  recorded_at: recordedAt,
  pushed_by: pushedBy,
  published_on: publishedOn,
  withdrawn,
  content: JSON.stringify(content),
})

const storedOf = (row: Row): StoredResource => ({
  id: row.id,
  system: row.system,
  recordId: row.record_id,
  version: row.version,
  recordedAt: row.recorded_at,
  pushedBy: row.pushed_by,
  publishedOn: row.published_on,
  withdrawn: Boolean(row.withdrawn),
  content: JSON.parse(row.content) as ResourceContent,
})

export const rowOf = ({ id, publishedOn, content }: StoredResource): ResourceRow => ({ ...content, id, publishedOn })
