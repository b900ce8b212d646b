import path from 'node:path'
import { developmentIssuer, type TokenRequest } from '@e360/gateway/issuer/development'
import { askAt, type Answer, type Question } from './ask.ts'
import { freePorts, freshFolder, whenOver } from './folder.ts'
import { run, type Ended, type Environment, type Running } from './process.ts'

export const departments = ['enterprise', 'inspection', 'certification', 'credit', 'archive', 'governance'] as const
export type DepartmentName = (typeof departments)[number]

/** A product at work, as its users reach it. */
export interface Product {
  url: string
  dataDir: string
  token: (request: TokenRequest) => Promise<string>
  /** asks as an officer unless told otherwise; `token: undefined` is the public */
  ask: <Data = Record<string, unknown>>(question: Question) => Promise<Answer<Data>>
}

export interface Embedded extends Product {
  process: Running
  /** SIGTERM, and how the process ended */
  stop: () => Promise<Ended>
}

/** `npm start` in a folder of its own, with an empty register unless the environment says otherwise. */
export const startEmbedded = async (environment: Environment = {}): Promise<Embedded> => {
  const dataDir = String(environment.E360_DATA_DIR ?? (await freshFolder()))
  const process = run(['start'], { E360_DEMO: 0, PORT: 0, ...environment, E360_DATA_DIR: dataDir })
  whenOver(() => killed(process))
  const [, url] = await process.says(/已启动：(http:\S+)/)
  return { ...(await reached(url!, dataDir)), process, stop: () => stopped(process) }
}

export interface Distributed extends Product {
  gateway: Running
  /** where the departments listen that do not use a socket */
  ports: readonly number[]
  /** SIGKILL to one department's process */
  kill: (department: DepartmentName) => Promise<void>
  /** starts a department's process, again where it was killed */
  start: (department: DepartmentName) => Promise<void>
  stop: () => Promise<Ended[]>
}

/**
 * `npm run serve -- <service>` for every service, over HTTP but for credit, which listens on a unix socket.
 * @param only the departments to start at first; all unless told otherwise
 */
export const startDistributed = async (
  environment: Environment = {},
  only: readonly DepartmentName[] = departments,
): Promise<Distributed> => {
  const dataDir = String(environment.E360_DATA_DIR ?? (await freshFolder()))
  const overHttp = departments.filter(name => name !== 'credit')
  const ports = await freePorts(overHttp.length)
  const everywhere = {
    ...Object.fromEntries(
      overHttp.map((name, index) => [`${name.toUpperCase()}_URL`, `http://127.0.0.1:${ports[index]}`]),
    ),
    CREDIT_URL: `unix:${path.join(await freshFolder(), 'credit.sock')}`,
    ...environment,
    E360_DATA_DIR: dataDir,
  }
  const running = new Map<string, Running>()
  const begin = (service: string, more: Environment = {}): Running => {
    const process = run(['serve', service], { ...everywhere, ...more })
    running.set(service, process)
    whenOver(() => killed(process))
    return process
  }
  const start = async (department: DepartmentName) => void (await begin(department).says(/已启动/))
  const gateway = begin('gateway', { PORT: 0 })
  const [[, url]] = await Promise.all([gateway.says(/已启动：(http:\S+)/), ...only.map(start)])
  return {
    ...(await reached(url!, dataDir)),
    gateway,
    ports,
    start,
    kill: department => killed(running.get(department)!),
    stop: () => Promise.all([...running.values()].map(stopped)),
  }
}

const reached = async (url: string, dataDir: string): Promise<Product> => {
  const issuer = await developmentIssuer({ E360_DATA_DIR: dataDir, NODE_ENV: 'development' })
  const officer = await issuer.issueToken({ role: 'officer', region: '50' })
  return { url, dataDir, token: issuer.issueToken, ask: question => askAt(url, { token: officer, ...question }) }
}

const stopped = (process: Running): Promise<Ended> => {
  process.send('SIGTERM')
  return process.ended
}

const killed = async (process: Running): Promise<void> => {
  process.send('SIGKILL')
  await process.ended
}
