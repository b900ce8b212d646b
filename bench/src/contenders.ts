import path from 'node:path'
import type { Protocol } from './requests.ts'
import { freePorts, startService, type Service, type ServiceSpec } from './service.ts'

/** What is measured. Changing a baseline needs a decision record (docs/decisions/0002-bench-baselines.md). */
export interface Contender {
  name: 'embedded' | 'distributed' | 'plain' | 'plain-local' | 'rest' | 'rest-prepared'
  title: string
  protocol: Protocol
  /** its processes in the order in which they are started; the last one is the clients' door */
  services: () => Promise<ServiceSpec[]>
}

export interface RunningContender {
  name: Contender['name']
  protocol: Protocol
  /** where clients ask, without a path */
  origin: string
  pids: readonly number[]
  /** of the slowest of its processes, over an existing database */
  readySeconds: number
  stop: () => Promise<void>
}

/** The departments that the measured operations need. */
const asked = ['enterprise', 'inspection', 'certification', 'credit']

const product = new URL('../../cli/e360.js', import.meta.url)
const baseline = (file: string) => new URL(`./baselines/${file}`, import.meta.url)

const alone =
  (script: URL, ...args: readonly string[]) =>
  async (): Promise<ServiceSpec[]> => {
    const [port] = (await freePorts(1)) as [number]
    return [{ name: 'only', script, args, environment: { PORT: String(port) }, port }]
  }

type Program = readonly [script: URL, ...args: string[]]

/** A process for each department and a gateway; they find each other by `<NAME>_URL`. */
const apart = (subgraph: Program, gateway: Program) => async (): Promise<ServiceSpec[]> => {
  const ports = await freePorts(asked.length + 1)
  const urls = asked.map((name, index) => [`${name.toUpperCase()}_URL`, `http://127.0.0.1:${ports[index]}/graphql`])
  const service = (name: string, [script, ...args]: Program, port: number): ServiceSpec => ({
    name,
    script,
    args,
    environment: { ...(Object.fromEntries(urls) as Record<string, string>), PORT: String(port) },
    port,
  })
  const subgraphs = asked.map((name, index) => service(name, [...subgraph, name], ports[index]!))
  return [...subgraphs, service('gateway', gateway, ports.at(-1)!)]
}

export const contenders: readonly Contender[] = [
  {
    name: 'embedded',
    title: 'this product, one process',
    protocol: 'graphql',
    services: alone(product, 'start'),
  },
  {
    name: 'distributed',
    title: 'this product, gateway and four subgraphs',
    protocol: 'graphql',
    services: apart([product, 'serve'], [product, 'serve', 'gateway']),
  },
  {
    name: 'plain',
    title: '@apollo/gateway and four @apollo/server subgraphs',
    protocol: 'graphql',
    services: apart([baseline('subgraph.ts')], [baseline('gateway.ts')]),
  },
  {
    name: 'plain-local',
    title: '@apollo/gateway, LocalGraphQLDataSource, one process',
    protocol: 'graphql',
    services: alone(baseline('localGateway.ts')),
  },
  {
    name: 'rest',
    title: 'fastify and knex by hand, one process',
    protocol: 'rest',
    services: alone(baseline('rest/main.ts')),
  },
  {
    name: 'rest-prepared',
    title: 'the same over queries that are built once, as the product has them',
    protocol: 'rest',
    services: alone(baseline('rest/main.ts'), 'prepared'),
  },
]

/**
 * Starts a contender.
 * @param environment common to all its processes: where the data are, whose tokens are good
 * @param folder for its logs
 */
export const startContender = async (
  { name, protocol, services }: Contender,
  environment: Readonly<Record<string, string>>,
  folder: string,
): Promise<RunningContender> => {
  const started: Service[] = []
  const stop = async () => void (await Promise.all(started.toReversed().map(service => service.stop())))
  try {
    const specs = await services()
    // else embedded would read what distributed keeps of its looks into its own database, and be charged for it
    const ledger = { E360_LEDGER_DIR: path.join(folder, `ledger-${name}`) }
    for (const spec of specs) {
      const merged = {
        ...spec,
        name: `${name}-${spec.name}`,
        environment: { ...environment, ...ledger, ...spec.environment },
      }
      started.push(await startService(merged, folder))
    }
    return {
      name,
      protocol,
      origin: `http://127.0.0.1:${specs.at(-1)!.port}`,
      pids: started.map(({ pid }) => pid),
      readySeconds: Math.max(...started.map(({ readySeconds }) => readySeconds)),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}
