import type { IncomingHttpHeaders } from 'node:http'
import { readPurpose } from '@e360/kit/access/purposes'
import type { Caller } from '@e360/kit/caller'

/**
 * Lets the caller say why: `x-e360-purpose` and `x-e360-glass-reason`.
 * @throws BAD_USER_INPUT, status 400, where the purpose is none
 */
export const withPurpose = <Known extends Caller | null>(caller: Known, headers: IncomingHttpHeaders): Known => {
  const [told, glass] = [headers['x-e360-purpose'], headers['x-e360-glass-reason']]
  if (caller === null || (told === undefined && glass === undefined)) return caller
  const purpose = readPurpose(one(told), one(glass))
  return purpose ? { ...caller, purpose } : caller
}

const one = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header.join('; ') : header
