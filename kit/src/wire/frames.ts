import { isUtf8 } from 'node:buffer'
import type { Duplex } from 'node:stream'

/** One message on a wire: `bytes of the rest · number · bytes of the head · head · body`, numbers big endian, texts UTF-8. */
export interface Frame {
  /** of a request, which its answer bears too; 0: {@link goodbye} */
  number: number
  head: string
  body: string
}

/** Who sends it will end: nothing more should be asked on this wire; what was asked is answered. */
export const goodbye: Frame = { number: 0, head: '', body: '' }

const lengthBytes = 4
const fixedBytes = 4 + 2
const longestHead = 65_535

const bytesOf = ({ number, head, body }: Frame): Buffer => {
  const headBytes = Buffer.byteLength(head)
  if (headBytes > longestHead) throw new Error('a frame’s head is too long')
  const rest = fixedBytes + headBytes + Buffer.byteLength(body)
  const bytes = Buffer.allocUnsafe(lengthBytes + rest)
  bytes.writeUInt32BE(rest, 0)
  bytes.writeUInt32BE(number, 4)
  bytes.writeUInt16BE(headBytes, 8)
  bytes.write(head, 10)
  bytes.write(body, 10 + headBytes)
  return bytes
}

/** Sends frames; those of one turn of the event loop go to the system together. */
export const frameWriter = (socket: Duplex): ((frame: Frame) => void) => {
  let isCorked = false
  const flush = () => {
    isCorked = false
    socket.uncork()
  }
  return frame => {
    if (!isCorked) {
      isCorked = true
      socket.cork()
      setImmediate(flush)
    }
    socket.write(bytesOf(frame))
  }
}

/**
 * Reads frames out of the pieces of a stream.
 * @param most bytes of a frame
 * @returns takes the next piece. @throws Error where what comes is no frame, or too large
 */
export const frameReader = (most: number, take: (frame: Frame) => void): ((piece: Buffer) => void) => {
  let pieces: Buffer[] = []
  let size = 0
  let wanted = lengthBytes
  return piece => {
    pieces.push(piece)
    size += piece.length
    if (size < wanted) return
    const bytes = pieces.length === 1 ? piece : Buffer.concat(pieces, size)
    let at = 0
    wanted = lengthBytes
    while (bytes.length - at >= lengthBytes) {
      const end = at + lengthBytes + bytes.readUInt32BE(at)
      if (end - at > most || end - at < lengthBytes + fixedBytes) throw new Error('no frame, or one that is too large')
      if (bytes.length < end) {
        wanted = end - at
        break
      }
      take(frameOf(bytes.subarray(at + lengthBytes, end)))
      at = end
    }
    size = bytes.length - at
    pieces = size > 0 ? [bytes.subarray(at)] : []
  }
}

const frameOf = (bytes: Buffer): Frame => {
  const start = fixedBytes + bytes.readUInt16BE(4)
  if (start > bytes.length || !isUtf8(bytes.subarray(fixedBytes))) throw new Error('no frame')
  return {
    number: bytes.readUInt32BE(0),
    head: bytes.toString('utf8', fixedBytes, start),
    body: bytes.toString('utf8', start),
  }
}
