import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface NodeProcess {
  /** the product as `npm start` runs it, or a TypeScript file */
  script: URL
  args: readonly string[]
  /** its settings; of this process's environment it sees only where programs are */
  environment: Readonly<Record<string, string>>
  stdio: StdioOptions
  /** modules that are loaded before it */
  imports?: readonly URL[]
}

const children = new Set<ChildProcess>()

process.on('exit', () => children.forEach(child => child.kill()))

/** Starts a process that does not outlive this one. */
export const startNode = ({ script, args, environment, stdio, imports = [] }: NodeProcess): ChildProcess => {
  const readsTypes = [script, ...imports].some(({ pathname }) => pathname.endsWith('.ts'))
  const before = [...(readsTypes ? [import.meta.resolve('tsx/esm')] : []), ...imports.map(({ href }) => href)]
  const loaders = before.flatMap(url => ['--import', url])
  const child = spawn(process.execPath, [...loaders, fileURLToPath(script), ...args], {
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      TZ: 'UTC',
      NODE_ENV: 'production',
      ...environment,
    },
    stdio,
  })
  children.add(child)
  child.once('exit', () => children.delete(child))
  return child
}
