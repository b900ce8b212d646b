import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { openDatabase } from '@e360/kit/database/database'
import { measuredRun, type Usage } from './measuredRun.ts'
import { shuffled } from './random.ts'

/** The demo city that all contenders serve, one SQLite file a department. */
export interface City {
  folder: string
  companies: number
  /** how it was loaded, and on which day: it may lie there from an earlier run */
  load: Usage & { on: string }
}

const mostSampled = 10_000
const seed = 360

/**
 * Loads the city once; later runs find it in the folder.
 * @param fresh loads it again, as is needed after a change of the demo city or of a migration that was never released
 */
export const prepareCity = async (benchFolder: string, companies: number, fresh: boolean): Promise<City> => {
  const folder = path.join(benchFolder, `city-${companies}`)
  const file = path.join(folder, 'load.json')
  if (fresh || !existsSync(file)) {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    const environment = { E360_DATA_DIR: folder, E360_DEMO_SIZE: String(companies) }
    const usage = await measuredRun(new URL('./loadCity.ts', import.meta.url), [], environment, folder)
    writeFileSync(file, JSON.stringify({ ...usage, on: new Date().toISOString().slice(0, 10) }))
  }
  return { folder, companies, load: JSON.parse(readFileSync(file, 'utf8')) as City['load'] }
}

/** Org codes of 10,000 companies of the city, or of all where it has fewer: the same ones in every run. */
export const sampleOrgCodes = async ({ folder }: City): Promise<string[]> => {
  const database = openDatabase(path.join(folder, 'enterprise.sqlite'))
  const orgCodes = await database.read('enterprise').orderBy('org_code').pluck<string[]>('org_code')
  await database.close()
  return shuffled(orgCodes, seed).slice(0, mostSampled)
}
