import { expect } from '@jest/globals'
import { foldCharacters } from '@e360/identity/foldCharacters'
import { normalName } from '@e360/identity/normalName'
import { changeLogMigration } from '@e360/kit/changes/changeLog'
import { migrate } from '@e360/kit/database/migrate'
import { describeOnSqlite } from '@e360/kit/testing/databases'
import { demoCity } from '../../../../cli/src/demo/city.ts'
import { sharedRows, testOnSharedData } from '../../../../identity/testing/sharedRows.ts'
import { registerTables } from '../../migrations/010-register.ts'
import { openSearchable } from '../../testing/searchable.ts'
import { spreadOf } from './spread.ts'

const demoNames = 100_000
const patience = 300_000

describeOnSqlite('short names', ({ open }) => {
  testOnSharedData(
    'of listed companies lead to the full name among the first five hits, in nine cases of ten, beside 134,000 other names',
    async () => {
      const aliases = sharedRows('ashare_alias_dev.csv').filter(({ short_name: short, full_name: full }) =>
        spreadOf(foldCharacters(full!), foldCharacters(short!)),
      )
      const city = demoCity({ size: demoNames, seed: 1, today: '2026-11-22' })
      const names = [
        ...sharedRows('registry_cq_dev.csv').map(row => row.ent_name!),
        ...Array.from(city.enterprises(), ({ name }) => name),
        ...aliases.map(row => row.full_name!),
      ]
      const database = await open()
      await migrate(database, [changeLogMigration, registerTables])
      await database.transaction(async trx => {
        for (let start = 0; start < names.length; start += 500)
          await trx('enterprise').insert(
            names.slice(start, start + 500).map((name, index) => rowOf(name, start + index)),
          )
      })
      const { search } = await openSearchable(database)

      let found = 0
      for (const { short_name: short, full_name: full } of aliases) {
        const { nodes } = await search(short!, { first: 5 })
        if (nodes.some(({ enterprise }) => enterprise.normalName === normalName(full!))) found += 1
      }
      expect(aliases.length).toBeGreaterThan(2_000)
      expect(found / aliases.length).toBeGreaterThan(0.97)
    },
    patience,
  )
})

const rowOf = (name: string, index: number) => ({
  org_code: String(index).padStart(9, '0'),
  id: String(index),
  name,
  normal_name: normalName(name),
  registration_status: 'UNKNOWN',
  version: 1,
  warnings: '',
})
