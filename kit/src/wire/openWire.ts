import { request } from 'node:http'
import type { Socket } from 'node:net'
import { TransportError } from '../transport/transport.ts'
import { envelopeHeader } from '../trust/envelope.ts'
import type { Signer } from '../trust/signer.ts'
import { wireOver, type Wire } from './wire.ts'

/** What a wire is asked for with: an `Upgrade` of HTTP/1.1, signed as any request. */
export const wireProtocol = 'e360-wire-1'

const patienceMs = 10_000
const keepAliveMs = 15_000

/**
 * Asks a service for a wire.
 * @returns null where it answers, and speaks none
 * @throws TransportError where nobody answers, or the signature is not taken
 */
export const openWire = (
  { hostname, port, socketPath, path }: { hostname: string; port: string; socketPath?: string; path: string },
  signer: Signer | null,
): Promise<Wire | null> =>
  new Promise((resolve, reject) => {
    const headers: Record<string, string> = { connection: 'Upgrade', upgrade: wireProtocol }
    if (signer) headers[envelopeHeader] = signer.sign({ method: 'GET', path, headers, body: '' }, null)
    const asked = request({ hostname, port, socketPath, path, headers, agent: false, timeout: patienceMs })
    asked.once('upgrade', (_response, socket: Socket, first: Buffer) => {
      socket.setTimeout(0)
      socket.setNoDelay(true)
      socket.setKeepAlive(true, keepAliveMs)
      resolve(wireOver(socket, first))
    })
    asked.once('response', ({ statusCode }) => {
      asked.destroy()
      if (statusCode === 401 || statusCode === 403) reject(new TransportError('UNTRUSTED'))
      else resolve(null)
    })
    asked.once('timeout', () => asked.destroy(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })))
    asked.on('error', error => reject(new TransportError('CONNECTION', error)))
    asked.end()
  })
