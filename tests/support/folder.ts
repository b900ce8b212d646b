import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll } from '@jest/globals'

/** An empty folder that goes when the tests of this file are over. */
export const freshFolder = async (): Promise<string> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'e360-system-'))
  folders.push(folder)
  return folder
}

const folders: string[] = []

/** What the end of a test file takes down, last first: processes before the folders that they write to. */
const closing: (() => Promise<unknown>)[] = []

export const whenOver = (close: () => Promise<unknown>): void => void closing.push(close)

afterAll(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
  await Promise.all(folders.splice(0).map(folder => rm(folder, { recursive: true, force: true })))
})

/** Ports of the loopback address that nobody uses now, all different. */
export const freePorts = async (count: number): Promise<number[]> => {
  const probes = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<{ port: number; close: () => Promise<void> }>((resolve, reject) => {
          const probe = createServer()
          probe.once('error', reject)
          probe.listen(0, '127.0.0.1', () =>
            resolve({
              port: (probe.address() as AddressInfo).port,
              close: () => new Promise(done => void probe.close(() => done())),
            }),
          )
        }),
    ),
  )
  await Promise.all(probes.map(probe => probe.close()))
  return probes.map(({ port }) => port)
}
