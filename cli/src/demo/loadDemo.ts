import { existsSync, readFileSync, writeFileSync } from 'node:fs'
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

interface Stream {
  department: string
  mutation: string
  input: string
  of: (city: DemoCity) => Iterable<unknown>
}

/** What is loaded, by whom, and through which mutation: the demo city comes in by the same door as everything else. */
const streams: readonly Stream[] = [
  {
    department: registerName,
    mutation: 'pushEnterprises',
    input: 'EnterpriseInput',
    of: (city: DemoCity) => city.enterprises(),
  },
  {
    department: 'inspection',
    mutation: 'pushInspections',
    input: 'InspectionInput',
    of: (city: DemoCity) => city.inspections(),
  },
  {
    department: 'certification',
    mutation: 'pushCertificates',
    input: 'CertificateInput',
    of: (city: DemoCity) => city.certificates(),
  },
  { department: 'credit', mutation: 'pushPenalties', input: 'PenaltyInput', of: (city: DemoCity) => city.penalties() },
  { department: 'credit', mutation: 'pushListings', input: 'ListingInput', of: (city: DemoCity) => city.listings() },
  {
    department: 'credit',
    mutation: 'pushCreditGrades',
    input: 'CreditGradeInput',
    of: (city: DemoCity) => city.grades(),
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
 * Loads the fictitious demo city on the first start, or completes a load that was cut short. A register that holds anything else is left alone.
 * @returns the company to try, or null where there is no demo city
 */
export const loadDemo = async (
  departments: EmbeddedDepartments,
  settings: Settings,
  show: ShowProgress,
): Promise<string | null> => {
  const file = path.join(settings.E360_DATA_DIR, 'demo-city.json')
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Marker) : null
  const register = departments.all.find(({ name }) => name === registerName)!
  if (!known && (!settings.E360_DEMO || (await register.feed(0, 1, 0)).length > 0)) return null

  const marker = known ?? {
    size: settings.E360_DEMO_SIZE,
    seed: settings.E360_DEMO_SEED,
    today: today(),
    complete: false,
  }
  const city = demoCity(marker)
  if (!marker.complete) {
    writeFileSync(file, JSON.stringify(marker))
    await load(city, departments, show)
    writeFileSync(file, JSON.stringify({ ...marker, complete: true }))
  }
  return demoShowcase(city).enterprise.name
}

const load = async (city: DemoCity, departments: EmbeddedDepartments, show: ShowProgress): Promise<void> => {
  for (const { department, mutation, input, of } of streams) {
    const target = departments.all.find(({ name }) => name === department)
    if (!target) continue
    const progress = show(`装入演示城市：${mutation}`)
    const query = `mutation Load($records: [${input}!]!) { ${mutation}(records: $records) { outcome } }`
    for (const records of batches(of(city))) progress.add(await push(target, query, records))
    progress.end()
  }
  const progress = show('关联各部门的记录')
  await departments.settle(applied => progress.add(applied))
  progress.end()
}

const push = async (department: RunningDepartment, query: string, records: readonly unknown[]): Promise<number> => {
  const caller: Caller = {
    sub: 'demo-city',
    roles: ['system'],
    department: department.name,
    systems: demoSystems[department.name as keyof typeof demoSystems],
  }
  const { errors } = await department.execute({ query, variables: { records } }, { caller })
  if (errors) throw new Error(`the demo city was refused: ${errors[0]!.message}`)
  return records.length
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
