import { openDepartment, type Department } from '@e360/kit/department'
import { failure } from '@e360/kit/errors'
import type { ListenAddress } from '@e360/kit/listen'
import { createLog } from '@e360/kit/log'
import { serveDepartment } from '@e360/kit/serve/departmentServer'
import { openRemote, type Remote } from '@e360/kit/serve/remote'
import { sealCursorsBy } from '@e360/kit/paging/cursor'
import { readSettings, type Settings } from '@e360/kit/settings'
import { openTrust, serviceSecret } from '@e360/kit/trust/trust'
import { ledgerFiles } from '../accessLedger.ts'
import { readDepartments, registerName } from '../departments.ts'
import { keepQuality } from '../keepQuality.ts'
import { untilStopped } from '../lifetime.ts'
import { serveGateway } from '../serveGateway.ts'
import { sendersOf } from '../services.ts'
import { startSources } from '../sources.ts'
import { readSupergraph } from '../supergraph.ts'

/** `npm run serve -- <service>`: one service in this process, the others reached over HTTP or unix sockets. */
export const runServe = async (service: string): Promise<void> => {
  const settings = readSettings()
  if (service === 'gateway') return serveGateway(settings)
  const departments = await readDepartments()
  const department = departments.find(({ name }) => name === service)
  if (!department) {
    const names = ['gateway', ...departments.map(({ name }) => name)]
    throw failure('BAD_USER_INPUT', `没有服务“${service}”，可以启动的有：${names.join('、')}`)
  }
  return serveOne(department, departments, settings)
}

const serveOne = async (department: Department, all: readonly Department[], settings: Settings): Promise<void> => {
  const log = createLog({ service: department.name, level: settings.E360_LOG_LEVEL })
  const trust = await openTrust(settings, department.name)
  sealCursorsBy(await serviceSecret(settings))
  const remotes = new Map<string, Remote>()
  for (const { name, port } of all) {
    const url = settings.serviceUrl(name) ?? `http://127.0.0.1:${port}`
    if (name !== department.name) remotes.set(name, openRemote(url, trust && trust.signer(name)))
  }
  const register = remotes.get(registerName)
  const ofRecords = all.flatMap(({ name, records }) => {
    const remote = records.length > 0 ? remotes.get(name) : undefined
    return remote ? [{ name, remote }] : []
  })
  const running = await openDepartment(department, settings.databaseUrl(department.name), {
    log,
    access: settings.E360_ACCESS === 'on',
    supergraph: readSupergraph,
    ledger: ledgerFiles(settings),
    register: register?.feed ?? (async () => []),
    match: register?.match ?? (async () => []),
    departments: Object.fromEntries(ofRecords.map(({ name, remote }) => [name, remote.feed])),
    told: Object.fromEntries(ofRecords.map(({ name, remote }) => [name, remote.told])),
  })
  const gate = trust && trust.gate(sendersOf(department, all), log)
  const server = await serveDepartment(running, addressOf(department, settings), gate)
  running.follow()
  const stopSources = await startSources([running], settings, log)
  const stopQuality = keepQuality([running], log)
  process.stdout.write(`${department.name} 已启动：${server.url}\n`)
  await untilStopped(async () => {
    await server.close()
    await stopSources()
    await stopQuality()
    await running.close()
    await Promise.all([...remotes.values()].map(remote => remote.close()))
  })
}

const addressOf = ({ name, port }: Department, settings: Settings): ListenAddress => {
  const url = settings.serviceUrl(name)
  if (url === undefined) return { host: '127.0.0.1', port: settings.PORT ?? port }
  if (url.startsWith('unix:')) return { path: url.slice('unix:'.length) }
  const { hostname, port: told } = new URL(url)
  // a secret that only this data directory knows is of no use to other machines
  const open = settings.E360_SERVICE_SECRET !== undefined && settings.E360_ACCESS === 'on'
  return { host: hostname, port: told === '' ? port : Number(told), open }
}
