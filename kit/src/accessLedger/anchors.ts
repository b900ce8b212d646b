import { appendFile, mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { isHead, type Head } from './chain.ts'

/**
 * Writes a chain's head to the anchor file, a JSON line each: append only, outside folder and database of the ledger, on a medium of its own
 * where the operator has one.
 * @throws Error of the file system
 */
export const writeAnchor = async (file: string, head: Head): Promise<void> => {
  await mkdir(path.dirname(file), { recursive: true })
  await appendFile(file, `${JSON.stringify(head)}\n`, { mode: 0o600, flush: true })
}

/** All anchors, oldest first; none where there is no file. What is no anchor is told by its line number. */
export const readAnchors = async (file: string): Promise<{ anchors: Head[]; unreadable: number[] }> => {
  const text = await readFile(file, 'utf8').catch((error: { code?: unknown }) => {
    if (error.code === 'ENOENT') return ''
    throw error as Error
  })
  const anchors: Head[] = []
  const unreadable: number[] = []
  for (const [index, line] of text.split('\n').slice(0, -1).entries()) {
    const head = readHead(line)
    if (head) anchors.push(head)
    else unreadable.push(index + 1)
  }
  return { anchors, unreadable }
}

const readHead = (line: string): Head | null => {
  try {
    const head: unknown = JSON.parse(line)
    return isHead(head) ? head : null
  } catch {
    return null
  }
}
