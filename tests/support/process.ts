import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { whenOver } from './folder.ts'

/** Where the repository lies. */
export const repository = fileURLToPath(new URL('../../', import.meta.url))
const main = path.join(repository, 'cli/e360.js')

/** What the product reads from its environment. */
export type Environment = Readonly<Record<string, string | number>>

export interface Ended {
  /** null where a signal ended it */
  code: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
}

/** One process of the product, as `npm start`, `npm run serve` and `npm run e360` run it. */
export interface Running {
  pid: number
  /** resolves with the first match on standard output; throws with all it wrote where it ends before */
  says: (pattern: RegExp) => Promise<RegExpExecArray>
  send: (signal: NodeJS.Signals) => void
  ended: Promise<Ended>
}

/** Starts `e360 <args>`; nothing of this process's environment reaches it but the path, the home and the executor. It goes, at the latest, with the test file. */
export const run = (args: readonly string[], environment: Environment = {}, folder = tmpdir()): Running =>
  launch(process.execPath, [main, ...args], environment, folder)

/** The same through one of the repository's npm scripts. */
export const runScript = (script: string, environment: Environment): Running =>
  launch('npm', ['run', '-s', script], environment, repository)

const launch = (command: string, args: readonly string[], environment: Environment, folder: string): Running => {
  const { PATH = '', HOME = '', E360_EXECUTOR = '' } = process.env
  const child = spawn(command, args, {
    cwd: folder,
    env: { PATH, HOME, TZ: 'UTC', E360_LOG_LEVEL: 'error', E360_EXECUTOR, ...withTexts(environment) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const written = { stdout: '', stderr: '' }
  const heard = new Set<() => void>()
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      written[stream] += text
      heard.forEach(listener => listener())
    })
  const ended = new Promise<Ended>(resolve =>
    child.once('close', (code, signal) => resolve({ code, signal, ...written })),
  )
  whenOver(() => {
    child.kill('SIGKILL')
    return ended
  })
  return {
    pid: child.pid!,
    says: pattern =>
      new Promise((resolve, reject) => {
        const listener = () => {
          const match = pattern.exec(written.stdout)
          if (!match) return
          heard.delete(listener)
          resolve(match)
        }
        heard.add(listener)
        listener()
        void ended.then(({ code, signal }) =>
          reject(
            new Error(
              `${args.join(' ')} ended (${code ?? signal}) before it said ${pattern}: ${written.stdout}${written.stderr}`,
            ),
          ),
        )
      }),
    send: signal => void child.kill(signal),
    ended,
  }
}

const withTexts = (environment: Environment) =>
  Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, String(value)]))

/** Runs one command of the command line to its end. */
export const e360 = (args: readonly string[], environment: Environment = {}, folder?: string): Promise<Ended> =>
  run(args, environment, folder).ended
