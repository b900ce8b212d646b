import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto'

const macBytes = 32
const headBytes = 4 + macBytes
/** A sender never makes larger pieces; a receiver keeps no more in memory before it knows who sent it. */
const largestPiece = 1 << 20

/**
 * A body that is signed while it streams: `length (4 bytes, big endian) · mac · piece`, each mac over the one before and the piece, the first
 * one before being the envelope's. An empty piece ends it, so a cut is seen.
 */
export async function* seal(key: KeyObject, first: Buffer, body: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let before = first
  for await (const chunk of body)
    for (let start = 0; start < chunk.length; start += largestPiece) {
      const piece = chunk.subarray(start, start + largestPiece)
      before = macAfter(key, before, piece)
      yield Buffer.concat([lengthOf(piece), before, piece])
    }
  yield Buffer.concat([lengthOf(''), macAfter(key, before, new Uint8Array())])
}

/**
 * Reads what {@link seal} wrote; nothing is handed on before its mac is checked.
 * @throws Error where a piece was changed, left out, added or cut off
 */
export async function* unseal(
  key: KeyObject,
  first: Buffer,
  sealed: AsyncIterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  let before = first
  let rest: Buffer = Buffer.alloc(0)
  let ended = false
  for await (const chunk of sealed) {
    rest = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk])
    for (let next = pieceIn(rest); next !== null; next = pieceIn(rest)) {
      const { mac, piece, end } = next
      before = macAfter(key, before, piece)
      if (ended || !timingSafeEqual(mac, before)) throw broken()
      rest = rest.subarray(end)
      ended = piece.length === 0
      if (!ended) yield piece
    }
  }
  if (!ended || rest.length > 0) throw broken()
}

const pieceIn = (bytes: Buffer) => {
  if (bytes.length < headBytes) return null
  const length = bytes.readUInt32BE(0)
  if (length > largestPiece) throw broken()
  const end = headBytes + length
  return bytes.length < end ? null : { mac: bytes.subarray(4, headBytes), piece: bytes.subarray(headBytes, end), end }
}

const lengthOf = ({ length }: { length: number }) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(length)
  return bytes
}

const macAfter = (key: KeyObject, before: Buffer, piece: Uint8Array) =>
  createHmac('sha256', key).update(before).update(piece).digest()

const broken = () => new Error('a sealed body is not whole')
