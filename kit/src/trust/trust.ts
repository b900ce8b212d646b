import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import path from 'node:path'
import { randomBytes } from 'node:crypto'
import type { Log } from '../log.ts'
import { readOrMakeFile } from '../onceFile.ts'
import type { Settings } from '../settings.ts'
import type { ServiceOperation } from './envelope.ts'
import { gateOf, type Gate } from './gate.ts'
import { signerOf, type Signer } from './signer.ts'

/** How one service makes itself known to others, and knows them. */
export interface Trust {
  /** signs what is sent to one service */
  signer: (to: string) => Signer
  /** lets in what named services are allowed to ask, and nobody else */
  gate: (allowed: Readonly<Record<string, readonly ServiceOperation[]>>, log: Log) => Gate
}

type TrustSettings = Pick<Settings, 'E360_ACCESS' | 'E360_DATA_DIR' | 'E360_SERVICE_SECRET'>

/**
 * The trust of this process: from `E360_SERVICE_SECRET`, else from a secret that the first process makes in the data directory. null where
 * access is switched off.
 * @param name as which service this process speaks
 */
export const openTrust = async (settings: TrustSettings, name: string): Promise<Trust | null> => {
  return settings.E360_ACCESS === 'off' ? null : trustBy(await serviceSecret(settings), name)
}

/** What all services of a product share and nobody else knows. */
export const serviceSecret = async ({
  E360_DATA_DIR,
  E360_SERVICE_SECRET,
}: Pick<Settings, 'E360_DATA_DIR' | 'E360_SERVICE_SECRET'>): Promise<string> =>
  E360_SERVICE_SECRET ??
  readOrMakeFile(path.join(E360_DATA_DIR, 'service-secret'), async () => randomBytes(32).toString('base64url'))

/** @param secret what all services share; each signs with a key of its own that is made from it */
export const trustBy = (secret: string, name: string): Trust => ({
  signer: signerOf(keyOf(secret, name), name, service => keyOf(secret, service)),
  gate: (allowed, log) =>
    gateOf(
      { name, key: keyOf(secret, name) },
      new Map(Object.entries(allowed).map(([from, operations]) => [from, { key: keyOf(secret, from), operations }])),
      log,
    ),
})

const keyOf = (secret: string, service: string): KeyObject =>
  createSecretKey(createHmac('sha256', secret).update(`e360 service key 1\n${service}`).digest())
