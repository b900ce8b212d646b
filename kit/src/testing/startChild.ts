import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface TestChild {
  /** the next line that it says; null when it has ended */
  line: () => Promise<string | null>
  send: (line: string) => void
  /** kill -9, and everything that it said before */
  kill: () => Promise<string[]>
  /** @throws Error where it failed */
  end: () => Promise<void>
}

/** Starts {@link file://./child.ts} in a process of its own. */
export const startChild = (task: 'hold' | 'append' | 'push', url: string, name = '', count = 1): TestChild => {
  const file = fileURLToPath(new URL('./child.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', file, task, url, name, String(count)], {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let wrong = ''
  child.stderr.on('data', (text: Buffer) => (wrong += text.toString()))
  const ended = new Promise<number | null>(resolve => child.once('close', resolve))
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const line = async () => {
    const { value, done } = await lines.next()
    return done ? null : value
  }
  return {
    line,
    send: text => void child.stdin.write(`${text}\n`),
    kill: async () => {
      child.kill('SIGKILL')
      const rest: string[] = []
      for (let next = await line(); next !== null; next = await line()) rest.push(next)
      await ended
      return rest
    },
    end: async () => {
      if ((await ended) !== 0) throw new Error(`the child that should ${task} failed: ${wrong}`)
    },
  }
}
