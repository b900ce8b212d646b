import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Caller } from '@e360/kit/caller'
import { today } from '@e360/kit/clock'
import type { RunningDepartment } from '@e360/kit/department'
import type { Settings } from '@e360/kit/settings'
import type { EmbeddedDepartments } from '../embedded.ts'
import { registerName } from '../departments.ts'
import type { ShowProgress } from '../progress.ts'
import { demoCity, demoShowcase, type DemoCity } from './city.ts'
import { demoSystems } from './systems.ts'

type Stream = keyof DemoCity['expected']

/** What is loaded, into which department, and through which mutation: the demo city comes in by the same door as everything else. */
const loads: readonly { title: string; stream: Stream; department: string; mutation: string; input: string }[] = [
  {
    title: '企业',
    stream: 'enterprises',
    department: registerName,
    mutation: 'pushEnterprises',
    input: 'EnterpriseInput',
  },
  {
    title: '监督检查',
    stream: 'inspections',
    department: 'inspection',
    mutation: 'pushInspections',
    input: 'InspectionInput',
  },
  {
    title: '证书',
    stream: 'certificates',
    department: 'certification',
    mutation: 'pushCertificates',
    input: 'CertificateInput',
  },
  { title: '行政处罚', stream: 'penalties', department: 'credit', mutation: 'pushPenalties', input: 'PenaltyInput' },
  { title: '名单', stream: 'listings', department: 'credit', mutation: 'pushListings', input: 'ListingInput' },
  {
    title: '信用等级',
    stream: 'grades',
    department: 'credit',
    mutation: 'pushCreditGrades',
    input: 'CreditGradeInput',
  },
]

const batchSize = 500

/** The demo city of a data directory, and whether it is all there: what a killed load left half-done is taken up again. */
interface Marker {
  size: number
  seed: number
  today: string
  complete: boolean
}

/**
 * Loads the fictitious demo city on the first start, or completes a load that was cut short. Databases that hold anything else are left alone.
 * @returns the company to try, or null where there is no demo city
 */
export const loadDemo = async (
  departments: EmbeddedDepartments,
  settings: Settings,
  show: ShowProgress,
): Promise<string | null> => {
  const file = path.join(settings.E360_DATA_DIR, 'demo-city.json')
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Marker) : null
  if (!known && (!settings.E360_DEMO || (await holdsRecords(departments)))) return null

  const marker = known ?? {
    size: settings.E360_DEMO_SIZE,
    seed: settings.E360_DEMO_SEED,
    today: today(),
    complete: false,
  }
  const city = demoCity(marker)
  if (!marker.complete) {
    writeMarker(file, marker)
    await load(city, departments, show)
    writeMarker(file, { ...marker, complete: true })
  }
  return demoShowcase(city).enterprise.name
}

/** A fictitious city is never mixed with records of another kind. */
const holdsRecords = async ({ all }: EmbeddedDepartments): Promise<boolean> =>
  (await Promise.all(all.map(({ feed }) => feed(0, 1, 0)))).some(changes => changes.length > 0)

/** Whole or not at all: a marker cut short by a kill would stop every later start. */
const writeMarker = (file: string, marker: Marker): void => {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, JSON.stringify(marker))
  renameSync(`${file}.new`, file)
}

const load = async (city: DemoCity, departments: EmbeddedDepartments, show: ShowProgress): Promise<void> => {
  for (const { title, stream, department, mutation, input } of loads) {
    const target = departments.all.find(({ name }) => name === department)!
    const progress = show(`装入演示城市：${title}`)
    const query = `mutation Load($records: [${input}!]!) { ${mutation}(records: $records) { outcome } }`
    let done = 0
    for (const records of batches<unknown>(city[stream]())) {
      done += await push(target, query, records)
      progress.add(records.length)
      progress.at(Math.min(done / city.expected[stream], 1))
    }
    progress.end()
  }
  const progress = show('关联各部门的记录')
  await departments.settle(progress.add)
  progress.end()
}

const push = async (department: RunningDepartment, query: string, records: readonly unknown[]): Promise<number> => {
  const caller: Caller = {
    sub: 'demo-city',
    roles: ['system'],
    department: department.name,
    systems: demoSystems[department.name as keyof typeof demoSystems],
  }
  const { data, errors } = await department.execute({ query, variables: { records } }, { caller })
  const receipts = Object.values(data ?? {})[0] as readonly { outcome: string }[] | undefined
  if (errors || !receipts || receipts.some(({ outcome }) => outcome === 'REJECTED'))
    throw new Error(`the demo city was refused: ${errors?.[0]?.message ?? 'a record is not valid'}`)
  return receipts.length
}

function* batches<Item>(items: Iterable<Item>): Generator<Item[]> {
  let batch: Item[] = []
  for (const item of items) {
    batch.push(item)
    if (batch.length === batchSize) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}
