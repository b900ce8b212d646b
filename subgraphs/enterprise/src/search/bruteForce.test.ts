import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { foldCharacters } from '@e360/identity/foldCharacters'
import { normalName } from '@e360/identity/normalName'
import type { Database, Knex } from '@e360/kit/database/database'
import { operator } from '@e360/kit/records/departmentContext'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { indexContent, openSearchable, type Searchable, type Told } from '../../testing/searchable.ts'
import { loadRegister } from '../registerLoad.ts'
import { buildSounds } from '../match/buildSounds.ts'
import { buildIndex } from './buildIndex.ts'
import { keepingIndex } from './keepIndex.ts'
import { blockSize } from './place.ts'

/** Few characters, so that names and questions meet. */
const letters = Array.from('重庆市双狮摩托车一二有限责任公司(）A1')
const words = ['重庆', '重庆市', '双狮', '有限公司', '有限责任公司', '（重庆）', '一厂', ...letters]
const name = fc.array(fc.constantFrom(...words), { minLength: 2, maxLength: 8 }).map(parts => `甲${parts.join('')}`)
const orgCode = fc.constantFrom(...Array.from({ length: 9 }, (_, index) => `DE000000${index}`))
const told: fc.Arbitrary<Told> = fc.record({
  orgCode,
  name: fc
    .oneof(
      name,
      name.map(each => each.slice(1)),
    )
    .filter(each => normalName(each) !== ''),
  formerNames: fc.array(name, { maxLength: 2 }),
  registrationStatus: fc.constantFrom('ACTIVE', 'CANCELLED', 'UNKNOWN'),
  regionCode: fc.constantFrom('500101', '500112', '510104', undefined),
})
/** Each company at most once a load, as a source tells it. */
const load = fc.uniqueArray(told, { selector: each => each.orgCode, minLength: 1, maxLength: 6 })
const loads = fc.array(load, { minLength: 1, maxLength: 4 })
const part = fc
  .array(fc.constantFrom(...letters), { minLength: 2, maxLength: 4 })
  .map(parts => parts.join(''))
  .filter(text => Array.from(foldCharacters(text)).length > 1)

interface Company {
  orgCode: string
  number: number
  ended: boolean
  regionCode: string | null
  names: { name: string; former: boolean }[]
}

const rebuild = async ({ read }: Database): Promise<void> => {
  await buildIndex(read)
  await buildSounds(read)
}

/** What the register holds, read without the index. */
const readCompanies = async ({ read }: Database): Promise<Company[]> => {
  const former = await read('former_name').select<{ org_code: string; name: string }[]>('org_code', 'name')
  const rows = await read('enterprise')
    .join('search_company', 'search_company.org_code', 'enterprise.org_code')
    .select<Record<string, string>[]>('enterprise.*', 'search_company.number')
  return rows.map(row => ({
    orgCode: row.org_code!,
    number: Number(row.number),
    ended: row.registration_status === 'CANCELLED',
    regionCode: row.region_code ?? null,
    names: [
      { name: row.name!, former: false },
      ...former.filter(each => each.org_code === row.org_code).map(each => ({ name: each.name, former: true })),
    ],
  }))
}

/** The rule of the search box, name by name. @returns org codes, best first */
const scan = (companies: readonly Company[], text: string, region: string): string[] => {
  const typed = [...new Set([foldCharacters(text), normalName(text)])].filter(spelling => spelling.length > 1)
  const inRegion = companies.filter(({ regionCode }) => (regionCode ?? '').startsWith(region))
  const ranked = (valuesOf: (spelling: string, kind: number[]) => number[] | null) =>
    inRegion
      .flatMap(({ orgCode, number, ended, names }) => {
        const found = names.flatMap(({ name, former }) =>
          [foldCharacters(name), normalName(name)].flatMap(spelling => {
            const values =
              spelling.length < 2 ? null : valuesOf(spelling, [Number(former), Number(ended), spelling.length])
            return values ? [[...values, number]] : []
          }),
        )
        const [best] = found.toSorted(byValues)
        return best ? [{ orgCode, values: best }] : []
      })
      .toSorted((a, b) => byValues(a.values, b.values))
      .map(({ orgCode }) => orgCode)

  const holding = ranked((spelling, kind) => {
    const positions = typed.map(each => spelling.indexOf(each)).filter(position => position !== -1)
    if (positions.length === 0) return null
    return typed.includes(spelling) ? [0, 0, ...kind] : [1, Math.min(...positions), ...kind]
  })
  const shortName = typed.at(-1)
  if (holding.length > 0 || shortName === undefined) return holding
  return ranked((spelling, kind) => {
    const positions: number[] = []
    for (const character of shortName.split('')) {
      const position = spelling.indexOf(character, (positions.at(-1) ?? -1) + 1)
      if (position === -1) return null
      positions.push(position)
    }
    return [positions.at(-1)! - positions[0]! + 1 - shortName.length, positions[0]!, ...kind]
  })
}

const byValues = (a: readonly number[], b: readonly number[]): number => {
  const different = a.findIndex((value, index) => value !== b[index])
  return different === -1 ? 0 : a[different]! - b[different]!
}

describeOnBoth('the search index', ({ dialect, open }) => {
  // A database a run: fewer on the server, where making one takes long.
  const numRuns = dialect === 'sqlite' ? 40 : 8

  /** Half of the registers have their first companies at the end of a block, so that a load crosses into the next. */
  const opened = async (atEndOfBlock: boolean): Promise<Searchable> => {
    const searchable = await openSearchable(await open())
    if (atEndOfBlock) await searchable.database.read('search_company').insert({ number: blockSize - 3, org_code: 'X' })
    return searchable
  }

  test('a search finds what reading every name finds, in the same order, after any loads', async () => {
    const questions = fc.array(fc.tuple(part, fc.constantFrom('', '50', '500112')), { minLength: 10, maxLength: 10 })
    await fc.assert(
      fc.asyncProperty(loads, questions, fc.boolean(), async (batches, asked, atEnd) => {
        const { database, load, search } = await opened(atEnd)
        for (const batch of batches) await load(...batch)
        const companies = await readCompanies(database)
        const inNames = companies.flatMap(({ names }, index) => {
          const { name } = names[index % names.length]!
          return [[name, ''] as const, [name.slice(1, 4), ''] as const]
        })
        for (const [text, region] of [...asked, ...inNames]) {
          if (Array.from(foldCharacters(text)).length < 2 || /^[A1-]+$/.test(foldCharacters(text))) continue
          const regionCode = region === '' ? undefined : region.padEnd(6, '0')
          const { nodes, totalCount } = await search(text, { regionCode, first: 100 })
          const expected = scan(companies, text, region)
          expect([text, ...nodes.map(({ enterprise }) => enterprise.orgCode)]).toEqual([text, ...expected])
          expect(totalCount).toBe(expected.length)
        }
      }),
      { numRuns },
    )
  })

  test('the index is what building it anew makes of the register, after any loads', async () => {
    await fc.assert(
      fc.asyncProperty(loads, fc.boolean(), async (batches, atEnd) => {
        const { database, load } = await opened(atEnd)
        for (const batch of batches) await load(...batch)
        const kept = await indexContent(database)
        await rebuild(database)
        expect(kept).toEqual(await indexContent(database))
      }),
      { numRuns },
    )
  })

  test('a company that gets its code is found by its name, by that code, and by the provisional one', async () => {
    const { database, search } = await opened(false)
    const source = { system: '甲', recordId: '1' }
    const name = '重庆双狮摩托车厂'
    const orgCodes = async (text: string) => (await search(text)).nodes.map(({ enterprise }) => enterprise.orgCode)
    await loadRegister(database, [{ source, name }], operator)
    const [provisional] = await orgCodes('双狮')
    expect(provisional).toMatch(/^PDY/)

    await loadRegister(database, [{ source, name, orgCode: 'DE0000019' }], operator)
    expect(await orgCodes('双狮')).toEqual(['DE0000019'])
    expect(await orgCodes('DE00')).toEqual(['DE0000019'])
    expect(await orgCodes(provisional!)).toEqual(['DE0000019'])
    const kept = await indexContent(database)
    await rebuild(database)
    expect(kept).toEqual(await indexContent(database))
  })

  test('a transaction that fails leaves the index as it was, a company that goes leaves nothing in it', async () => {
    const { database, load, search } = await opened(false)
    await load({ orgCode: 'DE0000019', name: '重庆双狮摩托车厂' }, { orgCode: 'DE0000027', name: '双狮一厂' })
    const before = await indexContent(database)
    const removal = (trx: Knex.Transaction) =>
      keepingIndex(trx, { known: ['DE0000019'], created: [] }, async () => {
        await trx('enterprise').where('org_code', 'DE0000019').delete()
      })
    const failing = database.transaction(async trx => {
      await removal(trx)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await indexContent(database)).toEqual(before)

    await database.transaction(removal)
    expect((await search('双狮')).totalCount).toBe(1)
    const kept = await indexContent(database)
    await rebuild(database)
    expect(kept).toEqual(await indexContent(database))
  })
})
