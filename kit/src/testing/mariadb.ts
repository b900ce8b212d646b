import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { createConnection } from 'mysql2/promise'
import { makeTestFolder } from './folder.ts'

/** A database server of a test file's own. */
export interface TestServer {
  /** with the right to create databases, without a database's name: `mysql://root@127.0.0.1:54321` */
  url: string
  /** ends the process and removes its folder */
  stop: () => Promise<void>
}

const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin', '/usr/local/bin']
const findCommand = (name: string): string | undefined =>
  folders.map(folder => path.join(folder, name)).find(file => existsSync(file))

/** A server that can be lost and come back, as it was, at the same place. */
export interface LosableServer extends TestServer {
  kill: () => Promise<void>
  again: () => Promise<void>
}

/** Whether {@link startMariadb} can start a server on this machine. */
export const mariadbIsInstalled = (): boolean =>
  findCommand('mariadbd') !== undefined && findCommand('mariadb-install-db') !== undefined

const asRoot = process.getuid?.() === 0 ? ['--user=root'] : []
const portAttempts = 5

/**
 * Starts a mariadbd on an empty folder and a free port of the loopback address.
 * @param parent where its folder is made, with a log as large as MariaDB makes it: to measure; left out, in memory and small, to be quick
 * @throws Error with the end of its log where it does not come up
 */
export const startMariadb = async (parent?: string): Promise<LosableServer> => {
  const folder = parent === undefined ? await makeTestFolder('mariadb') : await mkdtemp(path.join(parent, 'mariadb-'))
  const log = `--innodb-log-file-size=${parent === undefined ? '16M' : '96M'}`
  const data = path.join(folder, 'data')
  await promisify(execFile)(findCommand('mariadb-install-db')!, [
    '--no-defaults',
    `--datadir=${data}`,
    '--skip-test-db',
    '--skip-name-resolve',
    '--auth-root-authentication-method=normal',
    log,
    // a server that starts deletes what lies about in its temporary folder, another server's tables too
    `--tmpdir=${folder}`,
    ...asRoot,
  ])
  for (let attempt = 1; ; attempt++) {
    try {
      const port = await freePort()
      const { url, server } = await startOn(port, folder, data, log)
      let running = server
      return {
        url,
        kill: () => end(running),
        again: async () => {
          running = (await startOn(port, folder, data, log)).server
        },
        stop: async () => {
          await end(running)
          await rm(folder, { recursive: true, force: true })
        },
      }
    } catch (error) {
      if (attempt < portAttempts) continue
      await rm(folder, { recursive: true, force: true })
      throw error
    }
  }
}

const startOn = async (
  port: number,
  folder: string,
  data: string,
  logSize: string,
): Promise<{ url: string; server: ChildProcess }> => {
  // Where the test process is killed, the server goes with it.
  const setpriv = findCommand('setpriv')
  const command = [...(setpriv ? [setpriv, '--pdeathsig', 'KILL', '--'] : []), findCommand('mariadbd')!]
  const server = spawn(
    command[0]!,
    [
      ...command.slice(1),
      '--no-defaults',
      `--datadir=${data}`,
      `--tmpdir=${folder}`,
      `--socket=${path.join(folder, 'socket')}`,
      `--pid-file=${path.join(folder, 'pid')}`,
      '--skip-networking=0',
      '--bind-address=127.0.0.1',
      `--port=${port}`,
      '--skip-name-resolve',
      '--innodb-flush-log-at-trx-commit=1',
      logSize,
      ...asRoot,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let log = ''
  server.stderr.on('data', (text: Buffer) => (log = (log + text.toString()).slice(-2_000)))
  const url = `mysql://root@127.0.0.1:${port}`
  try {
    await untilItAnswers(url, server)
    return { url, server }
  } catch (error) {
    await end(server)
    throw new Error(`mariadbd did not start on port ${port}: ${log}`, { cause: error })
  }
}

const patienceMs = 30_000

const untilItAnswers = async (url: string, server: ChildProcess): Promise<void> => {
  for (const deadline = Date.now() + patienceMs; ;) {
    try {
      const connection = await createConnection(url)
      return await connection.end()
    } catch (error) {
      if (server.exitCode !== null || Date.now() > deadline) throw error
      await pause(20)
    }
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })

const end = (server: ChildProcess): Promise<void> =>
  new Promise(resolve => {
    if (server.exitCode !== null || server.signalCode !== null) return resolve()
    server.once('exit', () => resolve())
    server.kill('SIGKILL')
  })
