import { Readable } from 'node:stream'
import { Pool } from 'undici'
import type { Caller } from '../caller.ts'
import { failure } from '../errors.ts'
import { envelopeHeader } from '../trust/envelope.ts'
import type { Signer } from '../trust/signer.ts'
import { doorHeaders, type Door } from './door.ts'

/** Below this path a department's server has its door, beside what services ask of each other. */
export const doorPath = '/exchange'

/**
 * A department's door in another process.
 * @param url `http://127.0.0.1:4002`, or `unix:/path/to/socket`
 * @param signer null where access is switched off
 */
export const openRemoteDoor = (url: string, signer: Signer | null): { door: Door; close: () => Promise<void> } => {
  // a push may take as long as it takes, and its answer begins with its first batch or, under a key, with its end
  const patience = { headersTimeout: 0, bodyTimeout: 0 }
  // no limit of connections: each has a client's own, and those who wait for news would keep out who pushes
  const pool = url.startsWith('unix:')
    ? new Pool('http://localhost', { socketPath: url.slice('unix:'.length), ...patience })
    : new Pool(new URL(url).origin, patience)
  return {
    door: async ({ method, path, query, headers, caller, requestId, body, signal }) => {
      const message = { method, path: pathOf(path, query), headers: { ...told(headers), 'x-request-id': requestId } }
      const signed = signer && sign(signer, message, caller, body)
      const response = await pool
        .request({
          ...message,
          headers: { ...message.headers, ...(signed && { [envelopeHeader]: signed.header }) },
          body: method === 'POST' ? Readable.from(signed?.body ?? body, { objectMode: false }) : null,
          signal,
        })
        .catch((error: unknown) => {
          throw signal.aborted ? error : failure('SECTION_UNAVAILABLE', '这个部门的服务暂时无法连接，请稍后重试')
        })
      return { status: response.statusCode, headers: passedOn(response.headers), body: response.body }
    },
    close: () => pool.destroy(),
  }
}

const pathOf = (path: string, query: Readonly<Record<string, string | undefined>>) => {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return `${doorPath}${path}?${new URLSearchParams(given).toString()}`
}

const sign = (
  signer: Signer,
  message: { method: 'GET' | 'POST'; path: string; headers: Readonly<Record<string, string>> },
  caller: Caller | null,
  body: AsyncIterable<Uint8Array>,
): { header: string; body?: AsyncIterable<Uint8Array> } =>
  message.method === 'POST'
    ? signer.signStream(message, caller, body)
    : { header: signer.sign({ ...message, body: '' }, caller) }

const answered = ['content-type', 'retry-after', 'idempotency-replayed']

const passedOn = (headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> =>
  Object.fromEntries(answered.flatMap(name => (typeof headers[name] === 'string' ? [[name, headers[name]]] : [])))

/** What is not told is left out. */
const told = (headers: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(doorHeaders.flatMap(name => (headers[name] === undefined ? [] : [[name, headers[name]]])))
