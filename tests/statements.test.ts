import { startGateway } from '@e360/gateway/start'
import { createLog } from '@e360/kit/log'
import { readSettings } from '@e360/kit/settings'
import { localTransport } from '@e360/kit/transport/local'
import { beforeAll, expect, test } from '@jest/globals'
import { readSupergraph } from '../cli/src/supergraph.ts'
import { loadDemo } from '../cli/src/demo/loadDemo.ts'
import { openDepartments, type EmbeddedDepartments } from '../cli/src/embedded.ts'
import { noProgress } from '../cli/src/progress.ts'
import { askAt } from './support/ask.ts'
import { cityIn } from './support/city.ts'
import { freshFolder, whenOver } from './support/folder.ts'
import { operation } from './support/operations.ts'
import { departments as names } from './support/product.ts'

/** Department → the SQL statements that it sent. */
type Statements = Record<string, string[]>

let url: string
let orgCodes: string[]
let sent: Statements

const listenTo = (departments: EmbeddedDepartments): Statements =>
  Object.fromEntries(
    departments.all.map(({ name, database }) => {
      const statements: string[] = []
      database.read.on('query', ({ sql }: { sql: string }) => void statements.push(sql))
      return [name, statements]
    }),
  )

beforeAll(async () => {
  // Jest cannot load modules that import one another twice at a time, as the product does
  for (const name of names) await import(`../subgraphs/${name}/src/main.ts`)
  const settings = readSettings({ ...process.env, E360_DATA_DIR: await freshFolder(), E360_DEMO_SIZE: '150' })
  const log = createLog({ service: 'test', level: 'error' })
  const departments = await openDepartments(settings, log)
  whenOver(departments.close)
  await loadDemo(departments, settings, noProgress)
  const gateway = await startGateway({
    supergraphSdl: readSupergraph(),
    transports: name => localTransport(departments.all.find(department => department.name === name)!.execute),
    settings,
    authenticate: () => Promise.resolve({ sub: 'officer', roles: ['officer'], systems: [] }),
    log,
    listen: { host: 'localhost', port: 0 },
  })
  whenOver(gateway.close)
  url = gateway.url
  orgCodes = [...cityIn(settings.E360_DATA_DIR).enterprises()].flatMap(({ orgCode }) => orgCode ?? [])
  sent = listenTo(departments)
})

/** Statements of one List100, by department; all companies are answered. */
const statementsFor = async (companies: number): Promise<Record<string, number>> => {
  for (const statements of Object.values(sent)) statements.length = 0
  const variables = { orgCodes: orgCodes.slice(0, companies) }
  const { data, errors } = await askAt<{ enterprises: ({ orgCode: string; name: string } | null)[] }>(url, {
    query: operation('List100'),
    variables,
  })
  expect(errors).toEqual([])
  expect(data!.enterprises.map(enterprise => enterprise?.orgCode)).toEqual(variables.orgCodes)
  return Object.fromEntries(Object.entries(sent).map(([name, statements]) => [name, statements.length]))
}

test.each([1, 10, 100])(
  'a list of %d companies costs one statement a selected field that a department keeps',
  async companies => {
    expect(await statementsFor(companies)).toEqual({
      // orgCode, name and registrationStatus are of one row
      enterprise: 1,
      // inspectionSummary
      inspection: 1,
      // certificateSummary
      certification: 1,
      // creditGrade, penalties
      credit: 2,
      archive: 0,
      governance: 0,
    })
  },
)

test('of a row only what the operation asks for is read, and what it is found and sorted by', async () => {
  await statementsFor(10)
  expect(columnsIn(sent['enterprise']![0]!)).toEqual(['orgCode', 'name', 'registrationStatus', 'regionCode'])
  expect(sent['credit']!.map(columnsIn)).toEqual([
    ['id', 'system', 'orgCode', 'eventOn', 'grade', 'listKey'],
    ['id', 'system', 'orgCode', 'eventOn', 'decisionNo', 'decidedOn', 'listKey'],
  ])
})

/** The names under which columns are selected. */
const columnsIn = (sql: string): string[] => [...sql.matchAll(/`\w+` as `(\w+)`/g)].map(([, name]) => name!)
