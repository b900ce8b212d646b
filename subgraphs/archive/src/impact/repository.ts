import type { Database, Knex } from '@e360/kit/database/database'
import { factsOf, kinds } from '../follow/recordRow.ts'
import type { RecordRow } from '../rows.ts'

/** What a record still is today that a change can touch; as what a rule touches, RECORD is any record. */
export type Standing = 'RECTIFICATION' | 'CERTIFICATE' | 'LISTING' | 'RECORD'

/** A record as a change of base data may touch it. */
export interface TouchableRecord {
  id: string
  department: string
  standing: Standing
  /** of a certificate */
  family: string | null
  /** normal form of the company's name on the record */
  normalName: string
}

/** A company with more records in force than this is not looked through to the end. */
const mostInForce = 1_000

const columns = [
  'id',
  'department',
  'kind',
  'org_code',
  'occurred_on',
  'ends_on',
  'state',
  'normal_name',
  'facts',
] as const

type Row = Pick<RecordRow, (typeof columns)[number]>

/** The records of companies that a change of base data may touch, the latest first; each list in the order of the org codes. */
export const impactRepository = ({ read }: Database, today: string) => ({
  /** Certificates that are valid or suspended, open rectifications, current listings. */
  inForce: async (orgCodes: readonly string[]): Promise<TouchableRecord[][]> => {
    const lists = await latest(read, orgCodes, mostInForce, query => beingInForce(query, today))
    return lists.map(rows => rows.map(row => touchable(row, today)).filter(({ standing }) => standing !== 'RECORD'))
  },

  /** All records, in force or past, the latest `most`. */
  latest: async (orgCodes: readonly string[], most: number): Promise<TouchableRecord[][]> => {
    const lists = await latest(read, orgCodes, most, () => {})
    return lists.map(rows => rows.map(row => touchable(row, today)))
  },
})

const latest = async (
  read: Knex,
  orgCodes: readonly string[],
  most: number,
  where: (query: Knex.QueryBuilder) => void,
): Promise<Row[][]> => {
  const ranked = read('record')
    .whereIn('org_code', [...orgCodes])
    .select([...columns])
    .select({ place: read.raw('row_number() over (partition by org_code order by occurred_on desc, id desc)') })
  where(ranked)
  const rows: Row[] = await read
    .from(ranked.as('ranked'))
    .where('place', '<=', most)
    .orderBy(['org_code', 'place'])
    .limit(orgCodes.length * most)
    .select([...columns])
  const lists = new Map(orgCodes.map(orgCode => [orgCode, [] as Row[]]))
  for (const row of rows) lists.get(row.org_code!)?.push(row)
  return orgCodes.map(orgCode => lists.get(orgCode)!)
}

/** What SQL can say of being in force; {@link standingOf} says the rest: a suspended certificate may have expired. */
const beingInForce = (query: Knex.QueryBuilder, today: string): void => {
  const goesOn = (of: Knex.QueryBuilder) => void of.whereNull('ends_on').orWhere('ends_on', '>=', today)
  void query.where(
    any =>
      void any
        .where(valid => void valid.where({ kind: kinds.certificate, state: 'VALID' }).where(goesOn))
        .orWhere({ kind: kinds.certificate, state: 'SUSPENDED' })
        .orWhere(listed => void listed.where({ kind: kinds.listing }).where(goesOn))
        .orWhere(
          open =>
            void open
              .where({ kind: kinds.inspection })
              .where('facts', 'like', '%"rectificationDueOn":"%')
              .whereNot('facts', 'like', '%"rectifiedOn":"%'),
        ),
  )
}

const touchable = (row: Row, today: string): TouchableRecord => ({
  id: row.id,
  department: row.department,
  standing: standingOf(row, today),
  family: row.kind === kinds.certificate ? (factsOf(row).family ?? null) : null,
  normalName: row.normal_name,
})

const standingOf = (row: Row, today: string): Standing => {
  const facts = factsOf(row)
  if (row.kind === kinds.inspection && facts.rectificationDueOn != null && facts.rectifiedOn == null)
    return 'RECTIFICATION'
  if (row.kind === kinds.listing && (row.ends_on ?? today) >= today) return 'LISTING'
  if (row.kind !== kinds.certificate || !['VALID', 'SUSPENDED'].includes(row.state)) return 'RECORD'
  return (facts.validUntil ?? today) >= today ? 'CERTIFICATE' : 'RECORD'
}
