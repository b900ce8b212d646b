import type { Change } from '@e360/kit/changes/changeLog'
import { follower, type Feed, type Follower } from '@e360/kit/changes/follower'
import { replaceMany } from '@e360/kit/database/insertMany'
import type { Database, Knex } from '@e360/kit/database/database'
import { inGroups } from '@e360/kit/inGroups'
import type { Log } from '@e360/kit/log'
import { enterpriseKind, type RegisterEntry } from '@e360/kit/records/registerProjection'
import { takeReports } from '../reports/takeReports.ts'
import { unknownCompany, type CompanyRow } from '../rows.ts'
import { noDeltas } from './counters.ts'
import { companiesAtOnce, readCompanies, readRecordsOf } from './read.ts'
import { nothingMade, takeTurn } from './turn.ts'
import { changesPerTransaction, lookAgain, writeDeltas, writeMade } from './write.ts'

/** Follows the register: names, districts, status and industry of companies, and where merged ones went. */
export const registerFollower = (feed: Feed, database: Database, log: Log): Follower =>
  follower({ name: 'register', feed, database, log, batch: changesPerTransaction, apply: takeRegister })

const takeRegister = async (trx: Knex.Transaction, changes: readonly Change[]): Promise<void> => {
  await takeCompanies(trx, changes)
  await takeReports(trx, changes)
}

/** Where a company moves to another district, all that its records count goes with it. */
const takeCompanies = async (trx: Knex.Transaction, changes: readonly Change[]): Promise<void> => {
  const told = changes.filter(({ kind, orgCode }) => kind === enterpriseKind && orgCode !== null)
  if (told.length === 0) return
  const before = await readCompanies(trx, [...new Set(told.map(({ orgCode }) => orgCode!))])
  const after = new Map<string, CompanyRow>()
  for (const { orgCode, payload } of told) {
    const company = after.get(orgCode!) ?? before.get(orgCode!) ?? unknownCompany(orgCode!)
    after.set(orgCode!, entered(company, payload as unknown as RegisterEntry))
  }
  const deltas = noDeltas()
  const made = nothingMade()
  for (const group of inGroups([...after.keys()], companiesAtOnce)) {
    const moved = group.filter(
      orgCode => before.has(orgCode) && before.get(orgCode)!.region !== after.get(orgCode)!.region,
    )
    const records = await readRecordsOf(trx, moved)
    for (const orgCode of group) {
      const own = records.get(orgCode) ?? []
      await takeTurn(deltas, made, {
        before: before.get(orgCode) ?? null,
        after: after.get(orgCode)!,
        recordsBefore: own,
        recordsAfter: own,
      })
    }
  }
  await replaceMany(
    trx,
    'company',
    [...after.values()].map(company => ({ ...company })),
  )
  await writeMade(trx, 'inspected_day', made.inspectedDays)
  await writeMade(trx, 'odd_validity', made.validities)
  await writeDeltas(trx, deltas)
  await lookAgain(trx, [...after.keys()])
}

const entered = (company: CompanyRow, entry: RegisterEntry): CompanyRow => ({
  org_code: company.org_code,
  known: 1,
  name: entry.name,
  normal_name: entry.normalName,
  former_names: formerNames(company, entry),
  region: entry.regionCode ?? '',
  registration_status: entry.registrationStatus ?? 'UNKNOWN',
  industry_code: entry.industryCode ?? '',
  redirect_to: entry.redirectTo,
  named_on: entry.nameSince ?? '',
})

/** The names that it bore before, as far as the register ever told them; the present one is none of them. */
const formerNames = (company: CompanyRow, { normalName, formerNames: told }: RegisterEntry): string => {
  const renamed = company.known === 1 && company.normal_name !== normalName
  if (!renamed && (told ?? []).length === 0) return company.former_names
  const names = new Set([...(JSON.parse(company.former_names) as string[]), ...(told ?? [])])
  if (renamed) names.add(company.normal_name)
  names.delete(normalName)
  return JSON.stringify([...names])
}
