import { spawn } from 'node:child_process'
import { statSync } from 'node:fs'

const leastBytes = 16 * 1024 * 1024
const mebibyte = 1024 * 1024

/**
 * Has a large file read once from its beginning, so that the system holds its pages before somebody asks for them: a page that it does not hold is read
 * from the disk while the event loop waits.
 *
 * A process of its own reads: where a file is closed that SQLite has open in the same process, SQLite's locks on it are gone
 * (https://sqlite.org/howtocorrupt.html, 2.2).
 * @param most bytes that are read
 * @returns ends it before its time
 */
export const warm = (file: string, most: number): (() => void) => {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size < leastBytes) return () => undefined
  const reader = spawn('dd', [`if=${file}`, 'of=/dev/null', `bs=${mebibyte}`, `count=${Math.ceil(most / mebibyte)}`], {
    stdio: 'ignore',
  })
  // where there is no such program, pages come as they are asked for
  reader.on('error', () => undefined)
  reader.unref()
  return () => void reader.kill()
}
