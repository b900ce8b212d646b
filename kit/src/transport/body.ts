import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate } from 'node:zlib'
import { TransportError } from './transport.ts'

const decoders = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
}
const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * A body as text.
 * @param limit most bytes after decompression; more ends it at once, so that a small body cannot unfold into a large one
 * @throws TransportError TOO_LARGE, or BROKEN where it ends early, is not UTF-8, or is encoded in another way
 */
export const textOf = async (bytes: Uint8Array, encoding: string, limit: number): Promise<string> => {
  try {
    return utf8.decode(encoding === '' || encoding === 'identity' ? bytes : await decoded(bytes, encoding, limit))
  } catch (error) {
    throw new TransportError(codeOf(error) === 'ERR_BUFFER_TOO_LARGE' ? 'TOO_LARGE' : 'BROKEN', error)
  }
}

const decoded = (bytes: Uint8Array, encoding: string, limit: number): Promise<Uint8Array> => {
  if (!Object.hasOwn(decoders, encoding)) throw new TransportError('BROKEN')
  return decoders[encoding as keyof typeof decoders](bytes, { maxOutputLength: limit })
}

const codeOf = (error: unknown) => (error as { code?: unknown }).code
