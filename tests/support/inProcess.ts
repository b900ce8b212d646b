import { readdirSync } from 'node:fs'
import { developmentIssuer, type TokenRequest } from '@e360/gateway/issuer/development'
import { signIn } from '@e360/gateway/signIn'
import { startGateway } from '@e360/gateway/start'
import type { Role } from '@e360/kit/caller'
import type { RunningDepartment } from '@e360/kit/department'
import { createLog } from '@e360/kit/log'
import { readSettings } from '@e360/kit/settings'
import { localTransport } from '@e360/kit/transport/local'
import { TransportError, type Transport } from '@e360/kit/transport/transport'
import { tokenClaims } from '../../cli/src/commands/token.ts'
import { openLedger } from '../../cli/src/accessLedger.ts'
import { readDepartments } from '../../cli/src/departments.ts'
import { keptDoors, localDoors } from '../../cli/src/doors.ts'
import { loadDemo } from '../../cli/src/demo/loadDemo.ts'
import { openDepartments } from '../../cli/src/embedded.ts'
import { localGrants } from '../../cli/src/grants.ts'
import { routesOf } from '../../cli/src/routes.ts'
import { readSupergraph } from '../../cli/src/supergraph.ts'
import { freshFolder, whenOver } from './folder.ts'
import type { Planted } from './planted.ts'

/** The product in this process, as `npm start` puts it together: for tests that want to see its log or to cut a department off. */
export interface InProcess {
  url: string
  dataDir: string
  token: (role: Role, expiresIn?: number) => Promise<string>
  /** a token that says more than a role */
  issue: (request: TokenRequest) => Promise<string>
  departments: readonly RunningDepartment[]
  /** everything that was logged, one JSON line each */
  log: readonly string[]
  /** the same of the departments, from warnings on */
  departmentLog: readonly string[]
  /** lets every department take what the others have logged */
  settled: () => Promise<void>
  /** while the work is done these departments do not answer */
  without: <Result>(departments: readonly string[], work: () => Promise<Result>) => Promise<Result>
}

/** Starts it over a small demo city; it goes with the test file. @param planted a schema with mistakes in it, in place of the product's */
export const startInProcess = async (
  environment: Readonly<Record<string, string>> = {},
  planted?: Planted,
): Promise<InProcess> => {
  const dataDir = await freshFolder()
  const { E360_EXECUTOR } = process.env
  const settings = readSettings({
    E360_DATA_DIR: dataDir,
    E360_DEMO_SIZE: '100',
    E360_EXECUTOR,
    NODE_ENV: 'test',
    ...environment,
  })
  const lines: string[] = []
  await importOneByOne()
  const departmentLines: string[] = []
  const departmentLog = createLog({ service: 'test', level: 'warn' }, { write: line => departmentLines.push(line) })
  const departments = await openDepartments(settings, departmentLog, planted?.into(await readDepartments()))
  whenOver(departments.close)
  await loadDemo(departments, settings, () => ({ add: () => {}, at: () => {}, end: () => {} }))
  const dead = new Set<string>()
  const accessLedger = await openLedger(settings, 'test', createLog({ service: 'test', level: 'silent' }))
  const grants = localGrants(departments.all, createLog({ service: 'test', level: 'silent' }))
  const gateway = await startGateway({
    supergraphSdl: planted?.supergraph ?? readSupergraph(),
    transports: name =>
      unless(
        () => dead.has(name),
        localTransport(departments.all.find(department => department.name === name)!.execute),
      ),
    settings,
    authenticate: await signIn(settings),
    accessLedger,
    grants,
    routes: routesOf(settings, keptDoors(localDoors(departments.all), accessLedger)),
    log: createLog({ service: 'gateway' }, { write: line => lines.push(line) }),
    listen: { host: 'localhost', port: 0 },
  })
  whenOver(() => gateway.close().then(grants.close).then(accessLedger.close))
  const issuer = await developmentIssuer(settings)
  return {
    url: gateway.url,
    dataDir,
    token: (role, expiresIn) =>
      issuer.issueToken({ ...tokenClaims(role, {}), ...(expiresIn !== undefined && { expiresIn }) }),
    issue: issuer.issueToken,
    departments: departments.all,
    log: lines,
    departmentLog: departmentLines,
    settled: () => departments.settle(),
    without: async (names, work) => {
      names.forEach(name => dead.add(name))
      return work().finally(() => names.forEach(name => dead.delete(name)))
    },
  }
}

/** jest cannot link several modules at once that are imported while a test runs; what was imported before is linked. */
const importOneByOne = async () => {
  const folders = new URL('../../subgraphs/', import.meta.url)
  for (const name of readdirSync(folders)) await import(new URL(`${name}/src/main.ts`, folders).href)
}

const unless = (isDead: () => boolean, transport: Transport): Transport => ({
  send: (...request) => (isDead() ? Promise.reject(new TransportError('CONNECTION')) : transport.send(...request)),
  close: transport.close,
})
