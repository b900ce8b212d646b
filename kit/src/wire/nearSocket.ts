import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import type { Server } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { longestPath } from '../listen.ts'

/** Of the answer that agrees to a wire: the path of the {@link NearSocket}, as `encodeURIComponent` writes it. */
export const nearHeader = 'x-e360-near'

/** A second way to a server, for this user on this machine. */
export interface NearSocket {
  path: string
  /** Takes nobody more, and waits until those who came have gone. */
  close: () => Promise<void>
}

/**
 * Lets a server that listens on a port of this machine be reached by a unix socket as well: without TCP a list of a hundred companies costs an eighth
 * less of all processes.
 * @returns null where no such socket can be made
 */
export const openNearSocket = async (server: Server): Promise<NearSocket | null> => {
  // open to this user alone, as its folder is
  const folder = await mkdtemp(path.join(tmpdir(), 'e360-')).catch(() => null)
  if (folder === null) return null
  const file = path.join(folder, 'near.sock')
  const remove = () => rm(folder, { recursive: true, force: true })
  const door = createServer({ allowHalfOpen: true }, socket => void server.emit('connection', socket))
  try {
    if (Buffer.byteLength(file) > longestPath) throw new Error('the path is too long')
    await once(door.listen(file), 'listening')
  } catch {
    await remove()
    return null
  }
  return {
    path: file,
    close: async () => {
      await new Promise(resolve => void door.close(resolve))
      await remove()
    },
  }
}
