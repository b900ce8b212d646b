import type { Caller } from '@e360/kit/caller'
import { failure } from '@e360/kit/errors'
import type { Limits } from '@e360/kit/limits'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** Takes cost from a caller's budget. @throws RATE_LIMITED, with the seconds to wait, where it is used up */
export type Spend = (caller: Caller, address: string, cost: number) => Promise<void>

const windowSeconds = 10

/** A budget for each token's holder, and for each address without a token; of this process, in memory. */
export const openBudgets = ({ rate, publicRate }: Pick<Limits, 'rate' | 'publicRate'>): Spend => {
  const budget = (perSecond: number) =>
    new RateLimiterMemory({ points: perSecond * windowSeconds, duration: windowSeconds })
  const [known, unknown] = [budget(rate), budget(publicRate)]
  return async ({ sub }, address, cost) => {
    try {
      await (sub === null ? unknown.consume(address, cost) : known.consume(sub, cost))
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error
      const seconds = Math.max(1, Math.ceil(error.msBeforeNext / 1_000))
      const headers = new Map([['retry-after', String(seconds)]])
      throw failure('RATE_LIMITED', `请求过于频繁，请 ${seconds} 秒后再试`, { http: { status: 429, headers } })
    }
  }
}
