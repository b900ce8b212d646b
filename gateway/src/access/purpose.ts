import type { IncomingHttpHeaders } from 'node:http'
import { readPurpose } from '@e360/kit/access/purposes'
import type { Caller } from '@e360/kit/caller'

/** What was made of a caller last, so that who asks again in the same words is one and the same object. */
const last = new WeakMap<Caller, { told: string | undefined; glass: string | undefined; made: Caller }>()

/**
 * Lets the caller say why: `x-e360-purpose` and `x-e360-glass-reason`.
 * @throws BAD_USER_INPUT, status 400, where the purpose is none
 */
export const withPurpose = <Known extends Caller | null>(caller: Known, headers: IncomingHttpHeaders): Known => {
  const [told, glass] = [one(headers['x-e360-purpose']), one(headers['x-e360-glass-reason'])]
  if (caller === null || (told === undefined && glass === undefined)) return caller
  const before = last.get(caller)
  if (before && before.told === told && before.glass === glass) return before.made as Known
  const purpose = readPurpose(told, glass)
  const made = purpose ? { ...caller, purpose } : caller
  last.set(caller, { told, glass, made })
  return made
}

const one = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header.join('; ') : header
