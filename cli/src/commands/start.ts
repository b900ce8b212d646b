import { developmentIssuer } from '@e360/gateway/issuer/development'
import { signsInByOpenId } from '@e360/gateway/signIn'
import { startGateway } from '@e360/gateway/start'
import { roles } from '@e360/kit/caller'
import { createLog } from '@e360/kit/log'
import { readSettings, type Settings } from '@e360/kit/settings'
import { localTransport } from '@e360/kit/transport/local'
import { loadDemo } from '../demo/loadDemo.ts'
import { openLedger } from '../accessLedger.ts'
import { keptDoors, localDoors } from '../doors.ts'
import { openDepartments } from '../embedded.ts'
import { keepQuality } from '../keepQuality.ts'
import { localGrants } from '../grants.ts'
import { untilStopped } from '../lifetime.ts'
import { signInWithMachines } from '../machines.ts'
import { showProgress } from '../progress.ts'
import { routesOf } from '../routes.ts'
import { serveGateway } from '../serveGateway.ts'
import { startSources } from '../sources.ts'
import { readOperations, readSupergraph } from '../supergraph.ts'
import { tokenClaims } from './token.ts'

/**
 * `npm start`: everything in this process, without a network hop between the gateway and the departments.
 * With `E360_SUPERGRAPH` the gateway alone: somebody else's departments are elsewhere.
 */
export const runStart = async (): Promise<void> => {
  const settings = readSettings()
  if (settings.E360_SUPERGRAPH !== undefined) return serveGateway(settings)
  const log = createLog({ service: 'e360', level: settings.E360_LOG_LEVEL })
  const { authenticate, routes } = await signInWithMachines(settings)
  const departments = await openDepartments(settings, log)
  const company = await loadDemo(departments, settings, showProgress)
  const accessLedger = await openLedger(settings, 'e360', log)
  const grants = localGrants(departments.all, log)
  const gateway = await startGateway({
    supergraphSdl: readSupergraph(settings),
    transports: subgraph => {
      const department = departments.all.find(({ name }) => name === subgraph)
      if (!department) throw new Error(`没有部门 ${subgraph}，请运行 npm run schema`)
      return localTransport(department.execute)
    },
    settings,
    authenticate,
    operations: readOperations(settings),
    accessLedger,
    grants,
    routes: [...routesOf(settings, keptDoors(localDoors(departments.all), accessLedger)), ...routes],
    log,
    listen: { host: settings.HOST, port: settings.PORT ?? 4000, open: signsInByOpenId(settings) },
  })
  for (const department of departments.all) department.follow()
  const stopSources = await startSources(departments.all, settings, log)
  const stopQuality = keepQuality(departments.all, log)
  await welcome(gateway.url, settings, company)
  await untilStopped(async () => {
    await gateway.close()
    await grants.close()
    await accessLedger.close()
    await stopSources()
    await stopQuality()
    await departments.close()
  })
}

/** What a new user needs next: the address, a token of every role, and a company to ask for. */
const welcome = async (url: string, settings: Settings, company: string | null): Promise<void> => {
  const lines = [`企业全景监管档案已启动：${url}`]
  if (settings.E360_ACCESS === 'on' && !signsInByOpenId(settings)) {
    const issuer = await developmentIssuer(settings)
    lines.push('', '各角色的开发令牌（12 小时有效，请求头 authorization: Bearer <令牌>）：')
    for (const role of roles) lines.push(`${role}  ${await issuer.issueToken(tokenClaims(role, {}))}`)
  }
  if (company !== null) lines.push('', `可以试查的企业（演示城市，纯属虚构）：${company}`)
  process.stdout.write(`${lines.join('\n')}\n`)
}
