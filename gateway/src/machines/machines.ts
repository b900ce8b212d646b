import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { readOrMakeFile } from '@e360/kit/onceFile'
import type { Settings } from '@e360/kit/settings'
import { createLocalJWKSet, exportJWK, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose'
import type { Authenticate } from '../caller.ts'
import { verifier } from '../issuer/verify.ts'
import { openKeyStore, type KeyStore, type MachineKey } from './keyStore.ts'

/** Machines sign in with keys of this product's own, whoever signs people in. */
export interface Machines {
  keys: KeyStore
  /** a bearer token of a machine whose key was checked */
  issueToken: (key: MachineKey) => Promise<{ token: string; seconds: number }>
  /** @param people how everybody else signs in */
  beside: (people: Authenticate) => Authenticate
}

const issuer = 'urn:e360:machines'
const audience = 'e360'
const seconds = 600

/** Opens the keys of a data directory; the first process makes what signs their tokens. */
export const openMachines = async ({ E360_DATA_DIR }: Pick<Settings, 'E360_DATA_DIR'>): Promise<Machines> => {
  const keys = openKeyStore(E360_DATA_DIR)
  const file = path.join(E360_DATA_DIR, 'machine-issuer.jwk')
  const { d, ...publicKey } = JSON.parse(await readOrMakeFile(file, makeKey)) as JWK
  const privateKey = await importJWK({ ...publicKey, d }, 'ES256')
  const header = { alg: 'ES256', kid: publicKey.kid! }
  const authenticate = verifier({
    keys: createLocalJWKSet({ keys: [publicKey] }),
    issuer,
    audience,
    isInForce: ({ key }) => typeof key === 'string' && keys.isInForce(key),
  })
  // all tokens of machines begin with the same words
  const beginning = `${Buffer.from(JSON.stringify(header)).toString('base64url')}.`
  return {
    keys,
    issueToken: async ({ id, sub, department, systems }) => ({
      seconds,
      token: await new SignJWT({ roles: ['system'], department, systems: [...systems], key: id })
        .setProtectedHeader(header)
        .setSubject(sub)
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime(`${seconds}s`)
        .sign(privateKey),
    }),
    beside: people => (authorization, at) =>
      authorization?.includes(beginning) ? authenticate(authorization, at) : people(authorization, at),
  }
}

const makeKey = async (): Promise<string> => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  return JSON.stringify({ ...(await exportJWK(privateKey)), alg: 'ES256', kid: `machines-${randomUUID()}` })
}
