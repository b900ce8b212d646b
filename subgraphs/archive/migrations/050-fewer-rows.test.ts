import { expect, test } from '@jest/globals'
import { replaceMany } from '@e360/kit/database/insertMany'
import { kitMigrations } from '@e360/kit/department'
import { migrate } from '@e360/kit/database/migrate'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { countInspected, countRecord, noDeltas } from '../src/follow/counters.ts'
import { expiresAsPrinted, validityOf } from '../src/follow/measures.ts'
import type { CountedRecord } from '../src/rows.ts'
import { department } from '../src/main.ts'

const daysOfCompanies = [
  ['2019-12-31', '2020-01-02', '2020-01-20', '2021-06-01'],
  ['2020-01-05', '2021-06-30', '2021-07-01'],
  ['2021-07-09'],
]
const certificates = [
  { validFrom: '2020-01-01', validUntil: '2024-12-31' },
  { validFrom: '2020-02-01', validUntil: '2024-12-31' },
  { validFrom: '2024-10-02', validUntil: '2024-12-31' },
  { validFrom: '2024-10-03', validUntil: '2024-12-31' },
  { validFrom: '2020-01-01', validUntil: null },
  { validFrom: '2020-01-01', validUntil: '2024-12-31', status: 'REVOKED', statusChangedOn: '2022-05-05' },
].map((facts, index): CountedRecord => ({
  id: `C${index}`,
  org_code: '1',
  kind: 'CERTIFICATE',
  occurred_on: '2020-01-01',
  state: facts.status ?? 'VALID',
  normal_name: '',
  facts: JSON.stringify({ status: 'VALID', ...facts }),
}))

describeOnBoth('the archive of an earlier version', ({ open }) => {
  test('has, once it is up to date, the counters that one filled from the feeds has', async () => {
    const database = await open()
    const earlier = department.migrations.filter(({ name }) => name < '050')
    await migrate(database, [...kitMigrations, ...earlier])
    const deltas = noDeltas()
    const firsts: Record<
      string,
      { id: string; region: string; month: string; month_before: string; companies: number }
    > = {}
    for (const days of daysOfCompanies) {
      countInspected(deltas, days, '500112', 1)
      const months = [...new Set(days.map(day => day.slice(0, 7)))]
      for (const [index, month] of months.entries()) {
        const month_before = months[index - 1] ?? ''
        const id = `${month}|500112|${month_before}`
        const companies = (firsts[id]?.companies ?? 0) + 1
        firsts[id] = { id, region: '500112', month, month_before, companies }
      }
    }
    for (const certificate of certificates) countRecord(deltas, certificate, '500112', 1)
    const validities = certificates.map(record => ({ id: record.id, ...validityOf(record)!, region: '500112' }))
    await database.transaction(async trx => {
      await replaceMany(trx, 'first_tally', Object.values(firsts))
      await replaceMany(trx, 'validity', validities)
    })

    await migrate(database, [...kitMigrations, ...department.migrations])

    const rows = async (table: string) => (await database.read(table).orderBy('id')).map(row => ({ ...row }))
    const byId = (cells: ReadonlyMap<string, object>) =>
      [...cells].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, cell]) => ({ id, ...cell }))
    expect(await rows('inspected_tally')).toEqual(byId(deltas.inspected))
    expect(await rows('expiry_tally')).toEqual(byId(deltas.expiring))
    expect(await rows('odd_validity')).toEqual(validities.filter(validity => !expiresAsPrinted(validity)))
    expect((await rows('odd_validity')).map(({ id }) => id)).toEqual(['C3', 'C5'])
  })
})
