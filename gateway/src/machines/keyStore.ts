import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { link, mkdir, open, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { newId } from '@e360/kit/id'
import { z } from 'zod'

const derive = promisify<string, Buffer, number, Buffer>(scrypt)

/** What a machine may be: `system` of a department, for its own source systems. */
export interface Machine {
  /** `sub` of its tokens */
  sub: string
  department: string
  systems: readonly string[]
}

/** A machine's key, without its secret. */
export interface MachineKey extends Machine {
  id: string
  /** RFC 3339 */
  issuedAt: string
  revokedAt: string | null
}

/** The keys of a data directory, shared by all processes that read it. */
export interface KeyStore {
  /** @returns the key, and its secret, which is shown this once */
  issue: (machine: Machine) => Promise<{ key: MachineKey; secret: string }>
  list: () => Promise<MachineKey[]>
  /** @returns whether there is such a key; revoked twice is revoked */
  revoke: (id: string) => Promise<boolean>
  /** null where the key is unknown, revoked, or has another secret */
  check: (id: string, secret: string) => Promise<MachineKey | null>
  /** whether a key is in force; what another process did is known after half a second at the latest */
  isInForce: (id: string) => Promise<boolean>
}

const kept = z.object({
  id: z.string(),
  sub: z.string(),
  department: z.string(),
  systems: z.array(z.string()),
  issuedAt: z.string(),
  salt: z.string(),
  hash: z.string(),
})
const idPattern = /^[\dA-Z]{26}$/
const knownForMs = 500
const revoked = '.revoked'

/**
 * One file a key, and one more where it is revoked: both are only ever made, never changed, so that processes need no lock. Secrets are kept
 * as scrypt hashes.
 */
export const openKeyStore = (dataDir: string): KeyStore => {
  const folder = path.join(dataDir, 'machine-keys')
  const fileOf = (id: string) => path.join(folder, `${id}.json`)
  let names: { at: number; all: Promise<ReadonlySet<string>> } | undefined

  const readNames = async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    return new Set(await readdir(folder))
  }
  const recentNames = () => {
    if (!names || Date.now() - names.at >= knownForMs) names = { at: Date.now(), all: readNames() }
    return names.all
  }
  const read = async (id: string, present: ReadonlySet<string>) => {
    if (!idPattern.test(id) || !present.has(`${id}.json`)) return null
    const { salt, hash, ...key } = kept.parse(JSON.parse(await readFile(fileOf(id), 'utf8')))
    const at = present.has(id + revoked) ? await readFile(path.join(folder, id + revoked), 'utf8') : null
    return { salt, hash, key: { ...key, revokedAt: at } satisfies MachineKey }
  }

  return {
    issue: async machine => {
      await readNames()
      const secret = randomBytes(32).toString('base64url')
      const salt = randomBytes(16)
      const key = { id: newId(), ...machine, issuedAt: new Date().toISOString() }
      const hash = await derive(secret, salt, 32)
      await make(fileOf(key.id), JSON.stringify({ ...key, salt: salt.toString('hex'), hash: hash.toString('hex') }))
      names = undefined
      return { key: { ...key, revokedAt: null }, secret }
    },
    list: async () => {
      const present = await readNames()
      const ids = [...present].filter(name => name.endsWith('.json')).map(name => name.slice(0, -'.json'.length))
      const found = await Promise.all(ids.toSorted().map(id => read(id, present)))
      return found.flatMap(each => (each ? [each.key] : []))
    },
    revoke: async id => {
      const found = await read(id, await readNames())
      if (!found) return false
      if (found.key.revokedAt === null)
        await make(path.join(folder, id + revoked), new Date().toISOString()).catch((error: NodeJS.ErrnoException) => {
          if (error.code !== 'EEXIST') throw error
        })
      names = undefined
      return true
    },
    check: async (id, secret) => {
      const found = await read(id, await readNames())
      if (!found || found.key.revokedAt !== null) return null
      const hash = await derive(secret, Buffer.from(found.salt, 'hex'), 32)
      return timingSafeEqual(hash, Buffer.from(found.hash, 'hex')) ? found.key : null
    },
    isInForce: async id => {
      const present = await recentNames()
      return present.has(`${id}.json`) && !present.has(id + revoked)
    },
  }
}

/** On the disk before it returns; nobody ever sees a part of it. A link does not replace what another process put there. @throws EEXIST */
const make = async (file: string, text: string): Promise<void> => {
  const draft = `${file}.${newId()}`
  try {
    await writeFile(draft, text, { mode: 0o600, flag: 'wx', flush: true })
    await link(draft, file)
  } finally {
    await rm(draft, { force: true })
  }
  const folder = await open(path.dirname(file))
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
