import { isProvisional, provisionalOrgCode } from '@e360/identity/provisionalCodes'
import { insertMany } from '@e360/kit/database/insertMany'
import type { Knex } from '@e360/kit/database/database'
import { readMergedKeys, type MergedKeys } from './merge/mergedKeys.ts'
import { formerNameKey, writePeriods, type FormerCodeRow, type FormerNameRow } from './periods.ts'
import { countRegions } from './regionCounts.ts'
import { readAuthorities, type Authorities } from './authority/authorities.ts'
import type { SourceInput } from '@e360/kit/records/recordType'
import type { RegisterRow, ToldFields } from './registerRow.ts'
import type { Touched } from './search/keepIndex.ts'

/** A company as it lies in `enterprise`. */
export interface StoredEnterprise extends Omit<ToldFields, 'registration_status'> {
  org_code: string
  id: string
  normal_name: string
  name_since: string | null
  uscc_since: string | null
  registration_no_since: string | null
  /** the day on which the register told that it is gone; null: it is not, or it was when it was first seen */
  ended_on: string | null
  head_office_name: string | null
  registration_status: string
  version: number
  warnings: string
}

/** Where a register row came from, as it lies in `register_record`. */
export interface StoredSource {
  system: string
  record_id: string
  org_code: string
  version: string | null
  recorded_at: string | null
  content_hash: string
  /** what the record said, field by field, as JSON; a field that it once told stays until it tells another; null: not known, see 060-claims */
  told: string | null
  received_at: string | null
  /** the code that it tells, or told before a merge: it is a claim about the company that survived, and replaces nothing of it */
  merged_code: string | null
}

/** A company whose code has come: it had a provisional one until now. */
export interface Retirement {
  from: StoredEnterprise
  to: string
  /** the register knew a company of the new code already; otherwise the company itself takes the new code and keeps its id */
  joins: boolean
}

/** What a source that is not believed about these fields told otherwise than the register knows. */
export interface Dispute {
  company: StoredEnterprise
  source: SourceInput
  /** by column of `enterprise` */
  told: Partial<ToldFields>
}

/** What one batch of register rows found, and what it will write. */
export interface RegisterBatch {
  enterprises: Map<string, StoredEnterprise>
  sources: Map<string, StoredSource>
  /** companies without any code: (normal name, region) → org code */
  provisional: Map<string, string>
  /** companies that bear a registration number, else those that bore it, for rows that tell no other code */
  byRegistrationNo: Map<string, string[]>
  merged: MergedKeys
  lastProvisional: number
  created: Set<string>
  changed: Set<string>
  changedSources: Set<string>
  retired: Retirement[]
  /** which sources are believed about which columns */
  authorities: Authorities
  /** what others told otherwise */
  disputes: Dispute[]
  /** former names that are on record, by {@link formerNameKey} */
  knownFormerNames: Set<string>
  formerNames: FormerNameRow[]
  formerCodes: FormerCodeRow[]
  versions: ({ org_code: string } & Record<string, unknown>)[]
  regionDeltas: Map<string, number>
}

export const sourceKey = ({ system, record_id }: Pick<StoredSource, 'system' | 'record_id'>): string =>
  JSON.stringify([system, record_id])

export const provisionalKey = (normalName: string, regionCode: string | null): string =>
  `${normalName}|${regionCode ?? ''}`

/** Reads all that a batch of rows may touch: a statement a kind of thing. */
export const openBatch = async (
  trx: Knex.Transaction,
  keys: readonly Pick<StoredSource, 'system' | 'record_id'>[],
  rows: readonly RegisterRow[],
): Promise<RegisterBatch> => {
  const sources = new Map<string, StoredSource>()
  for (const system of new Set(keys.map(key => key.system))) {
    const recordIds = keys.filter(key => key.system === system).map(key => key.record_id)
    const found = await trx<StoredSource>('register_record')
      .where({ system })
      .whereIn('record_id', recordIds)
      .select('*')
    for (const source of found) sources.set(sourceKey(source), source)
  }
  const codeless = rows.filter(row => row.orgCode === null)
  const numbers = numbersOf(codeless)
  const namesakes = await readWhere(
    trx,
    'normal_name',
    codeless.map(row => row.normalName),
  )
  const numbered = [
    ...(await readWhere(trx, 'registration_no', numbers)),
    ...(await provisionalOfNumbers(trx, numbersOf(rows.filter(row => row.orgCode !== null)))),
  ]
  const bearers = grouped(
    numbered.map(row => [row.registration_no!, row.org_code]),
    await formerBearersOfNumbers(trx, numbers),
  )
  const stored = [...sources.values()]
  const merged = await readMergedKeys(
    trx,
    [...rows.map(row => row.orgCode), ...stored.map(source => source.merged_code)].filter(code => code !== null),
    rows,
  )
  const orgCodes = [
    ...rows.map(row => row.orgCode),
    ...stored.map(source => source.org_code),
    ...merged.successors.values(),
    ...[...bearers.values()].flat(),
  ]
  const known = await readWhere(
    trx,
    'org_code',
    orgCodes.filter(code => code !== null),
  )
  const last = codeless.length === 0 ? null : await lastProvisionalCode(trx)
  const enterprises = new Map([...namesakes, ...numbered, ...known].map(row => [row.org_code, row]))
  return {
    enterprises,
    knownFormerNames:
      merged.successors.size > 0 || rows.some(row => row.formerNames.length > 0)
        ? await readFormerNames(trx, [...enterprises.keys()])
        : new Set(),
    sources,
    provisional: new Map(
      namesakes
        .filter(row => isProvisional(row.org_code))
        .map(row => [provisionalKey(row.normal_name, row.region_code), row.org_code]),
    ),
    byRegistrationNo: bearers,
    merged,
    lastProvisional: last === null ? 0 : Number(last.slice(3, 8)),
    created: new Set(),
    changed: new Set(),
    changedSources: new Set(),
    retired: [],
    authorities: await readAuthorities(trx),
    disputes: [],
    formerNames: [],
    formerCodes: [],
    versions: [],
    regionDeltas: new Map(),
  }
}

/** The companies whose place in the search index a batch may change. */
export const touchedBy = (batch: RegisterBatch): Touched => {
  const moved = batch.retired.flatMap(({ from, to }) => [from.org_code, to])
  const renamed = batch.formerNames.map(name => name.org_code)
  const known = [...moved, ...renamed, ...batch.changed].filter(orgCode => !batch.created.has(orgCode))
  return { known: new Set(known), created: batch.created }
}

/** The next provisional code (GB 11714 self-defined range); null where all 99,999 are given out. */
export const nextProvisionalCode = (batch: RegisterBatch): string | null =>
  batch.lastProvisional >= 99_999 ? null : provisionalOrgCode(++batch.lastProvisional)

/** Writes what the batch decided: new companies in bulk, changed ones one by one. */
export const writeBatch = async (trx: Knex.Transaction, batch: RegisterBatch): Promise<void> => {
  await insertMany(
    trx,
    'enterprise',
    [...batch.created].map(orgCode => ({ ...batch.enterprises.get(orgCode) })),
  )
  for (const orgCode of batch.changed)
    if (!batch.created.has(orgCode))
      await trx('enterprise')
        .where('org_code', orgCode)
        .update({ ...batch.enterprises.get(orgCode) })
  const sources = [...batch.changedSources].map(key => batch.sources.get(key)!)
  for (const system of new Set(sources.map(source => source.system)))
    await trx('register_record')
      .where({ system })
      .whereIn(
        'record_id',
        sources.filter(source => source.system === system).map(source => source.record_id),
      )
      .delete()
  await insertMany(
    trx,
    'register_record',
    sources.map(source => ({ ...source })),
  )
  await insertMany(trx, 'enterprise_version', batch.versions)
  await writePeriods(trx, batch.formerNames, batch.formerCodes)
  await countRegions(trx, batch.regionDeltas)
}

const numbersOf = (rows: readonly RegisterRow[]): string[] =>
  rows.map(row => row.told.registration_no).filter(number => number !== null)

/** The companies of each number; those of the second list only where the first names none. */
const grouped = (present: readonly [string, string][], former: readonly [string, string][]): Map<string, string[]> => {
  const groups = new Map<string, string[]>()
  for (const [number, orgCode] of present) groups.set(number, [...new Set([...(groups.get(number) ?? []), orgCode])])
  const borne = new Set(groups.keys())
  for (const [number, orgCode] of former)
    if (!borne.has(number)) groups.set(number, [...new Set([...(groups.get(number) ?? []), orgCode])])
  return groups
}

/** Companies that wait for their code: a row that tells it may be known by its registration number. */
const provisionalOfNumbers = async (trx: Knex.Transaction, numbers: readonly string[]): Promise<StoredEnterprise[]> => {
  if (numbers.length === 0) return []
  return trx<StoredEnterprise>('enterprise')
    .whereIn('registration_no', [...new Set(numbers)])
    .whereBetween('org_code', ['PDY', 'PDZ'])
    .orderBy('org_code')
    .select('*')
}

const formerBearersOfNumbers = async (
  trx: Knex.Transaction,
  numbers: readonly string[],
): Promise<[string, string][]> => {
  if (numbers.length === 0) return []
  const rows = await trx<FormerCodeRow>('former_code')
    .where('kind', 'REGISTRATION_NO')
    .whereIn('code', [...new Set(numbers)])
    .orderBy(['code', 'org_code', 'to_on'])
    .select('code', 'org_code')
  return rows.map(row => [row.code, row.org_code])
}

const readWhere = async (
  trx: Knex.Transaction,
  column: string,
  values: readonly string[],
): Promise<StoredEnterprise[]> => {
  if (values.length === 0) return []
  return trx<StoredEnterprise>('enterprise')
    .whereIn(column, [...new Set(values)])
    .orderBy('org_code')
    .select('*')
}

const readFormerNames = async (trx: Knex.Transaction, orgCodes: readonly string[]): Promise<Set<string>> => {
  const rows: { org_code: string; name: string }[] = await trx('former_name')
    .whereIn('org_code', [...orgCodes])
    .orderBy(['org_code', 'name'])
    .select('org_code', 'name')
  return new Set(rows.map(({ org_code, name }) => formerNameKey(org_code, name)))
}

/** The greatest provisional code that was ever given out: one that was given up is never given to another company. */
const lastProvisionalCode = async (trx: Knex.Transaction): Promise<string | null> => {
  const greatest = (table: string, column: string): Promise<string[]> =>
    trx(table).whereBetween(column, ['PDY', 'PDZ']).orderBy(column, 'desc').limit(1).pluck<string[]>(column)
  const codes = [...(await greatest('enterprise', 'org_code')), ...(await greatest('former_code', 'code'))]
  return codes.toSorted().at(-1) ?? null
}
