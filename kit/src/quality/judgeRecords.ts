import type { Knex } from '../database/database.ts'
import { withdrawn } from '../records/recordTable.ts'
import type { ToldType } from '../records/telling.ts'
import { regionOf, regionPrefixes } from '../regions.ts'
import { commonRules } from './commonRules.ts'
import { openTally } from './tally.ts'
import type { JudgeData, JudgedRecord, RecordRule } from './types.ts'

const batchSize = 1_000

/** Judges every record of a department once, a batch at a time, in the district of its company today. */
export const judgeRecords =
  (department: string, types: readonly ToldType[]): JudgeData =>
  async (read, on, region) => {
    const tally = openTally(department, on)
    const prefixes = region === undefined ? [''] : regionOf(region) ? regionPrefixes(region) : [region]
    for (const type of types) {
      const rules = [...commonRules, ...(type.quality?.rules ?? [])] as readonly RecordRule<never>[]
      for await (const rows of batchesOf(read, type)) {
        const regions = await regionsOf(read, rows)
        for (const row of rows) {
          const regionCode = row.org_code === null ? null : (regions.get(row.org_code) ?? null)
          if (!prefixes.some(prefix => (regionCode ?? '').startsWith(prefix))) continue
          for (const { code, dimension, field, appliesTo, holds, value } of rules) {
            if (appliesTo?.(row as never) === false) continue
            const { system, record_id: recordId } = row
            const good = holds(row as never, on)
            const defect = good ? null : { system, recordId, field, rule: code, value: value?.(row as never) ?? null }
            tally.add(regionCode, dimension, defect)
          }
        }
      }
    }
    return tally.reports()
  }

interface Row extends JudgedRecord {
  id: string
  org_code: string | null
  content_hash: string
}

const common = [
  'id',
  'org_code',
  'system',
  'record_id',
  'recorded_at',
  'recorded_code',
  'normal_name',
  'link_state',
  'event_on',
  'content_hash',
]

/** The records of companies in the order of company and day, by their index, then those of none: what says the same of one day lies together. */
async function* batchesOf(read: Knex, { table, quality }: ToldType): AsyncGenerator<Row[]> {
  const columns = [...new Set([...common, ...(quality?.columns ?? [])])]
  for (const linked of [true, false]) {
    let day = ''
    let said = new Set<string>()
    for (let last: Row | undefined; ;) {
      const rows: Row[] = await read(table)
        .modify(query => void (linked ? query.whereNotNull('org_code') : query.whereNull('org_code')))
        .whereNot('link_state', withdrawn)
        .modify(query => {
          if (last) after(query, last)
        })
        .orderBy(['org_code', 'event_on', 'id'])
        .limit(batchSize)
        .select(columns)
      for (const row of rows) {
        const its = `${row.org_code} ${row.event_on}`
        if (its !== day) said = new Set()
        day = its
        row.repeated = said.has(row.content_hash)
        said.add(row.content_hash)
      }
      if (rows.length > 0) yield rows
      if (rows.length < batchSize) break
      last = rows.at(-1)
    }
  }
}

const after = (query: Knex.QueryBuilder, { org_code, event_on, id }: Row): void => {
  const later = (days: Knex.QueryBuilder): void => {
    days.where('event_on', '>', event_on).orWhere(same => {
      same.where({ event_on }).where('id', '>', id)
    })
  }
  if (org_code === null) query.where('event_on', '>=', event_on).where(later)
  else
    query.where('org_code', '>=', org_code).where(rest => {
      rest.where('org_code', '>', org_code).orWhere(its => {
        its.where({ org_code }).where(later)
      })
    })
}

const regionsOf = async (read: Knex, rows: readonly Row[]): Promise<Map<string, string | null>> => {
  const orgCodes = [...new Set(rows.flatMap(({ org_code }) => org_code ?? []))]
  const found = await read('register')
    .whereIn('org_code', orgCodes)
    .orderBy('org_code')
    .select<{ org_code: string; region_code: string | null }[]>('org_code', 'region_code')
  return new Map(found.map(({ org_code, region_code }) => [org_code, region_code]))
}
