import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { insertMany } from '../database/insertMany.ts'
import type { Database } from '../database/database.ts'
import { createTable } from '../database/migrate.ts'
import { describeOnBoth, type TestDatabases } from '../testing/databases.ts'
import { pageOf, pagesByKey, type Listing } from './keyset.ts'
import { readPage, type Connection } from './page.ts'

interface Item {
  id: string
  owner: string
  label: string
}

const listing = (direction: Listing['direction'], more: Partial<Listing> = {}): Listing => ({
  table: 'item',
  columns: { id: 'id', owner: 'owner', label: 'label' },
  order: ['label', 'id'],
  direction,
  where: () => undefined,
  ...more,
})
const items = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 0, max: 99 }).map(String),
    owner: fc.constantFrom('甲', '乙', '丙'),
    label: fc.constantFrom('', ' ', 'a', 'a ', 'A', '2024-01-01', '重庆', '😀', '\uffee'),
  }),
  { selector: ({ id }) => id, maxLength: 25 },
)
const direction = fc.constantFrom<Listing['direction'][]>('asc', 'desc')
const pageSizes = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 })

const openItems = async ({ open }: TestDatabases): Promise<Database> => {
  const database = await open()
  await createTable(database.read, 'item', table => {
    table.string('id', 26).primary()
    table.string('owner', 20).notNullable()
    table.string('label', 20).notNullable()
    table.index(['owner', 'label', 'id'], 'item_of_owner')
  })
  return database
}

const fill = (database: Database, rows: readonly Item[]) =>
  database.transaction(async trx => {
    await trx('item').delete()
    await insertMany(
      trx,
      'item',
      rows.map(row => ({ ...row })),
    )
  })

const inOrder = (rows: readonly Item[], wanted: Listing['direction']): Item[] => {
  const bytes = (text: string) => Buffer.from(text)
  const ascending = rows.toSorted(
    (a, b) => Buffer.compare(bytes(a.label), bytes(b.label)) || Buffer.compare(bytes(a.id), bytes(b.id)),
  )
  return wanted === 'asc' ? ascending : ascending.toReversed()
}

const totalOf = ({ totalCount }: Connection<Item>) =>
  typeof totalCount === 'number' ? Promise.resolve(totalCount) : totalCount()

/** Every page of a list, one after the other, of the given sizes in turn. */
const walk = async (
  read: (page: ReturnType<typeof readPage>) => Promise<Connection<Item>>,
  sizes: readonly number[],
) => {
  const pages: Connection<Item>[] = []
  for (let after: string | null = null; ; after = pages.at(-1)!.pageInfo.endCursor) {
    const page = await read(readPage({ first: sizes[pages.length % sizes.length], after }, 2))
    pages.push(page)
    if (!page.pageInfo.hasNextPage) return pages
  }
}

describeOnBoth('pages', databases => {
  test('all pages together are the whole list in order, each row once, whatever their sizes', async () => {
    const database = await openItems(databases)
    await fc.assert(
      fc.asyncProperty(items, direction, pageSizes, async (rows, wanted, sizes) => {
        await fill(database, rows)
        const pages = await walk(page => pageOf<Item>(database.read, listing(wanted), page), sizes)
        expect(pages.flatMap(({ nodes }) => nodes.map(({ id }) => id))).toEqual(
          inOrder(rows, wanted).map(({ id }) => id),
        )
        for (const [index, page] of pages.entries()) {
          expect(await totalOf(page)).toBe(rows.length)
          expect(page.pageInfo.hasPreviousPage).toBe(index > 0)
          expect(page.edges.map(({ node }) => node)).toEqual(page.nodes)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('the pages of many lists read together are those of each list read alone', async () => {
    const database = await openItems(databases)
    const owners = ['乙', '甲', '无', '乙', '丙']
    await fc.assert(
      fc.asyncProperty(items, direction, fc.integer({ min: 0, max: 6 }), async (rows, wanted, first) => {
        await fill(database, rows)
        const together = await pagesByKey<Item>(database, listing(wanted), 'owner', owners, readPage({ first }, 2))
        for (const [index, owner] of owners.entries()) {
          const where: Listing['where'] = query => void query.where({ owner })
          const alone = await pageOf<Item>(database.read, listing(wanted, { where }), readPage({ first }, 2))
          const { nodes, pageInfo } = together[index]!
          expect(nodes.map(({ id }) => id)).toEqual(alone.nodes.map(({ id }) => id))
          expect(pageInfo).toEqual(alone.pageInfo)
          expect(await totalOf(together[index]!)).toBe(await totalOf(alone))
        }
      }),
      { numRuns: 30 },
    )
  })

  test('many short lists are read in one statement, and counted and ranked in others where they hold more than their pages', async () => {
    const database = await openItems(databases)
    const statements: string[] = []
    database.read.on('query', ({ sql }: { sql: string }) => void statements.push(sql))
    const owned = (owner: string, count: number) =>
      Array.from({ length: count }, (_, index) => ({ id: `${owner}${index}`, owner, label: 'x' }))
    const read = () =>
      pagesByKey<Item>(database, listing('desc'), 'owner', ['甲', '乙', '丙'], readPage({ first: 1 }, 2))
    for (const [count, ranked] of [
      [8, 0],
      [9, 1],
    ] as const) {
      await fill(database, [...owned('甲', count - 1), ...owned('丙', 1)])
      statements.length = 0
      const [many, none, one] = await read()
      expect([many, none, one].map(page => page!.totalCount)).toEqual([count - 1, 0, 1])
      expect([many, none, one].map(page => page!.pageInfo.hasNextPage)).toEqual([true, false, false])
      expect(statements.filter(sql => sql.includes('row_number'))).toHaveLength(ranked)
      expect(statements).toHaveLength(1 + 2 * ranked)
    }
  })

  test('where lists are crowded they are ranked, and gone through for what is rare, as a long read', async () => {
    const database = await openItems(databases)
    const owned = (owner: string, count: number, label = 'x') =>
      Array.from({ length: count }, (_, index) => ({ id: `${owner}${index}`, owner, label }))
    const short = { read: database.read, longRead: null as never }
    const rare = listing('asc', { where: query => void query.where('label', 'y'), isSparse: () => true })
    const ask = (from: Pick<Database, 'read' | 'longRead'>, list: Listing, keys: readonly string[], first = 1) =>
      pagesByKey<Item>(from, list, 'owner', keys, readPage({ first }, 2))
    const many = ['甲', ...Array.from({ length: 50 }, (_, index) => `${index}`)]
    const reads = [
      [listing('asc'), ['甲', '乙'], 1],
      [listing('asc'), many, 100],
      [rare, ['甲'], 1],
      [rare, ['甲', '乙'], 1],
    ] as const
    await fill(database, [...owned('甲', 4_001), ...owned('乙', 1), ...owned('丙', 1, 'y')])
    for (const [list, keys, first] of reads) {
      await expect(ask(short, list, keys, first)).rejects.toThrow('not a function')
      expect((await ask(database, list, keys, first))[0]!.totalCount).toBe(list === rare ? 0 : 1_001)
    }
    await fill(database, [...owned('甲', 3_000), ...owned('乙', 1, 'y')])
    for (const [list, keys, first] of reads)
      expect((await ask(short, list, keys, first))[0]!.totalCount).toBe(list === rare ? 0 : 1_001)
  })

  test('the later pages of many lists begin after the given place in each of them', async () => {
    const database = await openItems(databases)
    const rows = Array.from({ length: 12 }, (_, index) => ({
      id: String(index).padStart(2, '0'),
      owner: index % 2 ? '甲' : '乙',
      label: 'x',
    }))
    await fill(database, rows)
    const [firstPage] = await pagesByKey<Item>(database, listing('asc'), 'owner', ['乙'], readPage({ first: 2 }, 2))
    const after = firstPage!.pageInfo.endCursor
    const page = readPage({ first: 2, after }, 2)
    const next = await pagesByKey<Item>(database, listing('asc'), 'owner', ['甲', '乙'], page)
    expect(next.map(({ nodes }) => nodes.map(({ id }) => id))).toEqual([
      ['03', '05'],
      ['04', '06'],
    ])
    expect(await Promise.all(next.map(totalOf))).toEqual([6, 6])
  })

  test('counts are exact to 1,000 and say 1001 beyond, alone and together', async () => {
    const database = await openItems(databases)
    const owned = (owner: string, count: number) =>
      Array.from({ length: count }, (_, index) => ({ id: `${owner}${index}`, owner, label: 'x' }))
    await fill(database, [...owned('甲', 1_000), ...owned('乙', 1_001), ...owned('丙', 1_300)])
    const owners = ['甲', '乙', '丙']
    const page = readPage({ first: 1 }, 2)
    const together = await pagesByKey<Item>(database, listing('asc'), 'owner', owners, page)
    const alone = await Promise.all(
      owners.map(async owner => (await pagesByKey<Item>(database, listing('asc'), 'owner', [owner], page))[0]!),
    )
    const later = await pageOf<Item>(
      database.read,
      listing('asc'),
      readPage({ after: alone[0]!.pageInfo.endCursor }, 2),
    )
    expect(await Promise.all(together.map(totalOf))).toEqual([1_000, 1_001, 1_001])
    expect(await Promise.all(alone.map(totalOf))).toEqual([1_000, 1_001, 1_001])
    expect(await totalOf(later)).toBe(1_001)
  })

  test('a cursor that this list did not give out is refused with a sentence', async () => {
    const database = await openItems(databases)
    await fill(database, [{ id: '1', owner: '甲', label: 'x' }])
    const cursorOf = async (list: Listing) =>
      (await pageOf<Item>(database.read, list, readPage({}, 2))).pageInfo.endCursor
    const others = [
      'x',
      '',
      Buffer.from('["x","1"]').toString('base64url'),
      Buffer.from('[1,2,3]').toString('base64url'),
      await cursorOf(listing('desc')),
      await cursorOf(listing('asc', { order: ['owner', 'id'] })),
    ]
    for (const after of others) {
      const asked = async () => pageOf<Item>(database.read, listing('asc'), readPage({ after }, 2))
      await expect(asked()).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } })
    }
  })
})

test('a page holds 0 to 100 rows, 20 where it is not told', () => {
  expect([{}, { first: null }, { first: 0 }, { first: 100 }].map(args => readPage(args, 2).size)).toEqual([
    20, 20, 0, 100,
  ])
  for (const first of [-1, 101]) expect(() => readPage({ first }, 2)).toThrow(`收到 ${first}`)
})
