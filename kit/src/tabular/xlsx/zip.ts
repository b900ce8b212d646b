import { pipeline } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { failure } from '../../errors.ts'
import { fileRange } from '../fileRange.ts'
import { limits } from '../limits.ts'
import type { FileHandle } from 'node:fs/promises'

export interface ZipPart {
  name: string
  method: number
  encrypted: boolean
  packedSize: number
  /** where its local header stands */
  offset: number
}

export interface Zip {
  parts: ReadonlyMap<string, ZipPart>
  /**
   * Unpacks one part as it is read.
   * @param onRead told how many packed bytes have been read so far
   * @throws BAD_USER_INPUT where the part is damaged or unpacks beyond `limits.unpacked` or `limits.packing`
   */
  read: (part: ZipPart, onRead?: (packed: number) => void) => AsyncGenerator<Buffer>
}

const damaged = () => failure('BAD_USER_INPUT', '文件已损坏或不完整，请用 Excel 打开后重新另存为 .xlsx 再导入')
const bomb = () => failure('BAD_USER_INPUT', '文件解压后过大，请另存为 CSV 或分成几个文件再导入')

const most = { tail: 65_557, directory: 16_777_216, parts: 10_000 }

/**
 * Reads the directory of a ZIP archive, ZIP64 too. Sizes that the archive states are not believed: unpacking counts.
 * Source: PKWARE APPNOTE 6.3.
 */
export const openZip = async (file: FileHandle): Promise<Zip> => {
  const { size } = await file.stat()
  const { at, length, count } = await findDirectory(file, size)
  if (length > most.directory || count > most.parts) throw bomb()
  const directory = await readAt(file, at, length)
  const parts = new Map<string, ZipPart>()
  let from = 0
  for (let index = 0; index < count; index += 1) {
    if (from + 46 > directory.length || directory.readUInt32LE(from) !== 0x02014b50) throw damaged()
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map(field =>
      directory.readUInt16LE(from + field),
    ) as [number, number, number]
    const extra = directory.subarray(from + 46 + nameLength, from + 46 + nameLength + extraLength)
    const name = directory.toString('utf8', from + 46, from + 46 + nameLength)
    parts.set(normalPath(name), {
      name,
      method: directory.readUInt16LE(from + 10),
      encrypted: (directory.readUInt16LE(from + 8) & 1) === 1,
      ...widened(
        extra,
        directory.readUInt32LE(from + 24),
        directory.readUInt32LE(from + 20),
        directory.readUInt32LE(from + 42),
      ),
    })
    from += 46 + nameLength + extraLength + commentLength
  }
  return { parts, read: (part, onRead) => unpack(file, size, part, onRead) }
}

/** Names of parts are compared without case, leading slash and backslashes: writers differ. */
export const normalPath = (name: string): string => name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase()

async function* unpack(
  file: FileHandle,
  size: number,
  part: ZipPart,
  onRead?: (packed: number) => void,
): AsyncGenerator<Buffer> {
  if (part.encrypted) throw failure('BAD_USER_INPUT', '文件已加密，请去掉密码后重新导入')
  const local = await readAt(file, part.offset, 30)
  if (local.readUInt32LE(0) !== 0x04034b50 || (part.method !== 0 && part.method !== 8)) throw damaged()
  const start = part.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28)
  if (start + part.packedSize > size) throw damaged()
  if (part.packedSize === 0) return
  let read = 0
  const packed = async function* () {
    for await (const chunk of fileRange(file, start, start + part.packedSize)) {
      yield chunk
      read += chunk.length
    }
  }
  const unpacked = part.method === 0 ? packed() : pipeline(packed, createInflateRaw({ chunkSize: 65_536 }), () => {})
  let written = 0
  try {
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      written += chunk.length
      if (written > limits.unpacked || (written > limits.packingFrom && written > limits.packing * part.packedSize))
        throw bomb()
      onRead?.(read)
      yield chunk
    }
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code?.startsWith('Z_') ? damaged() : error
  }
}

const findDirectory = async (
  file: FileHandle,
  size: number,
): Promise<{ at: number; length: number; count: number }> => {
  const length = Math.min(size, most.tail)
  const tail = await readAt(file, size - length, length)
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + 22 > tail.length) throw damaged()
  const found = {
    at: tail.readUInt32LE(end + 16),
    length: tail.readUInt32LE(end + 12),
    count: tail.readUInt16LE(end + 10),
  }
  const locator = end - 20
  if (locator < 0 || tail.readUInt32LE(locator) !== 0x07064b50) return found
  const wide = await readAt(file, Number(tail.readBigUInt64LE(locator + 8)), 56)
  if (wide.readUInt32LE(0) !== 0x06064b50) throw damaged()
  const [count, bytes, at] = [32, 40, 48].map(field => Number(wide.readBigUInt64LE(field))) as [number, number, number]
  return { at, length: bytes, count }
}

/** ZIP64 keeps a number that does not fit into 32 bits in the extra field, in this order. */
const widened = (extra: Buffer, unpackedSize: number, packedSize: number, offset: number) => {
  let at = 0
  while (at + 4 <= extra.length && extra.readUInt16LE(at) !== 1) at += 4 + extra.readUInt16LE(at + 2)
  at += 4
  const wide = (narrow: number) => {
    if (narrow !== 0xffff_ffff) return narrow
    if (at + 8 > extra.length) throw damaged()
    at += 8
    return Number(extra.readBigUInt64LE(at - 8))
  }
  wide(unpackedSize)
  return { packedSize: wide(packedSize), offset: wide(offset) }
}

const readAt = async (file: FileHandle, position: number, length: number): Promise<Buffer> => {
  if (!Number.isSafeInteger(position) || position < 0) throw damaged()
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, position)
  if (bytesRead < length) throw damaged()
  return buffer
}
