import type { Role } from '@e360/kit/caller'
import { readOrMakeFile } from '@e360/kit/onceFile'
import type { Settings } from '@e360/kit/settings'
import { createLocalJWKSet, exportJWK, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { Authenticate } from '../caller.ts'
import { verifier } from './verify.ts'

/** Whom a development token describes. */
export interface TokenRequest {
  role: Role
  /** default: `dev-` and the role */
  sub?: string
  region?: string
  department?: string
  systems?: readonly string[]
  name?: string
  /** seconds from now; default 12 hours */
  expiresIn?: number
}

/** Signs tokens for trying the product out, with a key of its own for each data directory. */
export interface DevelopmentIssuer {
  issueToken: (request: TokenRequest) => Promise<string>
  authenticate: Authenticate
}

const issuer = 'urn:e360:development'
const audience = 'e360'
const defaultSeconds = 12 * 60 * 60

/**
 * Opens the issuer of a data directory; the first to come makes its key, also when several come at once.
 * @throws Error with a Chinese sentence in production, or where the key file cannot be read
 */
export const developmentIssuer = async ({
  E360_DATA_DIR,
  NODE_ENV,
}: DevelopmentSettings): Promise<DevelopmentIssuer> => {
  if (NODE_ENV === 'production')
    throw new Error('生产环境不能使用开发令牌：请设置 E360_JWKS_URL、E360_ISSUER、E360_AUDIENCE，由 OpenID 服务登录')
  const { d, ...publicKey } = await readOrMakeKey(path.join(E360_DATA_DIR, 'development-issuer.jwk'))
  const privateKey = await importJWK({ ...publicKey, d }, 'ES256')
  return {
    issueToken: ({ role, sub = `dev-${role}`, expiresIn = defaultSeconds, ...claims }) =>
      new SignJWT({ ...claims, roles: [role] })
        .setProtectedHeader({ alg: 'ES256', kid: publicKey.kid! })
        .setSubject(sub)
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime(Math.floor(Date.now() / 1_000) + expiresIn)
        .sign(privateKey),
    authenticate: verifier({ keys: createLocalJWKSet({ keys: [publicKey] }), issuer, audience }),
  }
}

export type DevelopmentSettings = Pick<Settings, 'E360_DATA_DIR' | 'NODE_ENV'>

const readOrMakeKey = async (file: string): Promise<JWK> => {
  const key = parseKey(await readOrMakeFile(file, makeKey))
  if (!key)
    throw new Error(`开发令牌的密钥文件 ${path.basename(file)} 已损坏：请删除它后重新启动（已签发的开发令牌随之失效）`)
  return key
}

const parseKey = (text: string): JWK | null => {
  try {
    const key = JSON.parse(text) as JWK
    return key.kty === 'EC' && typeof key.d === 'string' && typeof key.kid === 'string' ? key : null
  } catch {
    return null
  }
}

const makeKey = async (): Promise<string> => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  return JSON.stringify({ ...(await exportJWK(privateKey)), alg: 'ES256', kid: randomUUID() })
}
