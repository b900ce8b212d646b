import { pipeline, type Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { TransportError } from './transport.ts'

const decoders = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress }

/**
 * Reads a body to its end as UTF-8, decompressed while it streams.
 * @param limit most bytes after decompression; more ends the reading at once, so a small body cannot unfold into a large one
 * @throws TransportError TOO_LARGE, or BROKEN where it ends early, is not UTF-8, or is encoded in another way
 */
export const readText = async (body: Readable, encoding: string | undefined, limit: number): Promise<string> => {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of decoded(body, encoding) as AsyncIterable<Uint8Array>) {
      size += chunk.length
      if (size > limit) throw new TransportError('TOO_LARGE')
      chunks.push(chunk)
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks))
  } catch (error) {
    abandon(body)
    throw error instanceof TransportError ? error : new TransportError('BROKEN', error)
  }
}

/** Gives up a body; what it says of that is of no interest. */
export const abandon = (body: Readable): void => {
  body.on('error', () => undefined).destroy()
}

const decoded = (body: Readable, encoding = 'identity'): Readable => {
  const name = encoding.trim().toLowerCase()
  if (name === 'identity' || name === '') return body
  if (!Object.hasOwn(decoders, name)) throw new TransportError('BROKEN')
  const decoder = decoders[name as keyof typeof decoders]()
  // an error of either stream destroys both and is thrown where the decoder is read
  pipeline(body, decoder, () => undefined)
  return decoder
}
