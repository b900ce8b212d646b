import { demoCity } from '../../../cli/src/demo/city.ts'
import type { Database } from '@e360/kit/database/database'
import { migrate } from '@e360/kit/database/migrate'
import { newId } from '@e360/kit/id'
import { registerTables } from '../../../subgraphs/enterprise/migrations/010-register.ts'
import { periodTables } from '../../../subgraphs/enterprise/migrations/040-periods.ts'
import { readRegisterRow } from '../../../subgraphs/enterprise/src/registerRow.ts'

const batchSize = 500

/** Fills an empty database with the register of a demo city, without the search index. */
export const fillRegister = async (database: Database, companies: number): Promise<void> => {
  await migrate(database, [registerTables, periodTables])
  const city = demoCity({ size: companies, seed: 1, today: '2026-11-22' })
  let enterprises: object[] = []
  let formerNames: object[] = []
  const write = async () => {
    await database.transaction(async trx => {
      await trx('enterprise').insert(enterprises)
      if (formerNames.length > 0)
        await trx('former_name').insert(formerNames).onConflict(['org_code', 'name', 'to_on']).ignore()
    })
    enterprises = []
    formerNames = []
  }
  let provisional = 0
  for (const input of city.enterprises()) {
    const row = readRegisterRow(input)
    const orgCode = row.orgCode ?? `PDY${String(++provisional).padStart(6, '0')}`
    enterprises.push({
      ...row.told,
      org_code: orgCode,
      id: newId(),
      normal_name: row.normalName,
      name_since: null,
      head_office_name: row.headOfficeName,
      registration_status: row.told.registration_status ?? 'UNKNOWN',
      version: 1,
      warnings: '',
    })
    for (const name of row.formerNames)
      formerNames.push({ org_code: orgCode, name, normal_name: readRegisterRow({ ...input, name }).normalName })
    if (enterprises.length === batchSize) await write()
  }
  if (enterprises.length > 0) await write()
}
