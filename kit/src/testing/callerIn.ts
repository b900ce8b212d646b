import type { IncomingHttpHeaders } from 'node:http'
import { decodeCaller, type Caller } from '../caller.ts'
import { envelopeHeader } from '../trust/envelope.ts'

/** Who asks, as a signed request says; whether its signature is good is not looked at. */
export const callerIn = (headers: IncomingHttpHeaders | undefined): Caller =>
  decodeCaller(String(headers?.[envelopeHeader] ?? '').split('.')[4] ?? '')
