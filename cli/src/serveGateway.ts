import { httpTransports } from '@e360/gateway/httpTransports'
import { signsInByOpenId } from '@e360/gateway/signIn'
import { startGateway } from '@e360/gateway/start'
import { createLog } from '@e360/kit/log'
import type { Settings } from '@e360/kit/settings'
import { openTrust } from '@e360/kit/trust/trust'
import { openLedger } from './accessLedger.ts'
import { keptDoors, remoteDoors } from './doors.ts'
import { remoteGrants } from './grants.ts'
import { untilStopped } from './lifetime.ts'
import { signInWithMachines } from './machines.ts'
import { routesOf } from './routes.ts'
import { readOperations, readSupergraph } from './supergraph.ts'

/** The gateway alone in this process, over its own supergraph or the one that `E360_SUPERGRAPH` names, until it is stopped. */
export const serveGateway = async (settings: Settings): Promise<void> => {
  const foreign = settings.E360_SUPERGRAPH !== undefined
  const trust = await openTrust(settings, 'gateway')
  const remote = foreign ? null : remoteDoors(settings, trust)
  const log = createLog({ service: 'gateway', level: settings.E360_LOG_LEVEL })
  const accessLedger = foreign ? undefined : await openLedger(settings, 'gateway', log)
  const grants = foreign ? undefined : remoteGrants(settings, trust, log)
  const { authenticate, routes } = await signInWithMachines(settings)
  const gateway = await startGateway({
    supergraphSdl: readSupergraph(settings),
    transports: httpTransports(settings, trust, !foreign),
    settings,
    authenticate,
    foreign,
    operations: readOperations(settings),
    accessLedger,
    grants,
    routes: [
      ...routesOf(settings, remote && accessLedger ? keptDoors(remote.doors, accessLedger) : undefined),
      ...routes,
    ],
    log,
    listen: { host: settings.HOST, port: settings.PORT ?? 4000, open: signsInByOpenId(settings) },
  })
  process.stdout.write(`网关已启动：${gateway.url}\n`)
  await untilStopped(async () => {
    await gateway.close()
    await grants?.close()
    await accessLedger?.close()
    await remote?.close()
  })
}
