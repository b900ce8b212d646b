import type { TableSource } from '../read.ts'

/** Content as it arrives over a network: in pieces of the given size. */
export const sent = (content: string | Uint8Array, pieces = 16_384, name = '样例.csv'): TableSource => ({
  stream: cut(Buffer.from(content as Uint8Array), pieces),
  name,
})

async function* cut(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

export const collect = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

/** The sentence that a refused request shows, or why it was not refused. */
export const refusal = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'was not refused',
    (error: { message: string; extensions?: { code?: string } }) => `${error.extensions?.code}: ${error.message}`,
  )
