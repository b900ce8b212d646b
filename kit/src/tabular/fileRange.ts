import type { FileHandle } from 'node:fs/promises'

/** Reads the bytes from `start` up to `end` in pieces. A stream of Node would close the handle when it is left early. */
export async function* fileRange(file: FileHandle, start = 0, end = Infinity): AsyncGenerator<Buffer> {
  for (let at = start; at < end;) {
    const length = Math.min(262_144, end - at)
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(length), 0, length, at)
    if (bytesRead === 0) return
    at += bytesRead
    yield buffer.subarray(0, bytesRead)
  }
}
