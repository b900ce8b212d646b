import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { rounded } from './figures.ts'
import { startNode } from './nodeProcess.ts'

/** One process of a contender. */
export interface ServiceSpec {
  name: string
  /** a TypeScript file and its arguments */
  script: URL
  args: readonly string[]
  /** settings beside the common ones */
  environment: Readonly<Record<string, string>>
  /** modules that are loaded before it */
  imports?: readonly URL[]
  /** of this machine, where it will listen */
  port: number
}

export interface Service {
  pid: number
  /** from its start until it answered */
  readySeconds: number
  stop: () => Promise<void>
}

const patienceMs = 60_000

/**
 * Starts a process, with its output in a file, and waits until it listens.
 * @param folder for the output
 * @throws Error with the end of its output where it stops before
 */
export const startService = async (spec: ServiceSpec, folder: string): Promise<Service> => {
  const startedAt = performance.now()
  const output = path.join(folder, `${spec.name}.log`)
  const file = openSync(output, 'w')
  const { script, args, environment, imports } = spec
  const child = startNode({ script, args, environment, imports, stdio: ['ignore', file, file] })
  closeSync(file)
  const ended = once(child, 'exit')
  const stop = async () => {
    const last = setTimeout(() => child.kill('SIGKILL'), 10_000)
    child.kill()
    await ended
    clearTimeout(last)
  }
  const running = () => child.exitCode === null && child.signalCode === null
  for (const deadline = Date.now() + patienceMs; !(await listens(spec.port)); await pause(50)) {
    if (running() && Date.now() < deadline) continue
    await stop()
    throw new Error(`${spec.name} did not start:\n${readFileSync(output, 'utf8').slice(-2_000)}`)
  }
  return { pid: child.pid!, readySeconds: rounded((performance.now() - startedAt) / 1_000), stop }
}

/** Whether something answers HTTP there, whatever it answers. */
const listens = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/health?live`).then(
    response => response.body?.cancel().then(() => true) ?? true,
    () => false,
  )

/** Ports of this machine on which nobody listens now. */
export const freePorts = async (count: number): Promise<number[]> => {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0, '127.0.0.1')
      await once(server, 'listening')
      return server
    }),
  )
  const ports = servers.map(server => (server.address() as AddressInfo).port)
  await Promise.all(servers.map(server => new Promise(resolve => server.close(resolve))))
  return ports
}
