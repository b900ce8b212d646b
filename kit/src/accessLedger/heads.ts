import { open, readdir } from 'node:fs/promises'
import path from 'node:path'
import { isHead, type Head } from './chain.ts'
import { readChain } from './readChain.ts'

const mostNamed = 50
const longestTail = 256 * 1024

/** The chains of a folder, oldest first; none where there is no folder. */
export const chainsIn = async (folder: string): Promise<string[]> => {
  const names = await readdir(folder).catch((error: { code?: unknown }) => {
    if (error.code === 'ENOENT') return []
    throw error as Error
  })
  return names
    .filter(name => /^[\dA-Z]{26}\.ndjson$/.test(name))
    .map(name => path.basename(name, '.ndjson'))
    .toSorted()
}

export const fileOf = (folder: string, chain: string): string => path.join(folder, `${chain}.ndjson`)

/** What the first rows of all chains say of the others. */
export const headsNamedIn = async (folder: string): Promise<Head[]> => {
  const heads: Head[] = []
  for (const chain of await chainsIn(folder))
    for await (const row of readChain(fileOf(folder, chain), chain)) {
      const found = 'fault' in row ? null : row.row['found']
      if (Array.isArray(found)) heads.push(...found.filter(isHead))
      break
    }
  return heads
}

/** The last whole row of each of the newest chains; a row that a killed process did not finish was answered to nobody. */
export const headsIn = async (folder: string): Promise<Head[]> => {
  const newest = (await chainsIn(folder)).slice(-mostNamed)
  const heads = await Promise.all(newest.map(chain => headOf(folder, chain)))
  return heads.filter(head => head !== null)
}

const headOf = async (folder: string, chain: string): Promise<Head | null> => {
  const line = (await tailOf(fileOf(folder, chain))).split('\n').at(-2)
  const [, seq, hash] = /^\{"seq":(\d+),.*"hash":"([\w-]{43})"\}$/.exec(line ?? '') ?? []
  return hash === undefined ? null : { chain, seq: Number(seq), hash, at: new Date().toISOString() }
}

const tailOf = async (file: string): Promise<string> => {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    const buffer = Buffer.alloc(Math.min(size, longestTail))
    await handle.read(buffer, 0, buffer.length, size - buffer.length)
    return buffer.toString()
  } finally {
    await handle.close()
  }
}
