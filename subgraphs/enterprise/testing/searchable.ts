import type { Database } from '@e360/kit/database/database'
import { kitMigrations } from '@e360/kit/department'
import { migrate } from '@e360/kit/database/migrate'
import { operator } from '@e360/kit/records/departmentContext'
import { enterpriseLoaders } from '../src/loaders.ts'
import { department } from '../src/main.ts'
import { loadRegister } from '../src/registerLoad.ts'
import { openRepository } from '../src/repository.ts'
import { blockOfRow, blockSize, followerOf, letterOfRow, offsetOf, placeOfPosting } from '../src/search/place.ts'
import { decodeRow } from '../src/search/postingRow.ts'
import { searchEnterprises } from '../src/search/search.ts'
import type { EnterpriseInput } from '../src/types.generated.ts'

/** A company as a test tells it. */
export type Told = Partial<Omit<EnterpriseInput, 'source'>> & { name: string; orgCode: string }

/** A register with its search index. */
export const openSearchable = async (database: Database) => {
  await migrate(database, [...kitMigrations, ...department.migrations])
  return {
    database,
    load: (...companies: readonly Told[]) =>
      loadRegister(
        database,
        companies.map(told => ({ ...told, source: { system: '甲', recordId: told.orgCode } })),
        operator,
      ),
    search: (text: string, more: { regionCode?: string; first?: number; after?: string | null } = {}) => {
      const { regionCode, ...page } = more
      return searchEnterprises(database.read, enterpriseLoaders(openRepository(database)), text, regionCode, page)
    },
  }
}

export type Searchable = Awaited<ReturnType<typeof openSearchable>>

/** All that the index and the sounds hold, whatever numbers the companies have. */
export const indexContent = async ({ read }: Database): Promise<string[]> => {
  const companies = await read('search_company').select<{ number: number; org_code: string }[]>('number', 'org_code')
  const orgCodes = new Map(companies.map(row => [row.number, row.org_code]))
  const rows = await read('search_posting').select<{ id: number; postings: Uint8Array }[]>('id', 'postings')
  const sounds = await read('sounding_name').select<{ sound: number; org_code: string }[]>('sound', 'org_code')
  return rows
    .flatMap(({ id, postings }) =>
      Array.from(decodeRow(postings), posting => {
        const orgCode = orgCodes.get(blockOfRow(id) * blockSize + offsetOf(posting))
        return [letterOfRow(id), followerOf(posting), placeOfPosting(posting), orgCode].join(' ')
      }),
    )
    .concat(sounds.map(row => `sound ${row.sound} ${row.org_code}`))
    .toSorted()
}
