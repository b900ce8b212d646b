import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { describeOnBoth, type TestDatabases } from '../testing/databases.ts'
import { ask, type Build } from './ask.ts'
import { createTable } from './migrate.ts'
import { insertMany } from './insertMany.ts'

interface Wanted {
  ids: readonly string[]
  label?: string | null
  from?: string
  size: number
  onlyOdd: boolean
}

const items: Build<Wanted> = (knex, { ids, label, from, size, onlyOdd }) => {
  const query = knex('item')
    .whereIn('id', [...ids])
    .orderBy('id')
    .limit(size)
    .select({ itemId: 'id', label: 'label' })
  if (label) query.where('label', label)
  if (from !== undefined) query.where(either => void either.where('id', '>', from).orWhere('id', from))
  if (onlyOdd) query.where('odd', true)
  return query
}

const openItems = async ({ open }: TestDatabases) => {
  const database = await open()
  await createTable(database.read, 'item', table => {
    table.string('id', 26).primary()
    table.string('label', 40)
    table.boolean('odd').notNullable()
  })
  const rows = Array.from({ length: 30 }, (_, index) => ({
    id: String(index).padStart(2, '0'),
    label: ['甲', '乙', "'; drop table item; --", null][index % 4],
    odd: index % 2 === 1,
  }))
  await database.transaction(trx => insertMany(trx, 'item', rows))
  return database
}

const wanted = fc.record(
  {
    ids: fc.uniqueArray(
      fc.integer({ min: 0, max: 40 }).map(id => String(id).padStart(2, '0')),
      { maxLength: 20 },
    ),
    label: fc.constantFrom('甲', '乙', "'; drop table item; --", null),
    from: fc.constantFrom('', '07', '20'),
    size: fc.integer({ min: 1, max: 9 }),
    onlyOdd: fc.boolean(),
  },
  { requiredKeys: ['ids', 'size', 'onlyOdd'] },
)

describeOnBoth('queries that are built once', databases => {
  test('answer what the query answers that is built for its values', async () => {
    const { read } = await openItems(databases)
    await fc.assert(
      fc.asyncProperty(wanted, async values => {
        expect(await ask(read, items, values)).toEqual(await items(read, values))
      }),
      { numRuns: 150 },
    )
  })

  test('are built again for another shape only, whatever the texts and however long the lists', async () => {
    const { read } = await openItems(databases)
    let built = 0
    const counted: Build<Wanted> = (knex, values) => {
      built++
      return items(knex, values)
    }
    const ids = (count: number) => Array.from({ length: count }, (_, index) => String(index).padStart(2, '0'))
    for (const count of [5, 6, 7, 8])
      await ask(read, counted, { ids: ids(count), from: ids(count)[0]!, size: 3, onlyOdd: true })
    expect(built).toBe(1)
    await ask(read, counted, { ids: ids(9), from: '', size: 3, onlyOdd: true })
    await ask(read, counted, { ids: ids(9), size: 3, onlyOdd: true })
    expect(built).toBe(3)
  })

  test('see what was written before, in a transaction too', async () => {
    const database = await openItems(databases)
    const of = { ids: ['99'], size: 1, onlyOdd: false }
    expect(await ask(database.read, items, of)).toEqual([])
    await database.transaction(async trx => {
      await trx('item').insert({ id: '99', label: '丙', odd: false })
      expect(await ask(trx, items, of)).toHaveLength(1)
    })
    expect(await ask(database.read, items, of)).toHaveLength(1)
  })

  test('hold whole numbers as they are: a limit that is bound would be prepared again for each call', async () => {
    const { read } = await openItems(databases)
    const sent: { sql: string; bindings?: unknown[] }[] = []
    read.on('query', (query: { sql: string; bindings?: unknown[] }) => void sent.push(query))
    await ask(read, items, { ids: ['01'], size: 7, onlyOdd: false })
    expect(sent).toEqual([expect.objectContaining({ sql: expect.stringMatching(/limit 7$/), bindings: ['01'] })])
  })

  test('tell those who listen what was sent', async () => {
    const { read } = await openItems(databases)
    const sent: string[] = []
    read.on('query', ({ sql }: { sql: string }) => void sent.push(sql))
    await ask(read, items, { ids: ['01'], size: 1, onlyOdd: false })
    expect(sent).toEqual([expect.stringContaining('from `item`')])
  })
})
