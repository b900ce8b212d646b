import { request } from 'node:http'
import type { Socket } from 'node:net'
import { isLoopback } from '../listen.ts'
import { TransportError } from '../transport/transport.ts'
import { envelopeHeader } from '../trust/envelope.ts'
import type { Signer } from '../trust/signer.ts'
import { nearHeader } from './nearSocket.ts'
import { wireOver, type Wire } from './wire.ts'

/** What a wire is asked for with: an `Upgrade` of HTTP/1.1, signed as any request. */
export const wireProtocol = 'e360-wire-1'

const patienceMs = 10_000
const keepAliveMs = 15_000

/** Where a service is asked for a wire: by `socketPath` where it is told, else by host and port. */
interface Address {
  hostname: string
  port: string
  socketPath?: string
  path: string
}

/**
 * Asks a service for a wire. One on this machine that has another way for those nearby is asked there.
 * @returns null where it answers, and speaks none
 * @throws TransportError where nobody answers, or the signature is not taken
 */
export const openWire = async (address: Address, signer: Signer | null): Promise<Wire | null> => {
  const opened = await upgrade(address, signer)
  if (opened?.near === undefined || address.socketPath !== undefined || !isLoopback(address.hostname))
    return opened && opened.wire
  const near = await upgrade({ ...address, socketPath: opened.near }, signer).catch(() => null)
  if (!near) return opened.wire
  opened.wire.close()
  return near.wire
}

const upgrade = (
  { hostname, port, socketPath, path }: Address,
  signer: Signer | null,
): Promise<{ wire: Wire; near: string | undefined } | null> =>
  new Promise((resolve, reject) => {
    const headers: Record<string, string> = { connection: 'Upgrade', upgrade: wireProtocol }
    if (signer) headers[envelopeHeader] = signer.sign({ method: 'GET', path, headers, body: '' }, null)
    const asked = request({ hostname, port, socketPath, path, headers, agent: false, timeout: patienceMs })
    asked.once('upgrade', ({ headers: told }, socket: Socket, first: Buffer) => {
      socket.setTimeout(0)
      socket.setNoDelay(true)
      socket.setKeepAlive(true, keepAliveMs)
      resolve({ wire: wireOver(socket, first), near: pathIn(told[nearHeader]) })
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

const pathIn = (told: string | string[] | undefined): string | undefined => {
  try {
    return typeof told === 'string' ? decodeURIComponent(told) : undefined
  } catch {
    return undefined
  }
}
