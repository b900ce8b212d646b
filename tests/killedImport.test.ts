import { existsSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from '@jest/globals'
import { randomOf } from '../cli/src/demo/random.ts'
import { freshFolder, whenOver } from './support/folder.ts'
import { onMariadb, testOnMariadb } from './support/mariadb.ts'
import { e360, run, type Environment } from './support/process.ts'
import { writeRegisterFiles } from './support/registerFiles.ts'
import { openRows, type Rows } from './support/rows.ts'
import { until } from './support/until.ts'

const companies = 2_000
const patience = 240_000

let files: { enterprises: string; inspections: string }
let expected: Record<string, unknown[]>

/** Imports one of the files to its end; the lines of its summary. */
const importWhole = async (type: keyof typeof files, environment: Environment): Promise<string> => {
  const { code, stdout, stderr } = await e360(['import', type, files[type]], environment, path.dirname(files[type]))
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining(`导入 ${type}：${companies} 条`) })
  return stdout
}

/** Everything that an import leaves behind, but for what is made anew each time: ids, times and how often a link was told. */
const leftBy = async (rows: Rows): Promise<Record<string, unknown[]>> => {
  const entries = {
    companies: rows.of('enterprise', 'enterprise', 'org_code', 'name', 'version', 'warnings', 'region_code'),
    sources: rows.of('enterprise', 'register_record', 'record_id', 'org_code'),
    versions: rows.of('enterprise', 'enterprise_version', 'org_code'),
    regions: rows.of('enterprise', 'region_count', 'region_code', 'enterprises'),
    crosswalk: rows.of('enterprise', 'crosswalk', 'record_id', 'org_code', 'link_state'),
    subjects: rows.of('enterprise', 'match_subject', 'recorded_name', 'recorded_code', 'status', 'org_code'),
    candidates: rows.of('enterprise', 'match_candidate', 'org_code', 'listed'),
    keys: rows.of('enterprise', 'match_key', 'blocking_key'),
    inspections: rows.of(
      'inspection',
      'inspection',
      'record_id',
      'recorded_name',
      'recorded_code',
      'org_code',
      'link_state',
    ),
    ...Object.fromEntries(
      (['inspection', 'certification', 'credit'] as const).map(name => [
        `register of ${name}`,
        rows.of(name, 'register', 'org_code', 'name'),
      ]),
    ),
  }
  return Object.fromEntries(await Promise.all(Object.entries(entries).map(async ([name, read]) => [name, await read])))
}

beforeAll(async () => {
  const folder = await freshFolder()
  files = await writeRegisterFiles(folder, companies)
  const environment = { E360_DATA_DIR: path.join(folder, 'whole') }
  await importWhole('enterprises', environment)
  await importWhole('inspections', environment)
  const rows = openRows(environment.E360_DATA_DIR)
  expected = await leftBy(rows)
  await rows.close()
}, patience)

test('a whole import leaves every company and every inspection once, linked where the evidence is exact', () => {
  const states = (expected.inspections as { link_state: string }[]).map(({ link_state }) => link_state)
  expect(expected.companies).toHaveLength(companies)
  expect(expected.inspections).toHaveLength(companies)
  expect(expected.versions).toEqual([])
  expect(new Set(states)).toEqual(new Set(['LINKED', 'IN_REVIEW', 'UNKNOWN_ENTERPRISE']))
})

/** Kills an import when so much of it is done, again and again, each time a little further on. */
const killAtRandom = async (
  type: keyof typeof files,
  times: number,
  seed: number,
  { rows, environment }: Place,
): Promise<void> => {
  const random = randomOf(seed, 'traits', 0)
  // committed and then taken: the register by itself and three departments, inspections by the register
  const steps = type === 'enterprises' ? 5 * companies : 2 * companies
  const begin = await rows.written()
  const moments = Array.from({ length: times }, () => begin + Math.floor(random() * steps * 0.9)).toSorted(
    (a, b) => a - b,
  )
  for (const moment of moments) {
    const process = run(['import', type, files[type]], environment, path.dirname(files[type]))
    const over = process.ended.then(() => true)
    await until(
      async () => (await rows.written()) >= moment || (await Promise.race([over, Promise.resolve(false)])),
      done => done,
      60_000,
    )
    process.send('SIGKILL')
    expect(await process.ended).toMatchObject({ code: null, signal: 'SIGKILL' })
  }
}

interface Place {
  rows: Rows
  environment: Environment
}

const expectUnharmed = async (place: Place, seed: number): Promise<void> => {
  await killAtRandom('enterprises', 3, seed, place)
  await importWhole('enterprises', place.environment)
  await killAtRandom('inspections', 2, seed + 1, place)
  await importWhole('inspections', place.environment)
  expect(await leftBy(place.rows)).toEqual(expected)

  const before = await place.rows.written()
  for (const type of ['enterprises', 'inspections'] as const)
    expect(await importWhole(type, place.environment)).toContain(`新建 0，更新 0，未变 ${companies}，`)
  expect(await place.rows.written()).toBe(before)
  expect(await leftBy(place.rows)).toEqual(expected)
}

test(
  'an import that is killed, at its very beginning and at random moments, and made again leaves the same',
  async () => {
    const E360_DATA_DIR = path.join(await freshFolder(), 'killed')
    const first = run(['import', 'enterprises', files.enterprises], { E360_DATA_DIR })
    await until(
      async () => existsSync(path.join(E360_DATA_DIR, 'enterprise.sqlite')),
      exists => exists,
      60_000,
    )
    first.send('SIGKILL')
    await first.ended
    const rows = openRows(E360_DATA_DIR)
    whenOver(rows.close)
    await expectUnharmed({ rows, environment: { E360_DATA_DIR } }, 1)
  },
  patience,
)

testOnMariadb(
  'the same on MariaDB',
  async () => {
    const environment = { ...(await onMariadb()), E360_DATA_DIR: await freshFolder() }
    const rows = openRows(environment.E360_DATA_DIR, environment)
    whenOver(rows.close)
    await expectUnharmed({ rows, environment }, 2)
  },
  patience,
)
