import type { Caller } from '@e360/kit/caller'
import { publicCaller } from '@e360/kit/caller'
import { failure } from '@e360/kit/errors'
import { errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose'
import { LRUCache } from 'lru-cache'
import type { Authenticate } from '../caller.ts'
import { mixesRoles, readClaims } from './claims.ts'
import { strictToken } from './strictToken.ts'

/** Whose tokens are good. */
export interface Trust {
  keys: JWTVerifyGetKey
  issuer: string
  audience: string
  /** asked for every request, also where the token is known */
  isInForce?: (payload: JWTPayload) => boolean | Promise<boolean>
}

const algorithms = ['ES256', 'RS256', 'PS256', 'EdDSA']
const clockToleranceSeconds = 5
const mostKept = 5_000
const longestKeptMs = 5 * 60_000

/**
 * Checks bearer tokens: signature, algorithm, issuer, audience, time. A good one is kept until it expires, at most five minutes, so that a
 * key that was withdrawn loses its force.
 */
export const verifier = ({ keys, issuer, audience, isInForce }: Trust): Authenticate => {
  const kept = new LRUCache<string, { caller: Caller; payload: JWTPayload }>({ max: mostKept })
  const options = {
    issuer,
    audience,
    algorithms,
    clockTolerance: clockToleranceSeconds,
    requiredClaims: ['exp', 'sub'],
  }
  return async (authorization, at) => {
    if (authorization === undefined) return publicCaller
    const before = kept.get(authorization)
    if (before) {
      if (isInForce && !(await isInForce(before.payload))) throw refused()
      return before.caller
    }
    const token = strictToken(authorization)
    if (token === null) throw refused()
    const payload = await jwtVerify(
      token,
      keys,
      at === undefined ? options : { ...options, currentDate: new Date(at) },
    ).then(verified => verified.payload, explain)
    const caller = readClaims(payload)
    if (caller === null || (isInForce && !(await isInForce(payload)))) throw refused()
    if (mixesRoles(caller)) throw refused('令牌不能使用：审计（auditor）、管理（admin）不得与其他角色由同一人兼任')
    const ttl = Math.min(payload.exp! * 1_000 - Date.now(), longestKeptMs)
    if (ttl >= 1) kept.set(authorization, { caller, payload }, { ttl: Math.floor(ttl) })
    return caller
  }
}

const refused = (sentence?: string) =>
  failure('UNAUTHENTICATED', sentence, { http: { status: 401, headers: new Map([['www-authenticate', 'Bearer']]) } })

/** A bad token is the client's fault; where the provider's keys cannot be had it is not. */
const explain = (error: unknown): JWTPayload => {
  const isVerdict =
    error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout) && error.code !== 'ERR_JOSE_GENERIC'
  if (isVerdict) throw refused()
  throw failure('INTERNAL_SERVER_ERROR', '暂时无法核验登录令牌，请稍后重试', { http: { status: 503 } })
}
