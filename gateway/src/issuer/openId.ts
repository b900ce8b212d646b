import type { Settings } from '@e360/kit/settings'
import { isLoopback } from '@e360/kit/listen'
import { createRemoteJWKSet } from 'jose'
import type { Authenticate } from '../caller.ts'
import { verifier } from './verify.ts'

const timeoutMs = 3_000
/** A key that was withdrawn is forgotten after this time; one that is new is looked for at most so often. */
const [keptMs, newestMs] = [5 * 60_000, 5_000]

/**
 * Sign-in by an OpenID provider: its keys are fetched when the first token comes and kept.
 * @throws Error whose Chinese sentence names the setting that is missing or unsafe
 */
export const openIdProvider = ({ E360_JWKS_URL, E360_ISSUER, E360_AUDIENCE }: OpenIdSettings): Authenticate => {
  const given = { E360_JWKS_URL, E360_ISSUER, E360_AUDIENCE }
  for (const [name, value] of Object.entries(given))
    if (value === undefined)
      throw new Error(`缺少设置 ${name}：使用 OpenID 登录时，E360_JWKS_URL、E360_ISSUER、E360_AUDIENCE 须同时设置`)
  const url = new URL(E360_JWKS_URL!)
  if (url.protocol !== 'https:' && !isLoopback(url.hostname))
    throw new Error('设置 E360_JWKS_URL 无效：公钥须经 https 取得，只有本机地址可用 http')
  return verifier({
    keys: createRemoteJWKSet(url, { timeoutDuration: timeoutMs, cacheMaxAge: keptMs, cooldownDuration: newestMs }),
    issuer: E360_ISSUER!,
    audience: E360_AUDIENCE!,
  })
}

export type OpenIdSettings = Pick<Settings, 'E360_JWKS_URL' | 'E360_ISSUER' | 'E360_AUDIENCE'>
