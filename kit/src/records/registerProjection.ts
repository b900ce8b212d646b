import { type Change, type NewChange } from '../changes/changeLog.ts'
import { insertMany } from '../database/insertMany.ts'
import type { Feed } from '../changes/follower.ts'
import { follower, type Follower } from '../changes/follower.ts'
import type { Database, Knex } from '../database/database.ts'
import { createTable, type Migration } from '../database/migrate.ts'
import type { Log } from '../log.ts'
import type { Subject } from './matchPort.ts'
import { withdrawn, type LinkState } from './recordTable.ts'
import { readStored, sourceKey, subjectOfStored } from './storedRecord.ts'

/** The register's log tells of a company: its present name and district, and where it went after a merge. */
export interface RegisterEntry {
  name: string
  normalName: string
  regionCode: string | null
  redirectTo: string | null
  /** RegistrationStatus of the schema */
  registrationStatus: string
  industryCode: string | null
  /** since when it bears its name, YYYY-MM-DD; null: not known */
  nameSince: string | null
  /** normal forms of former names that are newly on record */
  formerNames: readonly string[]
}

/** The register's log tells which company a department's record belongs to; `version` only grows. */
export interface RegisterLink {
  department: string
  kind: string
  system: string
  recordId: string
  /** what the record said of its company when this was decided */
  subject: Subject
  linkState: LinkState
  version: number
  /** the company that it belonged to before; absent where it belonged to none */
  from?: string
  /** who decided (`sub`), and why; absent where nobody did */
  by?: string
  comment?: string
}

export const enterpriseKind = 'ENTERPRISE'
export const linkKind = 'LINK'

/** What a department keeps of the register: for the name key, for row rules by region, and for merges. */
export const registerMigration: Migration = {
  name: '001-register',
  up: knex =>
    createTable(knex, 'register', table => {
      table.string('org_code', 9).primary()
      table.string('name', 200).notNullable()
      table.string('normal_name', 200).notNullable()
      table.string('region_code', 6)
      table.string('redirect_to', 9)
      table.index(['name'], 'register_by_name')
    }),
}

/**
 * Follows the register: keeps the `register` table and applies links to this department's records, newest version only, each with a
 * change-log row of its own, in one transaction with the cursor.
 * @param tables record kind → table
 */
export const registerFollower = (
  department: string,
  tables: Readonly<Record<string, string>>,
  { database, register, log }: { database: Database; register: Feed; log: Log },
): Follower =>
  follower({
    name: 'register',
    database,
    feed: register,
    log,
    apply: async (trx, changes, logChange) => {
      await keepRegister(trx, changes)
      for (const change of changes) {
        const link = change.payload as unknown as RegisterLink
        if (change.kind !== linkKind || link.department !== department) continue
        const table = tables[link.kind]
        if (table) await applyLink(trx, table, change.orgCode, link, logChange)
      }
    },
  })

const keepRegister = async (trx: Knex.Transaction, changes: readonly Change[]): Promise<void> => {
  const entries = new Map<string, Record<string, unknown>>()
  for (const { kind, orgCode, payload } of changes) {
    if (kind !== enterpriseKind || orgCode === null) continue
    const { name, normalName, regionCode, redirectTo } = payload as unknown as RegisterEntry
    entries.set(orgCode, {
      org_code: orgCode,
      name,
      normal_name: normalName,
      region_code: regionCode,
      redirect_to: redirectTo,
    })
  }
  if (entries.size === 0) return
  await trx('register')
    .whereIn('org_code', [...entries.keys()])
    .delete()
  await insertMany(trx, 'register', [...entries.values()])
}

/** A link of what a record said before is not its link: where the record was corrected meanwhile, the register tells again. */
const applyLink = async (
  trx: Knex.Transaction,
  table: string,
  orgCode: string | null,
  { kind, system, recordId, subject, linkState, version }: RegisterLink,
  logChange: (change: NewChange) => void,
): Promise<void> => {
  const source = { system, record_id: recordId }
  const record = (await readStored(trx, table, [source])).get(sourceKey(source))
  if (!record || record.link_state === withdrawn || record.link_version >= version) return
  if (JSON.stringify(subjectOfStored(record)) !== JSON.stringify(subject)) return
  await trx(table).where('id', record.id).update({ org_code: orgCode, link_state: linkState, link_version: version })
  const payload = { system, recordId, linkState, linkVersion: version }
  logChange({ kind, op: 'LINK', id: record.id, orgCode, payload })
}

/** The company that bears this name today, where exactly one does. */
export const orgCodeByName = async (database: Database, names: readonly string[]): Promise<(string | null)[]> => {
  const rows: { name: string; orgCode: string }[] = await database
    .read('register')
    .whereIn('name', [...names])
    .whereNull('redirect_to')
    .groupBy('name')
    .havingRaw('count(*) = 1')
    .orderBy('name')
    .select({ name: 'name', orgCode: database.read.raw('min(org_code)') })
  const bearers = new Map(rows.map(row => [row.name, row.orgCode]))
  return names.map(name => bearers.get(name) ?? null)
}

/** The districts of companies. */
export const regionByOrgCode = async (database: Database, orgCodes: readonly string[]): Promise<(string | null)[]> => {
  const rows: { orgCode: string; regionCode: string | null }[] = await database
    .read('register')
    .whereIn('org_code', [...orgCodes])
    .orderBy('org_code')
    .select({ orgCode: 'org_code', regionCode: 'region_code' })
  const regions = new Map(rows.map(row => [row.orgCode, row.regionCode]))
  return orgCodes.map(orgCode => regions.get(orgCode) ?? null)
}
