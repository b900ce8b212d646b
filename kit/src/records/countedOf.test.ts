import { expect, test } from '@jest/globals'
import { everyRow } from '../access/rows.ts'
import type { Knex } from '../database/database.ts'
import { insertMany } from '../database/insertMany.ts'
import { createTable } from '../database/migrate.ts'
import { describeOnBoth } from '../testing/databases.ts'
import { countedOf, countRecords, type OfCompanies } from './countedOf.ts'

const counted = countedOf<OfCompanies>(
  'thing',
  ['state'],
  (knex: Knex) => ({
    total: knex.raw('count(*)'),
    good: knex.raw("sum(case when state = 'GOOD' then 1 else 0 end)"),
  }),
  everyRow,
)

describeOnBoth('counts of records', ({ open, dialect }) => {
  test('are whole for one company and for several, and those of one of very many records are a long read', async () => {
    const { read, longRead, transaction } = await open()
    await createTable(read, 'thing', table => {
      table.increments('id')
      table.string('org_code', 9)
      table.string('state', 10)
    })
    const records = { few: 3, many: 4_100, crowd: 2_000 }
    const rows = Object.entries(records).flatMap(([code, count]) =>
      Array.from({ length: count }, (_, index) => ({ org_code: code, state: index % 2 === 0 ? 'GOOD' : 'BAD' })),
    )
    await transaction(trx => insertMany(trx, 'thing', rows))
    let long = 0
    if (dialect === 'sqlite') longRead.on('query', () => void (long += 1))
    const count = async (...orgCodes: string[]) => {
      const found = await countRecords<{ orgCode: string; total: number; good: number }, OfCompanies>(
        { read, longRead },
        counted,
        { orgCodes },
      )
      return found.map(({ orgCode, total, good }) => [orgCode, Number(total), Number(good)])
    }
    expect(await count('few')).toEqual([['few', 3, 2]])
    expect(await count('none')).toEqual([])
    expect(await count('few', 'none', 'crowd')).toEqual([
      ['crowd', 2_000, 1_000],
      ['few', 3, 2],
    ])
    expect(long).toBe(0)
    expect(await count('many')).toEqual([['many', 4_100, 2_050]])
    if (dialect === 'sqlite') expect(long).toBe(1)
  })
})
