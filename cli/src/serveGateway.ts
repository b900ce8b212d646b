import { httpTransports } from '@e360/gateway/httpTransports'
import { signsInByOpenId } from '@e360/gateway/signIn'
import { startGateway } from '@e360/gateway/start'
import { shareOf } from '@e360/kit/limits'
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
import { sharedFigures } from './workerFigures.ts'
import { allPrepared, isWorker, leave, listensAt, superviseWorkers } from './workers.ts'

/** The gateway, in as many processes as `E360_WORKERS` says. */
export const serveGateway = async (settings: Settings): Promise<void> => {
  if (settings.E360_WORKERS === 1 || isWorker()) return serveOne(settings)
  const log = createLog({ service: 'gateway', level: settings.E360_LOG_LEVEL })
  await superviseWorkers(settings.E360_WORKERS, log, told)
}

const told = (url: string): void => void process.stdout.write(`网关已启动：${url}\n`)

/** The gateway alone in this process, over its own supergraph or the one that `E360_SUPERGRAPH` names, until it is stopped. */
const serveOne = async (settings: Settings): Promise<void> => {
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
    settings: { ...settings, limits: shareOf(settings.limits, settings.E360_WORKERS) },
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
    ...(isWorker() && { beforeListening: allPrepared, rendered: sharedFigures }),
  })
  if (isWorker()) listensAt(gateway.url)
  else told(gateway.url)
  await untilStopped(async () => {
    await gateway.close()
    await grants?.close()
    await accessLedger?.close()
    await remote?.close()
  })
  if (isWorker()) leave()
}
